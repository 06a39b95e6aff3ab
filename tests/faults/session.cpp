#include "session.h"

#include <doctest/doctest.h>

#include <charconv>
#include <cstdlib>
#include <cstring>
#include <string>

#include "base/error.h"

namespace smallprint::test {
namespace {

Document text(int number) {
    return document_of(
        {"We may end your account.", "You keep what you write, text " + std::to_string(number) + "."});
}

ChangeSummary summary() {
    ChangeSummary made;
    made.changed = 1;
    made.substantive = true;
    made.items.resize(1);
    made.items.front().summary = "They say it otherwise.";
    made.items.front().after = "You keep what you write, text 2.";
    return made;
}

FeedbackAct act() {
    FeedbackAct made;
    made.service = sample_key().service;
    made.level = FeedbackLevel::hold;
    made.terms_version = "1";
    made.documents.push_back({document_record_id(sample_key()), sample_key().terms_type, 2, text(2).sha256});
    return made;
}

}  // namespace

Step live(const std::filesystem::path& directory, const Clock& clock) {
    Step step = Step::none;
    try {
        Store store = Store::open(directory, Store::Mode::read_write, clock);
        step = Step::opened;
        const Document one = text(1);
        (void)store.record(version_of(one, clock.now()));
        step = Step::first;
        const Document two = text(2);
        const Recorded recorded = store.record(version_of(two, clock.now() + day));
        step = Step::second;
        store.record_change(recorded, summary());
        step = Step::compared;
        (void)store.record_feedback(act());
        step = Step::rated;
        store.mark_seen(recorded.document);
        step = Step::seen;
        const std::pair<Sha256Digest, std::vector<Evidence>> evidence{two.clauses.front().sha256, {}};
        store.cache_evidence({&evidence, 1}, "reader");
        step = Step::cached;
        (void)store.search("account", {}, 10, std::nullopt);
        step = Step::done;
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::store_unavailable);
        CHECK(std::strlen(error.what()) > 20);
    }
    return step;
}

void check_kept(const std::filesystem::path& directory, const Clock& clock, Step acknowledged) {
    CAPTURE(static_cast<int>(acknowledged));
    Store store = Store::open(directory, Store::Mode::read_write, clock);
    CHECK(store.notice().empty());
    const auto documents = store.documents();
    const std::size_t versions = documents.empty() ? 0 : documents.front().versions;
    if (acknowledged >= Step::first) {
        REQUIRE(versions >= 1);
        CHECK(store.load(documents.front(), 1).sha256 == text(1).sha256);
    }
    if (acknowledged >= Step::second) {
        REQUIRE(versions >= 2);
        CHECK(store.load(documents.front(), 2).sha256 == text(2).sha256);
    }
    if (acknowledged >= Step::compared) {
        REQUIRE(store.changes(false, 10, 0).size() == 1);
        CHECK(store.changes(false, 10, 0).front().summary.items.front().summary == "They say it otherwise.");
    }
    if (acknowledged >= Step::rated) {
        CHECK(store.feedback_tally(sample_key().service).given() == 1);
    }
    if (acknowledged >= Step::seen) {
        CHECK(store.unseen_changes() == 0);
    }
    const VerifyReport report = store.verify();
    for (const VerifyProblem& problem : report.problems) {
        FAIL_CHECK(problem.what);
    }
    CHECK_FALSE(report.ledger.first_broken.has_value());
    CHECK(store.record(version_of(text(3), clock.now() + 2 * day)).version.number == versions + 1);
}

int rounds(int usual) {
    if (const char* asked = std::getenv("SMALLPRINT_FAULT_ROUNDS")) {
        int number = usual;
        if (std::from_chars(asked, asked + std::strlen(asked), number).ec == std::errc{} && number > 0) {
            return number;
        }
    }
    return usual;
}

}  // namespace smallprint::test
