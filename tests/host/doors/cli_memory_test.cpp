// What one does with a history: import, search, verify, size, cite, export, stamp, forget.
#include <doctest/doctest.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>

#include "run_program.h"
#include "sample_terms.h"

using nlohmann::json;
using program::is_one_line;
using program::Sandbox;
using sample::terms;

namespace {

/// Two versions of a document; the second lacks the notice of 30 days. The report of the first.
json two_versions(const Sandbox& sandbox) {
    const std::vector<std::string> analyze{"analyze", "--url", "https://www.example.com/terms", "--format",
                                           "json"};
    const auto first = json::parse(sandbox.run(analyze, terms("after 30 days notice")).out);
    REQUIRE(first["stored"] == true);
    REQUIRE(sandbox.run(analyze, terms("at any time without notice")).status == 0);
    return first;
}

/// Runs a line of shell in the sandbox's folder; PATH is the test's own.
bool shell(const Sandbox& sandbox, const std::string& line) {
    return std::system(
               ("cd '" + sandbox.path().string() + "' && { " + line + "; } >shell.log 2>&1").c_str()) == 0;
}

/// An authority made by `openssl ts`; false where there is no openssl.
bool make_authority(const Sandbox& sandbox) {
    program::write_file(
        sandbox.path() / "ts.cnf",
        "[tsa]\ndefault_tsa = one\n[one]\nserial = serial\ncrypto_device = builtin\n"
        "signer_cert = tsa.pem\ncerts = ca.pem\nsigner_key = tsa.key\nsigner_digest = sha256\n"
        "default_policy = 1.2.3.4\nother_policies = 1.2.3.5\ndigests = sha256\n"
        "accuracy = secs:1\nordering = no\ntsa_name = no\ness_cert_id_chain = no\n");
    program::write_file(sandbox.path() / "ext.cnf", "extendedKeyUsage = critical,timeStamping\n");
    return shell(
        sandbox,
        "openssl version && echo 01 > serial && "
        "openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 2 -subj /CN=Root && "
        "openssl req -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.csr -subj '/CN=Pear Stamps' && "
        "openssl x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 "
        "-extfile ext.cnf -out tsa.pem");
}

}  // namespace

TEST_CASE("history search finds words of every version and says whether they are still there") {
    const Sandbox sandbox;
    const json first = two_versions(sandbox);
    const auto hits =
        json::parse(sandbox.run({"history", "search", "\"30 days notice\"", "--format", "json"}).out);
    REQUIRE(hits.size() == 1);
    CHECK(hits[0]["document"] == first["document"]["id"]);
    CHECK(hits[0]["in_force"] == false);
    CHECK(hits[0]["since_version"] == 1);
    CHECK(sandbox.run({"history", "search", "indemnif*"}).out.find("still there") != std::string::npos);
    CHECK(sandbox.run({"history", "search", "xylophone"}).out.find("No version") != std::string::npos);
    const auto nothing = sandbox.run({"history", "search", "-"});
    CHECK(nothing.status == 2);
    CHECK(is_one_line(nothing.err));
}

TEST_CASE("history verify and size say how much there is and that it holds") {
    const Sandbox sandbox;
    (void)two_versions(sandbox);
    const auto checked = sandbox.run({"history", "verify", "--format", "json"});
    CHECK(checked.status == 0);
    const auto report = json::parse(checked.out);
    CHECK(report["holds"] == true);
    CHECK(report["documents"] == 1);
    CHECK(report["versions"] == 2);
    CHECK(report["bytes"] > 2000);
    CHECK(report["ledger"]["entries"] == 3);
    const auto size = json::parse(sandbox.run({"history", "size", "--format", "json"}).out);
    CHECK(size["versions"] == 2);
    CHECK(size["total"] > size["texts"]);
    CHECK(sandbox.run({"ledger", "verify"}).status == 0);
}

TEST_CASE("cite says of a finding that went since when it is no longer there") {
    const Sandbox sandbox;
    const json first = two_versions(sandbox);
    std::string gone;
    std::string there;
    for (const json& finding : first["findings"]) {
        const std::string quote = finding["quote"]["exact"];
        (quote.find("30 days") != std::string::npos ? gone : there) = finding["record_id"];
    }
    REQUIRE_FALSE(gone.empty());
    REQUIRE_FALSE(there.empty());
    const auto cited = json::parse(sandbox.run({"cite", there, "--format", "json"}).out);
    CHECK(cited["in_force"] == true);
    CHECK_FALSE(cited.contains("gone_since"));
    for (const char* format : {"text", "markdown", "html", "bibtex"}) {
        CHECK(sandbox.run({"cite", there, "--format", format}).out.find(there) != std::string::npos);
    }
    const auto document = sandbox.run({"cite", first["document"]["id"]});
    CHECK(document.out.find("last verified") != std::string::npos);
    const auto unknown = sandbox.run({"cite", "SP-P-AAAAAAAAAA"});
    CHECK(unknown.status == 1);
    CHECK(is_one_line(unknown.err));
}

