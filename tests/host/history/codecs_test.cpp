#include "history/codecs.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "history/compression.h"

namespace smallprint::history {

namespace {

Evidence sample_evidence() {
    Evidence evidence;
    evidence.type = "arbitration";
    evidence.match = MatchKind::near;
    evidence.confidence = 0.8125;
    evidence.quote_begin = 3;
    evidence.quote_end = 70000;
    evidence.facts = {{"opt_out", true},
                      {"days", std::int64_t{-30}},
                      {"place", std::string("Zürich \"'; DROP TABLE version; --")},
                      {"amounts", std::vector<std::string>{"$100", ""}}};
    evidence.rule.assign("r1");
    evidence.provision.assign("p\0q", 3);
    evidence.similarity = 0.1;
    return evidence;
}

}  // namespace

TEST_CASE("evidence comes back exactly") {
    const std::vector<Evidence> evidence{sample_evidence(), Evidence{}};
    const std::vector<Evidence> back = decode_evidence(encode_evidence(evidence));
    REQUIRE(back.size() == 2);
    CHECK(back[0].type == "arbitration");
    CHECK(back[0].match == MatchKind::near);
    CHECK(back[0].confidence == evidence[0].confidence);
    CHECK(back[0].quote_begin == 3);
    CHECK(back[0].quote_end == 70000);
    CHECK(back[0].facts == evidence[0].facts);
    CHECK(back[0].rule == "r1");
    CHECK(back[0].provision == evidence[0].provision);
    CHECK(back[0].similarity == 0.1);
    CHECK(back[1].facts.empty());
    CHECK(encode_evidence({}).empty());
}

TEST_CASE("a change summary comes back, its items cut at forty and its counts whole") {
    ChangeSummary summary{70000, 2, 3, true, {}};
    summary.items.push_back(
        {ChangeKind::removed, "arbitration", Severity::high, "Gone.", "Before.", {}, true});
    summary.items.push_back({ChangeKind::cosmetic, "", Severity::info, "A date.", {}, "After.", false});
    for (int i = 0; i < 100; ++i) {
        summary.items.push_back({ChangeKind::edited, "", Severity::low, "More.", {}, {}, true});
    }
    const ChangeSummary back = decode_summary(encode_summary(summary));
    CHECK(back.added == 70000);
    CHECK(back.removed == 2);
    CHECK(back.changed == 3);
    CHECK(back.substantive);
    REQUIRE(back.items.size() == 40);
    CHECK(back.items[0].kind == ChangeKind::removed);
    CHECK(back.items[0].severity == Severity::high);
    CHECK(back.items[0].before == "Before.");
    CHECK_FALSE(back.items[0].after.has_value());
    CHECK(back.items[1].after == "After.");
    CHECK_FALSE(back.items[1].substantive);
}

TEST_CASE("cut and altered bytes are refused, never read beyond") {
    const std::string good = encode_evidence(std::vector<Evidence>{sample_evidence()});
    for (std::size_t cut = 1; cut < good.size(); ++cut) {
        CHECK_THROWS_AS(decode_evidence(good.substr(0, cut)), Error);
    }
    for (std::size_t at = 0; at < good.size(); ++at) {
        std::string altered = good;
        altered[at] = static_cast<char>(altered[at] ^ 0x5A);
        try {
            (void)decode_evidence(altered);
        } catch (const Error& error) {
            CHECK(error.code() == ErrorCode::store_unavailable);
        }
    }
}

TEST_CASE("packed text comes back; what claims to be huge is refused before it is made") {
    const std::string text(100'000, 'a');
    CHECK(unpack(pack(text)) == text);
    CHECK(pack(text).size() < 100);
    CHECK(unpack(pack("")).empty());
    CHECK(unpack(pack("ab")) == "ab");
    CHECK_THROWS_AS(unpack(""), Error);
    CHECK_THROWS_AS(unpack(std::string("\x01\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F"
                                       "abc",
                                       12)),
                    Error);
    CHECK_THROWS_AS(unpack(std::string("\x07"
                                       "abc",
                                       4)),
                    Error);
}

}  // namespace smallprint::history
