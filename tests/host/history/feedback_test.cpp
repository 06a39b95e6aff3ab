#include <SQLiteCpp/Database.h>
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "history/feedback_acts.h"
#include "history/fixture.h"

namespace smallprint::test {

namespace {

FeedbackAct act(FeedbackDecision decision, FeedbackDirection direction = FeedbackDirection::up,
                FeedbackLevel level = FeedbackLevel::hold, const std::string& version = "v1") {
    return {"Pear Chat", direction, decision, level, version, {{"SP-D-AAAAAAAAAA", "Terms", 3, sha256("x")}}};
}

void alter(const TemporaryDirectory& directory, const char* sql) {
    SQLite::Database database((directory.path() / "history.db").string(), SQLite::OPEN_READWRITE);
    REQUIRE(database.exec(sql) == 1);
}

}  // namespace

TEST_CASE("feedback acts come back as they were, newest first and by page") {
    const TemporaryDirectory directory;
    FixedClock clock;
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    CHECK(store.record_feedback(act(FeedbackDecision::cancel)) == 1);
    clock.time += day;
    CHECK(store.record_feedback(act(FeedbackDecision::proceed, FeedbackDirection::report)) == 2);
    const Document document = document_of({"One."});
    static_cast<void>(store.record(version_of(document, clock.time)));
    FeedbackAct other = act(FeedbackDecision::quiet);
    other.service = "Quince Chat";
    CHECK(store.record_feedback(other) == 4);

    const LedgerFilter feedback{true, ""};
    CHECK(store.ledger_size(feedback) == 3);
    CHECK(store.ledger_size({false, ""}) == 4);
    CHECK(store.ledger_size({true, "Quince Chat"}) == 1);
    const auto newest = store.ledger(feedback, 2, 0);
    REQUIRE(newest.size() == 2);
    CHECK(newest[0].seq == 4);
    CHECK(newest[1].seq == 2);
    REQUIRE(newest[1].feedback.has_value());
    CHECK(newest[1].feedback->direction == FeedbackDirection::report);
    REQUIRE(newest[1].feedback->documents.size() == 1);
    CHECK(newest[1].feedback->documents[0].sha256 == sha256("x"));
    CHECK(newest[1].at == clock.time);
    CHECK(store.ledger(feedback, 2, 2).size() == 1);
    CHECK(store.ledger({true, "Pear Chat"}, 9, 0).size() == 2);
    std::vector<std::int64_t> all;
    store.each_ledger_entry([&all](const LedgerEntry& entry) { all.push_back(entry.seq); });
    CHECK(all == std::vector<std::int64_t>{1, 2, 3, 4});
    CHECK_FALSE(store.verify_ledger().first_broken.has_value());
    Store reader = Store::open(directory.path(), Store::Mode::read_only, clock);
    CHECK_THROWS((void)reader.record_feedback(other));
}

TEST_CASE("what was settled is settled for that service, version and direction only") {
    const TemporaryDirectory directory;
    const FixedClock clock;
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    const auto past = [&store](const char* version = "v1",
                               FeedbackDirection direction = FeedbackDirection::up) {
        return store.feedback_past("Pear Chat", version, direction);
    };
    CHECK_FALSE(past().seen);
    static_cast<void>(store.record_feedback(act(FeedbackDecision::timeout)));
    CHECK_FALSE(past().seen);
    static_cast<void>(store.record_feedback(act(FeedbackDecision::quiet)));
    CHECK_FALSE(past().seen);  // While the guard was paused: nothing was said.
    static_cast<void>(store.record_feedback(act(FeedbackDecision::cancel)));
    CHECK(past().cancelled_last);
    CHECK(past().seen);
    CHECK_FALSE(past().proceeded);
    static_cast<void>(
        store.record_feedback(act(FeedbackDecision::proceed, FeedbackDirection::up, FeedbackLevel::tell)));
    CHECK_FALSE(past().proceeded);  // What was told only settles nothing that holds.
    CHECK_FALSE(past().cancelled_last);
    static_cast<void>(store.record_feedback(act(FeedbackDecision::proceed)));
    CHECK(past().proceeded);
    CHECK_FALSE(past("v2").seen);
    CHECK_FALSE(past("v1", FeedbackDirection::down).seen);
    static_cast<void>(store.record_feedback(act(FeedbackDecision::muted, FeedbackDirection::down)));
    CHECK(past("v1", FeedbackDirection::down).muted);
    CHECK_FALSE(store.feedback_past("Quince Chat", "v1", FeedbackDirection::up).seen);
}

TEST_CASE("what was given counts what reached the page, since its first day") {
    const TemporaryDirectory directory;
    FixedClock clock;
    Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
    CHECK_FALSE(store.feedback_tally("Pear Chat").since.has_value());
    static_cast<void>(store.record_feedback(act(FeedbackDecision::cancel)));
    clock.time += day;
    const TimeMs first = clock.time;
    static_cast<void>(store.record_feedback(act(FeedbackDecision::timeout)));
    clock.time += day;
    static_cast<void>(store.record_feedback(act(FeedbackDecision::quiet, FeedbackDirection::report)));
    const FeedbackTally tally = store.feedback_tally("Pear Chat");
    CHECK(tally.ratings == 1);
    CHECK(tally.reports == 1);
    CHECK(tally.given() == 2);
    CHECK(tally.since == first);
    CHECK(tally.by_decision == std::array<std::uint32_t, 5>{0, 1, 1, 0, 1});
}

TEST_CASE("an act that is altered, or whose row is taken away, breaks the chain at its entry") {
    for (const char* sql :
         {"UPDATE feedback SET decision = 2 WHERE seq = 2", "DELETE FROM feedback WHERE seq = 2",
          "UPDATE feedback SET service = 'Fig Chat' WHERE seq = 2",
          "UPDATE feedback SET terms_version = 'v9' WHERE seq = 2",
          "UPDATE feedback SET documents = '[]' WHERE seq = 2",
          "UPDATE ledger SET at = at + 1 WHERE seq = 2"}) {
        CAPTURE(sql);
        const TemporaryDirectory directory;
        const FixedClock clock;
        {
            Store store = Store::open(directory.path(), Store::Mode::read_write, clock);
            for (int i = 0; i < 3; ++i) {
                static_cast<void>(store.record_feedback(act(FeedbackDecision::cancel)));
            }
        }
        alter(directory, sql);
        const Store store = Store::open(directory.path(), Store::Mode::read_only, clock);
        CHECK(store.verify_ledger().first_broken == 2);
    }
}

TEST_CASE("words and values of acts belong to each other") {
    for (int i = 0; i < 5; ++i) {
        const auto decision = static_cast<FeedbackDecision>(i);
        CHECK(decision_from(to_string(decision)) == decision);
    }
    for (int i = 0; i < 3; ++i) {
        CHECK(direction_from(to_string(static_cast<FeedbackDirection>(i))) ==
              static_cast<FeedbackDirection>(i));
        CHECK(level_from(to_string(static_cast<FeedbackLevel>(i))) == static_cast<FeedbackLevel>(i));
    }
    CHECK_FALSE(decision_from("Proceed").has_value());
    CHECK_FALSE(direction_from("").has_value());
}

}  // namespace smallprint::test