TEST_CASE("what is exported is checked by a shell alone, and damage is found") {
    const Sandbox sandbox;
    const json first = two_versions(sandbox);
    const std::string folder = (sandbox.path() / "evidence").string();
    REQUIRE(sandbox.run({"history", "export", first["document"]["id"], "--to", folder}).status == 0);
    CHECK(shell(sandbox, "sh evidence/check.sh"));
    CHECK(
        shell(sandbox, "sed -i 's/30 days/90 days/' evidence/versions/00001.txt && ! sh evidence/check.sh"));
    CHECK(sandbox.run({"history", "export", first["document"]["id"], "--to", folder}).status == 2);
}

TEST_CASE("a time stamp is asked for, checked, kept and exported") {
    const Sandbox sandbox;
    if (!make_authority(sandbox)) {
        MESSAGE("openssl cannot make a time-stamping authority here; not tested");
        return;
    }
    const json first = two_versions(sandbox);
    const auto path = [&](const char* name) { return (sandbox.path() / name).string(); };
    CHECK(sandbox.run({"ledger", "stamp", "--reply", sandbox.file("x", "no stamp")}).status == 1);
    REQUIRE(sandbox.run({"ledger", "stamp", "--request", path("a.tsq")}).status == 0);
    REQUIRE(shell(sandbox, "openssl ts -reply -config ts.cnf -section one -queryfile a.tsq -out a.tsr"));

    // Signed by somebody whom nobody trusts; altered; not asked for.
    const auto untrusted = sandbox.run({"ledger", "stamp", "--reply", path("a.tsr")});
    CHECK(untrusted.status == 3);
    CHECK(is_one_line(untrusted.err));
    CHECK(sandbox
              .run({"ledger", "stamp", "--reply", sandbox.file("bad.tsr", "\x30\x03\x02\x01\x00"), "--ca",
                    path("ca.pem")})
              .status == 3);
    REQUIRE(shell(sandbox, "openssl ts -query -digest " + std::string(64, 'a') +
                               " -sha256 -cert -out b.tsq && openssl ts -reply -config ts.cnf -section one "
                               "-queryfile b.tsq -out b.tsr"));
    CHECK(sandbox.run({"ledger", "stamp", "--reply", path("b.tsr"), "--ca", path("ca.pem")}).status == 3);

    const auto kept = sandbox.run(
        {"ledger", "stamp", "--reply", path("a.tsr"), "--ca", path("ca.pem"), "--format", "json"});
    CHECK(kept.err == "");
    REQUIRE(kept.status == 0);
    const auto stamp = json::parse(kept.out);
    CHECK(stamp["entry"] == 3);
    CHECK(stamp["holds"] == true);
    CHECK(stamp["authority"].get<std::string>().find("Pear Stamps") != std::string::npos);
    // The request was made in this test, so the stamp is of today, or of a midnight in between.
    const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    const auto day = [](std::chrono::sys_days at) {
        const std::chrono::year_month_day date(at);
        std::array<char, 16> text{};
        (void)std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                            static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
        return std::string(text.data());
    };
    const auto stamped = stamp["stamped_at"].get<std::string>().substr(0, 10);
    CHECK((stamped == day(today) || stamped == day(today - std::chrono::days(1))));
    CHECK(sandbox.run({"ledger", "stamp", "--reply", path("a.tsr"), "--ca", path("ca.pem")}).status == 1);

    REQUIRE(sandbox.run({"history", "export", first["document"]["id"], "--to", path("evidence")}).status ==
            0);
    CHECK(shell(sandbox, "sh evidence/check.sh && openssl ts -verify -digest " +
                             stamp["head"].get<std::string>() + " -in evidence/stamps/1.tsr -CAfile ca.pem"));

    // What is forgotten later leaves the stamp as it was.
    REQUIRE(sandbox.run({"history", "forget", "--all"}).status == 0);
    const auto stamps = json::parse(sandbox.run({"ledger", "stamps", "--format", "json"}).out);
    REQUIRE(stamps.size() == 1);
    CHECK(stamps[0]["holds"] == true);
    CHECK(sandbox.run({"ledger", "verify"}).status == 0);
}

