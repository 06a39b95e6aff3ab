// Evidence checks with sha256sum alone, and says so when a byte was changed; citations in every form.
#include <doctest/doctest.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>

#include "base/error.h"
#include "service/cite.h"
#include "service/export_evidence.h"
#include "service/sample_terms.h"

namespace smallprint::test {

namespace {

StoredDocument record_two(Store& store) {
    StoredDocument document;
    for (const char* last : {"4.1 You may leave <at any time> & for free.", "4.1 You may not leave."}) {
        const Document text = document_from_blocks({{BlockKind::heading, 1, "Terms", {}},
                                                    {BlockKind::paragraph, 0, "We keep what you write.", {}},
                                                    {BlockKind::paragraph, 0, last, {}}});
        NewVersion version;
        version.key = {"Pear {Chat}", "Terms of Service", "en", ""};
        version.url = "https://pear.example/terms?a=1&b=2";
        version.captured_at = 1'700'000'000'000;
        version.extractor = "test/1";
        version.document = &text;
        document = store.record(version).document;
    }
    return document;
}

int run(const std::string& command) {
    const int status = std::system((command + " > /dev/null 2>&1").c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE("evidence holds by itself, and not when a byte of it was changed") {
    World world;
    const StoredDocument document = record_two(world.session.writing());
    const auto folder = world.directory.path() / "evidence";
    FolderSink sink(folder);
    const ExportResult result = export_evidence(world.session.writing(), document.id, sink);
    CHECK(result.versions == 2);
    const std::string check = "sh '" + (folder / "check.sh").string() + "'";
    CHECK(run(check) == 0);
    CHECK(run("CHECK_WITH=openssl " + check) == 0);
    CHECK_THROWS_AS(FolderSink{folder}, Error);  // not empty
    FolderSink other(world.directory.path() / "other");
    CHECK_THROWS_AS((void)export_evidence(world.session.writing(), "SP-D-NOTTHERE00", other), Error);

    const auto damage = [&](const char* file, const char* from, const char* to) {
        std::ifstream in(folder / file, std::ios::binary);
        std::ostringstream all;
        all << in.rdbuf();
        std::string text = all.str();
        const auto at = text.find(from);
        REQUIRE(at != std::string::npos);
        std::ofstream(folder / file, std::ios::binary) << text.replace(at, std::string(from).size(), to);
        // Whoever forges a file forges its sum as well.
        CHECK(run("cd '" + folder.string() +
                  "' && rm SHA256SUMS && find . -type f ! -name SHA256SUMS | xargs sha256sum > S; mv S "
                  "SHA256SUMS") == 0);
        CHECK(run(check) == 1);
        CHECK(run("CHECK_WITH=openssl " + check) == 1);
        std::ofstream(folder / file, std::ios::binary) << all.str();
        CHECK(run("cd '" + folder.string() +
                  "' && rm SHA256SUMS && find . -type f ! -name SHA256SUMS | xargs sha256sum > S; sed -i '/ "
                  ".\\/S$/d' S; mv S SHA256SUMS") == 0);
        CHECK(run(check) == 0);
    };
    damage("versions/00001.txt", "leave", "stay!");
    damage("ledger/chain.tsv", "version", "versiom");
    damage("ledger/entries.tsv", "Pear", "Plum");
}

TEST_CASE(
    "a bundle unpacks with unzip, verifies with sha256sum and with openssl, and is the same bytes each "
    "time") {
    World world;
    Store& store = world.session.writing();
    const StoredDocument document = record_two(store);
    const Document first = store.load(document, 1);
    const auto id =
        store.provision_ids(document, std::array{ProvisionKey{"leaving", first.clauses[1].sha256}}, {}).at(0);
    const auto zip_at = [&](const char* name, const auto& write) {
        const auto path = world.directory.path() / name;
        std::FILE* file = std::fopen(path.c_str(), "w+b");
        REQUIRE(file != nullptr);
        {
            ZipSink sink(file);
            write(sink);
        }
        std::fclose(file);
        return path;
    };
    const auto of_finding = [&](FileSink& sink) { (void)export_evidence(store, id, sink); };
    const auto zip = zip_at("one.zip", of_finding);
    const auto again = zip_at("two.zip", of_finding);
    CHECK(run("cmp '" + zip.string() + "' '" + again.string() + "'") == 0);
    const auto all = zip_at("all.zip", [&](FileSink& sink) {
        const ExportResult result = export_everything(store, sink);
        CHECK(result.versions == 2);
    });
    for (const auto& [path, folder] : {std::pair{zip, "finding"}, std::pair{all, "all"}}) {
        const std::string there = (world.directory.path() / folder).string();
        REQUIRE(run("unzip -q '" + path.string() + "' -d '" + there + "'") == 0);
        CHECK(run("cd '" + there + "' && sha256sum --strict -c SHA256SUMS") == 0);
        CHECK(run("sh '" + there + "/check.sh'") == 0);
        CHECK(run("CHECK_WITH=openssl sh '" + there + "/check.sh'") == 0);
        // Every file is covered by SHA256SUMS, itself left out.
        CHECK(run("cd '" + there + "' && [ $(find . -type f | wc -l) = $(($(wc -l < SHA256SUMS) + 1)) ]") ==
              0);
    }
    const std::string finding = (world.directory.path() / "finding").string();
    CHECK(run("cd '" + finding + "/finding' && sha256sum -c clause.sha256") == 0);
    CHECK(run("cd '" + finding + "/finding' && [ \"$(openssl dgst -sha256 -r clause.txt | cut -c 1-64)\" = " +
              to_hex(first.clauses[1].sha256) + " ]") == 0);
    CHECK(run("grep -q 'at any time' '" + finding + "/finding/clause.txt'") == 0);
}

TEST_CASE("an export that is told to stop says so and leaves no whole file") {
    World world;
    const StoredDocument document = record_two(world.session.writing());
    std::FILE* file = std::tmpfile();
    int asked = 0;
    {
        ZipSink sink(file);  // ends before its file
        CHECK_THROWS_AS((void)export_evidence(world.session.writing(), document.id, sink,
                                              [&asked](std::uint64_t done, std::uint64_t total) {
                                                  CHECK(total == 2);
                                                  CHECK(done == 1);
                                                  ++asked;
                                                  return false;
                                              }),
                        Error);
    }
    CHECK(asked == 1);
    std::fclose(file);
}

TEST_CASE("a folder of evidence that was not finished is taken away, and nothing of others with it") {
    World world;
    const StoredDocument document = record_two(world.session.writing());
    const auto stop = [](std::uint64_t, std::uint64_t) { return false; };
    const auto made = world.directory.path() / "new";
    const auto stopped_in = [&](const std::filesystem::path& folder, const auto& meanwhile) {
        FolderSink sink(folder);
        try {
            (void)export_evidence(world.session.writing(), document.id, sink, stop);
            FAIL("was not stopped");
        } catch (const Error& error) {
            CHECK(error.code() == ErrorCode::internal);  // No wrong usage: exit status 1.
        }
        CHECK_FALSE(std::filesystem::is_empty(folder));
        meanwhile();
    };
    stopped_in(made, [] {});
    CHECK_FALSE(std::filesystem::exists(made));
    const auto given = world.directory.path() / "given";
    std::filesystem::create_directory(given);
    stopped_in(given, [] {});
    CHECK(std::filesystem::is_empty(given));
    stopped_in(made, [&] { std::ofstream(made / "notes.txt") << "mine"; });
    CHECK(std::filesystem::exists(made / "notes.txt"));
    CHECK_FALSE(std::filesystem::exists(made / "versions"));
}

TEST_CASE("a record is cited with version, dates and hash, harmless in every form") {
    World world;
    Store& store = world.session.writing();
    const StoredDocument document = record_two(store);
    const Document first = store.load(document, 1);
    const Document second = store.load(document, 2);
    const auto id =
        store.provision_ids(document, std::array{ProvisionKey{"leaving", first.clauses[1].sha256}}, {}).at(0);

    const Citation of_document = find_citation(store, document.id);
    CHECK(of_document.version.number == 2);
    CHECK(of_document.quote.empty());
    const Citation of_finding = find_citation(store, id);
    CHECK(of_finding.version.number == 1);
    CHECK_FALSE(of_finding.in_force);
    CHECK(of_finding.quote == "4.1 You may leave <at any time> & for free.");
    CHECK(of_finding.clause_sha256 == first.clauses[1].sha256);
    CHECK_THROWS_AS((void)find_citation(store, "SP-P-NOTTHERE00"), Error);

    const std::string html = write_citation(of_finding, CitationFormat::html);
    CHECK(html.find("&lt;at any time&gt; &amp; for free") != std::string::npos);
    CHECK(html.find("a=1&amp;b=2") != std::string::npos);
    CHECK(html.find("<at any") == std::string::npos);
    const std::string bibtex = write_citation(of_finding, CitationFormat::bibtex);
    CHECK(bibtex.find("Pear \\{Chat\\}") != std::string::npos);
    CHECK(write_citation(of_finding, CitationFormat::markdown).find("\\<at any time\\>") !=
          std::string::npos);
    CHECK(write_citation(of_document, CitationFormat::text).find(to_hex(second.sha256)) != std::string::npos);
    CHECK(write_citation(of_finding, CitationFormat::json).find("\"in_force\": false") != std::string::npos);
}

}  // namespace smallprint::test
