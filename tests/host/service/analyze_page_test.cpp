#include "service/analyze_page.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <string>

#include "base/error.h"
#include "document/extract.h"
#include "service/host_hello.h"
#include "service/list_changes.h"
#include "service/page_documents.h"
#include "service/report_json.h"
#include "service/sample_terms.h"
#include "service/site_summary.h"

namespace smallprint {
namespace {

using test::terms_page;
using test::World;

constexpr std::string_view url = "https://www.unheard-of-shop.com/terms?utm_source=mail#top";

Report visit(World& world, std::string_view html, std::string_view at = url) {
    AnalyzeRequest request;
    request.bytes = html;
    request.url = at;
    Report report = analyze_page(world.session, request);
    world.clock.advance(60'000);
    return report;
}

bool has_history(const World& world) {
    return std::filesystem::exists(world.services.options().data_directory / "history.db");
}

}  // namespace

TEST_CASE("the days that the text names are said at every visit") {
    World world;
    const std::string html = "<p>Last updated: 1 March 2024. Effective 2 April 2024.</p>" + terms_page();
    for (int visits = 0; visits < 2; ++visits) {
        CAPTURE(visits);
        const Report report = visit(world, html);
        REQUIRE(report.document.has_value());
        CHECK(report.document->updated == "2024-03-01");
        CHECK(report.document->effective == "2024-04-02");
    }
}

TEST_CASE("a first visit is new, stored, and its findings quote the text") {
    World world;
    const std::string html = terms_page();
    const Report report = visit(world, html);
    REQUIRE(report.document.has_value());
    CHECK(report.document->status == DocumentStatus::first);
    CHECK(report.document->versions == 1);
    CHECK(report.document->url == "https://www.unheard-of-shop.com/terms");
    CHECK(report.document->service == "unheard-of-shop.com");
    CHECK(report.document->language == "en");
    CHECK(report.document->first_seen == 1'750'000'000'000);
    CHECK(report.stored);
    CHECK(report.stored_reason.empty());
    CHECK_FALSE(report.changes.has_value());
    CHECK_FALSE(report.findings.empty());
    const Document document = extract(html, {InputFormat::html, url, {}});
    CHECK(report.document->sha256 == document.sha256);
    for (const Finding& finding : report.findings) {
        CAPTURE(finding.type);
        CHECK(document.canonical_text.find(finding.quote.exact) != std::string::npos);
        CHECK(finding.record_id.starts_with("SP-P-"));
    }
}

TEST_CASE("of a page with several documents the one that the address names is told of first") {
    World world;
    std::string privacy =
        "<h1 id=p2>Privacy Policy</h1><p>This Privacy Policy was last updated in May.</p>"
        "<p>We sell your personal information to advertisers.</p>";
    for (int i = 0; i < 8; ++i) {
        privacy +=
            "<p>We collect the data that you give us when you write to desk " + std::to_string(i) + ".</p>";
    }
    std::string html = terms_page();
    html.insert(html.find("</main>"), privacy);
    const std::string page = "https://legal.unheard-of-shop.com/all";

    const Report whole = visit(world, html, page);
    REQUIRE(whole.document.has_value());
    REQUIRE(whole.document->parts.size() == 2);
    CHECK(whole.document->parts[0].title == "Terms of Service");
    CHECK(whole.document->parts[1].terms_type == "Privacy Policy");
    CHECK_FALSE(whole.document->part.has_value());
    const auto type_of_first = [](const Report& report, std::size_t part) {
        return part_of(*report.document, report.findings.front()) == part;
    };
    const auto is_sale = [](const Finding& finding) { return finding.type == "data_sale"; };
    CHECK(std::any_of(whole.findings.begin(), whole.findings.end(), is_sale));

    for (const std::string fragment : {"#privacy-policy", "#p2"}) {
        CAPTURE(fragment);
        const Report there = visit(world, html, page + fragment);
        REQUIRE(there.document.has_value());
        // One page is one document with one version, whatever fragment led there.
        CHECK(there.document->id == whole.document->id);
        CHECK(there.document->url == page);
        CHECK(there.document->sha256 == whole.document->sha256);
        CHECK(there.document->versions == 1);
        CHECK(there.document->status == DocumentStatus::unchanged);
        CHECK_FALSE(there.changes.has_value());
        CHECK(there.document->part == 1);
        CHECK(type_of_first(there, 1));
        REQUIRE(there.findings.size() == whole.findings.size());
        bool others = false;
        for (std::size_t i = 0; i < there.findings.size(); ++i) {
            const Finding& finding = there.findings[i];
            CHECK(finding.id == "f" + std::to_string(i + 1));
            const bool own = part_of(*there.document, finding) == 1;
            CHECK_FALSE((own && others));
            others = others || !own;
            const auto same =
                std::find_if(whole.findings.begin(), whole.findings.end(),
                             [&](const Finding& one) { return one.record_id == finding.record_id; });
            REQUIRE(same != whole.findings.end());
            CHECK(same->quote.exact == finding.quote.exact);
        }
        CHECK(others);
        const auto json = report_json(there);
        CHECK(json["document"]["part"] == 1);
        CHECK(json["document"]["parts"][0]["title"] == "Terms of Service");
        CHECK(json["findings"][0]["part"] == 1);
    }
    CHECK(type_of_first(visit(world, html, page + "#terms"), 0));
    const auto one = report_json(visit(world, terms_page(), page + "/one#privacy-policy"));
    CHECK_FALSE(one["document"].contains("parts"));
    CHECK_FALSE(one["findings"][0].contains("part"));
}

TEST_CASE("the same bytes again are unchanged; only last_verified moves; findings and ids stay") {
    World world;
    const Report first = visit(world, terms_page());
    const Report second = visit(world, terms_page());
    REQUIRE(second.document.has_value());
    CHECK(second.document->status == DocumentStatus::unchanged);
    CHECK(second.document->versions == 1);
    CHECK(second.document->first_seen == first.document->first_seen);
    CHECK(second.document->last_verified == first.document->last_verified + 60'000);
    CHECK_FALSE(second.changes.has_value());
    JsonOut before = report_json(first)["findings"];
    CHECK(before == report_json(second)["findings"]);
}

TEST_CASE("what this process remembers of a page is what the history says of it") {
    World world;
    const std::string html = terms_page();
    const Report first = visit(world, html);
    const Report remembered = visit(world, html);
    // Another process has no memory of the page: all it knows is in the history.
    const Services later(ServiceOptions{.data_directory = world.services.options().data_directory,
                                        .clock = &world.clock,
                                        .open_viewer = {},
                                        .open_shadow = false,
                                        .make_catalogue = {}});
    Session session(later, Session::Access::read_write);
    AnalyzeRequest request;
    request.bytes = html;
    request.url = url;
    const Report recalled = analyze_page(session, request);
    CHECK(report_json(remembered)["findings"] == report_json(first)["findings"]);
    CHECK(report_json(recalled)["findings"] == report_json(first)["findings"]);
    CHECK(recalled.document->sha256 == remembered.document->sha256);

    // A page whose text has changed and come back in the meantime is not taken for the remembered one.
    visit(world, terms_page("three days"));
    const Report back = visit(world, html);
    CHECK(back.document->status == DocumentStatus::changed);
    CHECK(back.document->versions == 3);
}

TEST_CASE("other bytes with the same words are unchanged as well") {
    World world;
    visit(world, terms_page());
    const Report second = visit(world, terms_page("thirty days", "Other small talk around the page."));
    REQUIRE(second.document.has_value());
    CHECK(second.document->status == DocumentStatus::unchanged);
    CHECK(second.document->versions == 1);
}

TEST_CASE("changed words are a change until somebody has seen it") {
    World world;
    const Report first = visit(world, terms_page());
    const Report changed = visit(world, terms_page("three days"));
    REQUIRE(changed.document.has_value());
    CHECK(changed.document->status == DocumentStatus::changed);
    CHECK(changed.document->versions == 2);
    REQUIRE(changed.changes.has_value());
    CHECK(changed.changes->since == first.document->first_seen);
    CHECK(changed.changes->summary.substantive);
    REQUIRE_FALSE(changed.changes->summary.items.empty());
    const auto& item = changed.changes->summary.items.front();
    CHECK(item.before.value_or("").find("thirty days") != std::string::npos);
    CHECK(item.after.value_or("").find("three days") != std::string::npos);
    CHECK(changed.unseen == 1);

    const Report later = visit(world, terms_page("three days"));
    CHECK(later.document->status == DocumentStatus::unchanged);
    REQUIRE(later.changes.has_value());
    CHECK(later.changes->since == first.document->first_seen);
    CHECK(later.changes->summary.items.size() == changed.changes->summary.items.size());

    CHECK(mark_document_seen(world.session, later.document->id) == 0);
    const Report seen = visit(world, terms_page("three days"));
    CHECK_FALSE(seen.changes.has_value());
    CHECK(seen.unseen == 0);
}

TEST_CASE("findings of clauses that stay keep their record ids when others change") {
    World world;
    const Report first = visit(world, terms_page());
    const Report second = visit(world, terms_page("three days"));
    for (const Finding& finding : first.findings) {
        const auto same =
            std::find_if(second.findings.begin(), second.findings.end(), [&](const Finding& other) {
                return other.type == finding.type && other.clause_sha256 == finding.clause_sha256;
            });
        if (same != second.findings.end()) {
            CAPTURE(finding.type);
            CHECK(same->record_id == finding.record_id);
        }
    }
}

TEST_CASE("a text that comes back says of when it is, and raises no badge") {
    World world;
    const Report first = visit(world, terms_page());
    visit(world, terms_page("three days"));
    const std::uint32_t unseen = world.session.unseen();
    const Report back = visit(world, terms_page());
    REQUIRE(back.document.has_value());
    CHECK(back.document->status == DocumentStatus::changed);
    CHECK(back.document->versions == 3);
    REQUIRE(back.changes.has_value());
    CHECK(back.changes->back_to == first.document->first_seen);
    CHECK(back.unseen == unseen);
}

TEST_CASE("nothing at all is written for a private window, and it still compares with what is known") {
    World world;
    const std::string html = terms_page();
    AnalyzeRequest request;
    request.bytes = html;
    request.url = url;
    request.record = false;
    const Report report = analyze_page(world.session, request);
    REQUIRE(report.document.has_value());
    CHECK_FALSE(report.stored);
    CHECK(report.stored_reason == "not_recorded");
    CHECK(report.document->versions == 0);
    CHECK(report.document->status == DocumentStatus::first);
    CHECK_FALSE(report.findings.empty());
    CHECK_FALSE(std::filesystem::exists(world.services.options().data_directory));

    visit(world, html);
    const TimeMs verified = world.session.asking().documents().front().last_verified;
    const std::string other = terms_page("three days");
    request.bytes = other;
    const Report compared = analyze_page(world.session, request);
    CHECK(compared.document->status == DocumentStatus::changed);
    CHECK(compared.changes.has_value());
    const auto documents = world.session.asking().documents();
    REQUIRE(documents.size() == 1);
    CHECK(documents.front().versions == 1);
    CHECK(documents.front().last_verified == verified);
    CHECK(world.session.unseen() == 0);
}

TEST_CASE("a translated page and a text without an address are read, not stored") {
    World world;
    const std::string html = terms_page();
    AnalyzeRequest request;
    request.bytes = html;
    request.url = url;
    request.translated = true;
    const Report translated = analyze_page(world.session, request);
    CHECK(translated.document.has_value());
    CHECK(translated.stored_reason == "translated");
    request = AnalyzeRequest{};
    request.bytes = html;
    const Report local = analyze_page(world.session, request);
    CHECK(local.document.has_value());
    CHECK(local.stored_reason == "no_address");
    CHECK_FALSE(has_history(world));
}

TEST_CASE("what is not terms or cannot be read has a reason and is not stored") {
    World world;
    const auto reason = [&](std::string_view bytes) {
        const Report report = visit(world, bytes);
        CHECK_FALSE(report.document.has_value());
        CHECK_FALSE(report.stored);
        CHECK(report.findings.empty());
        return report.reason;
    };
    CHECK(reason("") == "empty");
    CHECK(reason("<html><body></body></html>") == "empty");
    CHECK_FALSE(reason("<html><body><h1>Apple pie</h1><p>Peel the apples, then add sugar and bake for an "
                       "hour.</p></body></html>")
                    .empty());
    CHECK(reason(std::string("\x89PNG\r\n\x1A\n\0\0\0\0\0\0\0\0", 16)) == "unreadable");
    CHECK(reason(std::string(8U * 1024U * 1024U + 1U, 'a')) == "too_large");
    CHECK(world.session.asking().documents().empty());
}

TEST_CASE("a person who says that these are terms is believed") {
    World world;
    AnalyzeRequest request;
    request.bytes = "Peel the apples, then add sugar and bake for an hour.";
    request.url = "https://unheard-of-shop.com/x";
    request.format = InputFormat::text;
    CHECK_FALSE(analyze_page(world.session, request).document.has_value());
    request.assume_terms = true;
    CHECK(analyze_page(world.session, request).stored);
    const Report again = analyze_page(world.session, request);
    REQUIRE(again.document.has_value());
    CHECK(again.document->status == DocumentStatus::unchanged);
}

TEST_CASE("a history that cannot be written costs the storing, not the warning") {
    test::TemporaryDirectory directory;
    const auto file = directory.path() / "in-the-way";
    std::filesystem::create_symlink("/dev/null", file);  // Root may write anywhere, but not below a device.
    Services services(ServiceOptions{.data_directory = file,
                                     .clock = nullptr,
                                     .open_viewer = {},
                                     .open_shadow = false,
                                     .make_catalogue = {}});
    Session session(services, Session::Access::read_write);
    const std::string html = terms_page();
    AnalyzeRequest request;
    request.bytes = html;
    request.url = url;
    const Report report = analyze_page(session, request);
    REQUIRE(report.document.has_value());
    CHECK_FALSE(report.stored);
    CHECK(report.stored_reason == "store_unavailable");
    CHECK_FALSE(report.findings.empty());
    CHECK_FALSE(report.findings.front().record_id.empty());
    // The lane that only reads learns of it from the one that writes.
    Session quick(services, Session::Access::read_only);
    CHECK(std::string_view(host_hello(quick, protocol_version).store.state) == "unavailable");
}

TEST_CASE("an address that is none is the caller's mistake") {
    World world;
    AnalyzeRequest request;
    request.bytes = "x";
    request.url = "javascript:alert(1)";
    CHECK_THROWS_AS((void)analyze_page(world.session, request), Error);
}

TEST_CASE("the site's summary knows the documents, their findings and their changes") {
    World world;
    visit(world, terms_page());
    visit(world, terms_page("three days"));
    Session quick(world.services, Session::Access::read_only);
    const SiteSummary summary = site_summary(quick, "https://help.unheard-of-shop.com/anything");
    CHECK(summary.service == "unheard-of-shop.com");
    CHECK_FALSE(summary.known);
    REQUIRE(summary.documents.size() == 1);
    const SiteDocument& document = summary.documents.front();
    CHECK(document.stored.versions == 2);
    REQUIRE(document.findings_by_severity.has_value());
    CHECK_FALSE(document.top.empty());
    CHECK(document.top.size() <= 3);
    CHECK(summary.changes_recent.size() == 1);
    CHECK(summary.unseen == 1);
    CHECK_FALSE(site_summary(quick, "about:blank").service.has_value());
}

TEST_CASE("changes are listed newest first, page by page, and can be marked one by one") {
    World world;
    for (const char* days : {"thirty days", "nine days", "eight days", "seven days"}) {
        visit(world, terms_page(days));
    }
    const ChangesPage all = list_changes(world.session, false, 500, 0);
    REQUIRE(all.items.size() == 3);
    CHECK(all.items[0].to_version == 4);
    CHECK_FALSE(all.next_offset.has_value());
    const ChangesPage two = list_changes(world.session, false, 2, 0);
    CHECK(two.items.size() == 2);
    REQUIRE(two.next_offset.has_value());
    CHECK(list_changes(world.session, false, 2, *two.next_offset).items.size() == 1);
    const std::array<std::int64_t, 2> ids{all.items[0].row, 999'999};
    CHECK(mark_changes_seen(world.session, ids) == 2);
    CHECK(list_changes(world.session, true, 500, 0).items.size() == 2);
}

}  // namespace smallprint