TEST_CASE("an authority that cannot be reached is said, and leaves no open request") {
    const Sandbox sandbox;
    (void)two_versions(sandbox);
    const auto refused = sandbox.run({"ledger", "stamp", "--tsa", "http://127.0.0.1:9/stamp"});
    CHECK(refused.status == 3);
    CHECK(is_one_line(refused.err));
    CHECK(sandbox.run({"ledger", "stamp", "--tsa", "gopher://x"}).status == 2);
    CHECK(sandbox.run({"ledger", "stamp"}).status == 2);
    CHECK(json::parse(sandbox.run({"ledger", "stamps", "--format", "json"}).out).empty());
}

TEST_CASE("forget takes a document away for good, and says what there is not") {
    const Sandbox sandbox;
    const json first = two_versions(sandbox);
    CHECK(sandbox.run({"history", "forget"}).status == 2);
    CHECK(sandbox.run({"history", "forget", "--service", "nobody.example"}).status == 1);
    CHECK(sandbox.run({"history", "forget", "--service", "https://www.example.com/terms"}).out ==
          "Forgot 1 document.\n");
    CHECK(json::parse(sandbox.run({"history", "list", "--format", "json"}).out).empty());
    CHECK(sandbox.run({"history", "show", first["document"]["id"]}).status == 1);
    const auto left = json::parse(sandbox.run({"ledger", "verify", "--format", "json"}).out);
    CHECK(left["holds"] == true);
    CHECK(left["erased"] == 3);
    CHECK(shell(sandbox, "! grep -r -q 'Example Limited' data"));
}

TEST_CASE("import ota brings a collection, only what is new the second time, and refuses what is none") {
    const Sandbox sandbox;
    program::write_file(sandbox.path() / "one.md", terms("after 30 days notice"));
    program::write_file(sandbox.path() / "two.md", terms("at any time without notice"));
    if (!shell(sandbox,
               "export HOME=. GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.com GIT_COMMITTER_NAME=a "
               "GIT_COMMITTER_EMAIL=a@example.com && git init -q repo && mkdir repo/Pear && cd repo && "
               "cp ../one.md 'Pear/Terms of Service.md' && git add . && "
               "git commit -q --date 2024-01-01T00:00:00Z -m 'First record of Pear Terms of Service' && "
               "cp ../two.md 'Pear/Terms of Service.md' && "
               "git commit -q -a --date 2024-02-01T00:00:00Z -m 'Record new changes of Pear Terms of "
               "Service'")) {
        MESSAGE("git is not installed; not tested");
        return;
    }
    const std::string repository = (sandbox.path() / "repo").string();
    const auto imported =
        json::parse(sandbox.run({"import", "ota", repository, "--format", "json", "--quiet"}).out);
    CHECK(imported["captures"] == 2);
    CHECK(imported["versions"] == 2);
    CHECK(imported["changes"] == 1);
    const auto again =
        json::parse(sandbox.run({"import", "ota", repository, "--format", "json", "--quiet"}).out);
    CHECK(again["up_to_date"] == true);
    const auto list = json::parse(sandbox.run({"history", "list", "--format", "json"}).out);
    REQUIRE(list.size() == 1);
    CHECK(list[0]["service"] == "Pear");
    CHECK(list[0]["first_seen"] == "2024-01-01T00:00:00Z");
    CHECK(sandbox.run({"history", "verify"}).status == 0);
    const auto refused = sandbox.run({"import", "ota", sandbox.path().string()});
    CHECK(refused.status == 3);
    CHECK(is_one_line(refused.err));
}

TEST_CASE("history keep says and sets what is kept, and for how long") {
    const Sandbox sandbox;
    (void)two_versions(sandbox);
    CHECK(sandbox.run({"history", "keep"}).out.find("Everything is kept") != std::string::npos);
    const auto set = json::parse(
        sandbox.run({"history", "keep", "--days", "730", "--versions", "50", "--format", "json"}).out);
    CHECK(set["retention_days"] == 730);
    CHECK(set["retention_versions"] == 50);
    CHECK(set["due"]["versions"] == 0);
    CHECK(sandbox.run({"history", "keep"}).out.find("the newest 50") != std::string::npos);
    CHECK(sandbox.run({"settings", "get", "retention_days"}).out == "730\n");
    const auto wrong = sandbox.run({"history", "keep", "--versions", "1"});
    CHECK(wrong.status == 2);
    CHECK(is_one_line(wrong.err));
    const auto back = json::parse(
        sandbox
            .run({"history", "keep", "--days", "forever", "--versions", "all", "--now", "--format", "json"})
            .out);
    CHECK(back["retention_days"].is_null());
    CHECK(back["retention_versions"].is_null());
    CHECK(back["let_go"]["versions"] == 0);
    CHECK(sandbox.run({"history", "verify"}).status == 0);
}
