#include <doctest/doctest.h>

#include <string>

#include "service/report_json.h"
#include "service/shorten.h"

namespace smallprint {
namespace {

constexpr std::size_t limit = 100'000;

Finding finding(std::size_t quote_bytes, std::size_t others) {
    Finding result;
    result.type = "arbitration";
    result.category = "disputes";
    result.headline = "You give up your day in court.";
    result.quote.exact = std::string(quote_bytes, 'q');
    result.quote.suffix = "after";
    result.others.assign(others, OtherService{"Example", Severity::low, std::string(200, 'o')});
    result.actions = {{"First", "", ""}, {"Second", "", ""}};
    return result;
}

ReportChanges changes(std::size_t items, std::size_t bytes) {
    ReportChanges result;
    ChangeItem item;
    item.summary = "Words changed.";
    item.before = std::string(bytes, 'b');
    result.summary.items.assign(items, item);
    return result;
}

std::size_t size_of(const Report& report) {
    return json_text(report_json(report)).size();
}

}  // namespace

TEST_CASE("a report that fits is not touched") {
    Report report;
    report.findings.assign(10, finding(300, 2));
    const std::string before = json_text(report_json(report));
    fit_report(report, limit);
    CHECK(json_text(report_json(report)) == before);
    CHECK(report_json(report)["truncated"].is_null());
}

TEST_CASE("a long quote is cut first and stays what stands on the page") {
    Report report;
    report.findings = {finding(2 * limit, 1)};
    fit_report(report, limit);
    CHECK(size_of(report) <= limit);
    CHECK(report.findings[0].quote.exact == std::string(4'000, 'q'));
    CHECK(report.findings[0].quote.suffix.empty());
    CHECK(report.findings[0].others.size() == 1);
    CHECK(report_json(report)["truncated"]["details"] == true);
}

TEST_CASE("what others say goes before findings do") {
    Report report;
    report.findings.assign(20, finding(300, 40));
    fit_report(report, limit);
    CHECK(size_of(report) <= limit);
    CHECK(report.findings.size() == 20);
    CHECK(report.findings[0].others.empty());
    CHECK(report.findings[0].actions.size() == 1);
    CHECK(report.truncated.findings == 0);
}

TEST_CASE("change items go before findings do, both from the end, and are counted") {
    Report report;
    report.findings.assign(3, finding(300, 0));
    report.changes = changes(500, 1'000);
    report.changes->summary.items.front().summary = "The first.";
    fit_report(report, limit);
    CHECK(size_of(report) <= limit);
    CHECK(size_of(report) > limit / 2);
    CHECK(report.findings.size() == 3);
    CHECK(report.truncated.changes + report.changes->summary.items.size() == 500);
    CHECK(report.changes->summary.items.front().summary == "The first.");

    Report many;
    many.findings.assign(1'000, finding(300, 0));
    many.findings.front().type = "first";
    fit_report(many, limit);
    CHECK(size_of(many) <= limit);
    CHECK(many.truncated.findings + many.findings.size() == 1'000);
    CHECK(many.findings.front().type == "first");
}

TEST_CASE("texts that grow in JSON are measured as they are sent") {
    Report report;
    report.findings.assign(100, finding(0, 0));
    for (Finding& item : report.findings) {
        item.quote.exact = std::string(1'000, '\x01');  // Six bytes each on the wire.
    }
    fit_report(report, limit);
    CHECK(size_of(report) <= limit);
}

TEST_CASE("texts are never cut inside a character") {
    std::string text = "aéé";
    CHECK(shorten_exactly(text, 4));
    CHECK(text == "aé");
    text = "ééééé";
    CHECK(shorten(text, 6));
    CHECK(text == "é…");
    text = "abc";
    CHECK_FALSE(shorten(text, 3));
    CHECK(text == "abc");
}

}  // namespace smallprint
