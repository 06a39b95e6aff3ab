// Importing a collection: order, kinds, what runs again bring, and what a killed import leaves.
#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "base/error.h"
#include "import/repository.h"
#include "service/forget.h"
#include "service/import_archive.h"
#include "service/reading.h"
#include "service/sample_terms.h"

namespace smallprint::test {

namespace {

constexpr TimeMs day = TimeMs{24} * 60 * 60 * 1000;
constexpr TimeMs start = TimeMs{19'000} * day;

std::string terms(const std::string& sentence) {
    return "Terms of Service\n================\n\nYou may use the service for yourself and for the people "
           "you live with.\n\n" +
           sentence + "\n\nThese terms are the whole agreement between you and us about the service.\n";
}

const std::string sell_not = "We do not sell your personal information to third parties.";
const std::string sell = "We may sell your personal information to third parties for their own marketing.";
const std::string court =
    "Any dispute will be resolved by binding arbitration, and you waive the right to a jury trial.";

ImportResult import(const std::filesystem::path& data, const std::filesystem::path& collection,
                    const HandClock& clock, std::size_t threads = 2) {
    ServiceOptions options;
    options.data_directory = data;
    options.clock = &clock;
    const Services services(std::move(options));
    Session session(services, Session::Access::read_write);
    return import_archive(session, collection, {threads, {}});
}

// Everything that an import writes but for the ledger's salts and times.
std::string content(const std::filesystem::path& data, const HandClock& clock) {
    const Store store = Store::open(data, Store::Mode::read_only, clock);
    std::string all;
    for (const StoredDocument& document : store.documents()) {
        all += document.id + "|" + document.key.service + "|" + document.key.terms_type + "|" +
               document.key.language + "|" + document.url + "|" + document.title + "|" +
               to_rfc3339(document.first_seen) + "|" + to_rfc3339(document.last_verified) + "\n";
        for (const StoredVersion& version : store.versions(document)) {
            const auto origin = store.origin(version);
            all += "  " + std::to_string(version.number) + " " + to_hex(version.sha256) + " " +
                   to_rfc3339(version.captured_at) + " " + std::to_string(static_cast<int>(version.kind)) +
                   " " + version.extractor + " " + (origin ? to_hex(origin->commit) : "") + " " +
                   store.load(document, version.number).canonical_text + "\n";
        }
        for (const StoredChange& change : store.changes_of(document, 500)) {
            all += "  " + std::to_string(change.from_version) + ">" + std::to_string(change.to_version) +
                   " " + (change.substantive ? "substantive" : "") + (change.seen ? " seen" : "");
            for (const ChangeItem& item : change.summary.items) {
                all += " " + item.type + ": " + item.summary;
            }
            all += "\n";
        }
    }
    return all;
}

}  // namespace

TEST_CASE("a collection becomes history: by time, with returns and extraction told from changes") {
    SampleRepository repository;
    repository.commit(
        "Pear", "Terms of Service.md", terms(sell_not), start,
        "First record of Pear Terms of Service\n\nfrom https://forge.example/commit/" + std::string(40, 'a'));
    // Committed before what was captured before it.
    repository.commit("Pear", "Terms of Service.md", terms(sell_not) + "\n\n", start + 9 * day,
                      "Record new changes of Pear …");
    repository.commit("Pear", "Terms of Service.md", terms(sell), start + day,
                      "Record new changes of Pear …");
    repository.commit("Pear", "Terms of Service.md", terms(sell) + "\n[Home](https://pear.example)\n",
                      start + 12 * day, "Apply technical or declaration upgrade on Pear …");
    repository.commit("Pear", "Terms of Service.md", terms(court) + "\n[Home](https://pear.example)\n",
                      start + 20 * day, "Record new changes of Pear …");
    repository.commit("Pear", "Terms of Service.md", "   \n", start + 21 * day,
                      "Record new changes of Pear …");

    const TemporaryDirectory data;
    const HandClock clock;
    const ImportResult result = import(data.path(), repository.path(), clock);
    CHECK(result.counts.captures == 5);
    CHECK(result.counts.unreadable == 1);
    CHECK(result.counts.changes == 2);
    CHECK(result.counts.returns == 1);
    CHECK(result.counts.extractions == 1);

    const Store store = Store::open(data.path(), Store::Mode::read_only, clock);
    REQUIRE(store.documents().size() == 1);
    const StoredDocument document = store.documents()[0];
    CHECK(document.key.service == "Pear");
    CHECK(document.key.terms_type == "Terms of Service");
    CHECK(document.key.language == "en");
    CHECK(document.title == "Terms of Service");
    CHECK(document.first_seen == start);
    CHECK(document.last_verified == start + 20 * day);
    const auto versions = store.versions(document);
    REQUIRE(versions.size() == 5);
    CHECK(versions[0].kind == VersionKind::first);
    CHECK(versions[1].kind == VersionKind::changed);
    CHECK(versions[1].captured_at == start + day);
    CHECK(versions[2].kind == VersionKind::returned);
    CHECK(versions[3].kind == VersionKind::extraction);
    CHECK(versions[4].kind == VersionKind::changed);
    CHECK(versions[4].source == VersionSource::ota);
    const auto origin = store.origin(versions[0]);
    REQUIRE(origin.has_value());
    REQUIRE(origin->addresses.size() == 1);
    CHECK(origin->addresses[0] == "https://forge.example/commit/" + std::string(40, 'a'));

    const auto changes = store.changes_of(document, 10);
    REQUIRE(changes.size() == 2);
    CHECK(changes[0].substantive);
    CHECK(changes[0].brief);
    REQUIRE_FALSE(changes[0].summary.items.empty());
    CHECK_FALSE(changes[0].summary.items[0].summary.empty());
    CHECK(store.unseen_changes() == 0);  // history is no news
    CHECK_FALSE(store.verify_ledger().first_broken.has_value());
}

TEST_CASE("run again, it brings only what is new, and the same as all at once") {
    SampleRepository repository;
    const TemporaryDirectory twice;
    const TemporaryDirectory once;
    const HandClock clock;
    repository.commit("Pear", "Terms.md", terms(sell_not), start, "First record of Pear Terms");
    repository.commit("Plum", "Terms.md", terms(court), start, "First record of Plum Terms");
    repository.commit("Pear", "Terms.md", terms(sell), start + day, "Record new changes of Pear Terms");
    CHECK(import(twice.path(), repository.path(), clock).counts.versions == 3);
    CHECK(import(twice.path(), repository.path(), clock).up_to_date);
    repository.commit("Pear", "Terms.md", terms(court), start + 2 * day, "Record new changes of Pear Terms");
    const ImportResult again = import(twice.path(), repository.path(), clock);
    CHECK(again.counts.captures == 1);
    CHECK(again.counts.changes == 1);
    CHECK_FALSE(again.up_to_date);

    (void)import(once.path(), repository.path(), clock, 1);
    CHECK(content(twice.path(), clock) == content(once.path(), clock));
}

TEST_CASE("a version seen later by other means stays in force") {
    SampleRepository repository;
    repository.commit("Pear", "Terms.md", terms(sell_not), start, "First record of Pear Terms");
    repository.commit("Pear", "Terms.md", terms(sell), start + day, "Record new changes of Pear Terms");
    const TemporaryDirectory data;
    const HandClock clock;
    const Document seen =
        document_from_blocks({{BlockKind::paragraph, 0, "What the browser saw today.", {}}});
    {
        NewVersion version;
        version.key = {"Pear", "Terms", "en", ""};
        version.captured_at = clock.now();
        version.extractor = "browser/1";
        version.document = &seen;
        (void)Store::open(data.path(), Store::Mode::read_write, clock).record(version);
    }
    (void)import(data.path(), repository.path(), clock);
    const Store store = Store::open(data.path(), Store::Mode::read_only, clock);
    REQUIRE(store.documents().size() == 1);
    const auto versions = store.versions(store.documents()[0]);
    REQUIRE(versions.size() == 4);
    CHECK(versions.back().sha256 == seen.sha256);
    CHECK(versions.back().kind == VersionKind::returned);
    CHECK(versions.back().captured_at == clock.now());
    CHECK(store.unseen_changes() == 0);
}

TEST_CASE("killed at any moment and run again, it ends as if nothing had happened") {
    SampleRepository repository;
    for (int i = 0; i < 60; ++i) {
        const std::string service = i % 3 == 0 ? "Pear" : "Plum " + std::to_string(i % 7);
        std::string text = terms(i % 5 == 0 ? sell : i % 5 == 1 ? sell_not : court);
        for (int k = 0; k < 40; ++k) {
            text +=
                "\nClause " + std::to_string(k) + " as it was on day " + std::to_string(i / (k + 1)) + ".\n";
        }
        repository.commit(service, "Terms.md", text, start + i * day,
                          "Record new changes of " + service + " Terms");
    }
    const HandClock clock;
    const TemporaryDirectory undisturbed;
    (void)import(undisturbed.path(), repository.path(), clock);

    const TemporaryDirectory disturbed;
    int kills = 0;
    for (int wait = 2'000; wait < 400'000; wait += wait / 3) {
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            try {
                (void)import(disturbed.path(), repository.path(), clock);
            } catch (const std::exception&) {
                ::_exit(1);
            }
            ::_exit(0);
        }
        ::usleep(static_cast<useconds_t>(wait));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        if (WIFEXITED(status)) {
            CHECK(WEXITSTATUS(status) == 0);
            break;
        }
        ++kills;
    }
    CHECK(kills > 0);
    (void)import(disturbed.path(), repository.path(), clock);
    CHECK(content(disturbed.path(), clock) == content(undisturbed.path(), clock));
    const Store store = Store::open(disturbed.path(), Store::Mode::read_only, clock);
    CHECK_FALSE(store.verify_ledger().first_broken.has_value());
}

TEST_CASE("what is in force is read at the end, so that a summary has findings before any visit") {
    SampleRepository repository;
    repository.commit("Pear", "Terms.md", terms(sell_not), start, "First record of Pear Terms");
    repository.commit("Pear", "Terms.md", terms(court), start + day, "Record new changes of Pear Terms");
    const TemporaryDirectory data;
    const HandClock clock;
    (void)import(data.path(), repository.path(), clock);
    ServiceOptions options;
    options.data_directory = data.path();
    options.clock = &clock;
    const Services services(std::move(options));
    Session session(services, Session::Access::read_only);
    const Store& store = session.reading();
    const StoredDocument document = store.documents().at(0);
    const auto evidence = cached_document_evidence(services, store, store.load(document, document.versions));
    REQUIRE(evidence != nullptr);
    const bool arbitration = std::any_of(evidence->begin(), evidence->end(), [](const auto& clause) {
        return std::any_of(clause.begin(), clause.end(),
                           [](const Evidence& one) { return one.type == "arbitration"; });
    });
    CHECK(arbitration);
    // The version before is not in force and was not read.
    CHECK(cached_document_evidence(services, store, store.load(document, 1)) == nullptr);
}

TEST_CASE("the words of a service that was imported and forgotten are in no file") {
    SampleRepository repository;
    repository.commit("Marmalade Chat", "Terms.md", terms("We sell xylophones to vellichor people."), start,
                      "First record of Marmalade Chat Terms\n\nfrom https://ocelot.example/terms");
    repository.commit("Plum", "Terms.md", terms(court), start, "First record of Plum Terms");
    const TemporaryDirectory data;
    const HandClock clock;
    (void)import(data.path(), repository.path(), clock);
    const auto all_bytes = [&] {
        std::string all;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(data.path())) {
            if (entry.is_regular_file()) {
                std::ifstream file(entry.path(), std::ios::binary);
                all.append(std::istreambuf_iterator<char>(file), {});
            }
        }
        return all;
    };
    REQUIRE(all_bytes().find("Marmalade") != std::string::npos);
    {
        ServiceOptions options;
        options.data_directory = data.path();
        options.clock = &clock;
        const Services services(std::move(options));
        Session session(services, Session::Access::read_write);
        CHECK(forget_service(session, "Marmalade Chat") == 1);
    }
    const std::string after = all_bytes();
    for (const char* word : {"Marmalade", "marmalade", "xylophone", "vellichor", "ocelot"}) {
        CAPTURE(word);
        CHECK(after.find(word) == std::string::npos);
    }
    CHECK(after.find("Plum") != std::string::npos);
}

TEST_CASE("what holds no terms is refused, and nothing is written") {
    SampleRepository repository;
    repository.commit("notes", "README.txt", "Nothing here.", start, "Notes");
    const TemporaryDirectory data;
    const HandClock clock;
    CHECK_THROWS_AS((void)import(data.path(), repository.path(), clock), Error);
    CHECK(Store::open(data.path(), Store::Mode::read_only, clock).documents().empty());
}

}  // namespace smallprint::test
