// Makes the inputs that fuzzing begins with and that no text file can hold:
//   fuzz_seeds FOLDER      → FOLDER/{frames,catalogue,model,store,import}/…
// The others are in tests/fuzz/seeds; tests/fuzz/run.sh adds real terms where there are some.

#include <git2.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "analysis/model/model_file.h"
#include "analysis/model/sense_features.h"
#include "base/sha256.h"
#include "catalogue/content.h"
#include "catalogue/content_archive.h"
#include "catalogue/format.h"
#include "catalogue/platform_source.h"
#include "document/extract.h"
#include "history/store.h"
#include "import/repository.h"
#include "support.h"

namespace {

namespace fs = std::filesystem;
using smallprint::fuzz::write_file;

std::string frame(const std::string& body) {
    const auto size = static_cast<std::uint32_t>(body.size());
    std::string bytes(sizeof size, '\0');
    std::memcpy(bytes.data(), &size, sizeof size);
    return bytes + body;
}

void make_frames(const fs::path& folder) {
    const std::string hello =
        frame(R"({"jsonrpc":"2.0","id":1,"method":"host.hello","params":{"protocol":1}})");
    write_file(folder / "one", hello);
    write_file(folder / "two", hello + hello);
    write_file(folder / "empty", frame(""));
    write_file(folder / "half", hello.substr(0, hello.size() / 2));
    write_file(folder / "too-long", std::string(4, '\xFF') + "x");
    write_file(folder / "header-cut", hello.substr(0, 3));
}

/// A catalogue small enough to be mutated: a few types with what they need, a few services, one platform.
void make_catalogue(const fs::path& folder) {
    using namespace smallprint;  // NOLINT(google-build-using-namespace): many names of it.
    const Catalogue& whole = fuzz::embedded_catalogue();
    constexpr std::size_t few = 3;
    Catalogue::Content content;
    content.terms = whole.content().terms;
    content.types.assign(whole.content().types.begin(), whole.content().types.begin() + few);
    content.regulations = whole.content().regulations;
    for (const Provision& provision : whole.content().provisions) {
        const auto of_it = [&](const ClauseType& type) { return type.id == provision.type; };
        if (std::any_of(content.types.begin(), content.types.end(), of_it)) {
            content.provisions.push_back(provision);
        }
    }
    const std::vector<ServiceEntry> services(whole.services().begin(), whole.services().begin() + few);

    PlatformSource::Clause clause;
    clause.type = content.types.front().id;
    clause.severity = Severity::medium;
    clause.words = 12;
    clause.exact = 7;
    clause.hashes = {1, 2, 3};
    PlatformSource::Document document;
    document.terms_type = "Terms of Service";
    document.url = "https://pear.example/terms";
    document.date = "2026-01-01";
    document.current = true;
    document.clauses = {clause, clause};
    PlatformSource::Service service;
    service.name = "Pear Chat";
    service.names = {"Pear"};
    service.hosts = {"pear.example"};
    service.documents = {document};
    PlatformSource platforms;
    platforms.services = {service, service};

    CatalogueInfo info = whole.info();
    info.clause_types = static_cast<std::uint32_t>(content.types.size());
    write_file(folder / "small", pack_catalogue({{"INFO", encode_info(info)},
                                                 {"SERV", encode_services(services)},
                                                 {"CONT", encode_content(content)},
                                                 {"PLAT", encode_platforms(platforms)}}));
    content.terms.resize(std::min(content.terms.size(), std::size_t{2}));
    content.types.clear();
    content.provisions.clear();
    content.regulations.clear();
    write_file(folder / "empty", pack_catalogue({{"INFO", encode_info(info)},
                                                 {"SERV", encode_services({})},
                                                 {"CONT", encode_content(content)},
                                                 {"PLAT", encode_platforms({})}}));
}

template <typename Value>
void append(std::string& bytes, const Value& value) {
    constexpr std::size_t alignment = smallprint::model::section_alignment;
    bytes.resize((bytes.size() + alignment - 1) / alignment * alignment);
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

/// One head of one class, with one word in the vocabulary and one feature.
void make_model(const fs::path& folder) {
    namespace model = smallprint::model;
    const std::uint64_t hash = model::hash_word("feedback");
    model::VocabularySlot word[2]{};
    word[hash & 1U] = {static_cast<std::uint32_t>(hash >> 32U) | 1U,
                       1,
                       1,
                       1,
                       0,
                       model::pack({model::Role::we, {1, 0}, {1, 0}, 1}),
                       {0, model::no_row},
                       {0, model::no_row},
                       {0, model::no_row},
                       0};
    model::FeatureSlot features[2]{{1, {0, model::no_row}}, {2, model::no_rows}};
    if (model::slot_of(1, 2) == 1) {
        std::swap(features[0], features[1]);
    }
    model::ClassRow row{};
    row.name_size = 5;
    row.scale = 1.0F;
    row.slope = 1.0F;
    model::HeadHeader head{};
    head.class_count = 1;
    head.sense_share = 2048;
    head.names_size = 5;
    head.row_count = 1;
    model::FileHeader header{};
    std::memcpy(header.magic, model::file_magic.data(), sizeof header.magic);
    header.version = model::file_version;
    header.head_count = 1;
    header.vocabulary_slots = 2;
    header.feature_slots = 2;

    std::string bytes;
    append(bytes, header);
    append(bytes, word);
    append(bytes, features);
    append(bytes, head);
    append(bytes, row);
    append(bytes, std::array<char, 5>{'a', '_', 'o', 'n', 'e'});
    append(bytes, std::array<std::int8_t, model::row_size_of(1) + model::rows_padding>{1, 0, 0, 16});
    header.size = bytes.size();
    std::memcpy(bytes.data(), &header, sizeof header);
    write_file(folder / "small", bytes);
}

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void make_store(const fs::path& folder) {
    using namespace smallprint;  // NOLINT(google-build-using-namespace): many names of it.
    const fuzz::Folder home;
    const fuzz::FixedClock clock;
    {
        Store store = Store::open(home.path(), Store::Mode::read_write, clock);
        write_file(folder / "new", bytes_of(home.path() / "history.db"));
        ExtractOptions options;
        options.format = InputFormat::text;
        for (const char* text : {"We may end your account.\n\nYou keep what you write.",
                                 "We may end your account at any time.\n\nYou keep what you write."}) {
            const Document document = extract(text, options);
            NewVersion version;
            version.key = {"Pear Chat", "Terms of Service", "en", ""};
            version.url = "https://pear.example/terms";
            version.captured_at = clock.now();
            version.extractor = extractor_name();
            version.document = &document;
            const Recorded recorded = store.record(version);
            if (recorded.status == VersionKind::changed) {
                ChangeSummary summary;
                summary.changed = 1;
                summary.substantive = true;
                summary.items.resize(1);
                summary.items.front().summary = "They may end it at any time.";
                summary.items.front().after = "We may end your account at any time.";
                store.record_change(recorded, summary);
            }
        }
        FeedbackAct act;
        act.service = "Pear Chat";
        act.terms_version = "1";
        store.record_feedback(act);
    }
    write_file(folder / "used", bytes_of(home.path() / "history.db"));
    write_file(folder / "cut", bytes_of(home.path() / "history.db").substr(0, 10'000));
    write_file(folder / "garbage", "This is no database.");
}

/// A bundle of two captures of one document: header, then the pack.
void make_import(const fs::path& folder) {
    smallprint::test::SampleRepository sample;
    constexpr smallprint::TimeMs begin = 1'700'000'000'000;
    sample.commit("Pear Chat", "Terms of Service.md", "# Terms\n\nWe may end your account.\n", begin,
                  "First record of Pear Chat Terms of Service\n\nhttps://pear.example/terms\n");
    sample.commit("Pear Chat", "Terms of Service.md", "# Terms\n\nWe may end it at any time.\n",
                  begin + 86'400'000,
                  "Record new changes of Pear Chat Terms of Service\n\nhttps://pear.example/terms\n");
    git_repository* repository = nullptr;
    git_packbuilder* builder = nullptr;
    git_revwalk* walk = nullptr;
    git_oid head{};
    git_buf pack = GIT_BUF_INIT;
    if (git_repository_open(&repository, sample.path().c_str()) < 0 ||
        git_reference_name_to_id(&head, repository, "HEAD") < 0 ||
        git_packbuilder_new(&builder, repository) < 0 || git_revwalk_new(&walk, repository) < 0 ||
        git_revwalk_push_head(walk) < 0 || git_packbuilder_insert_walk(builder, walk) < 0 ||
        git_packbuilder_write_buf(&pack, builder) < 0) {
        throw std::runtime_error("libgit2 could not make a pack");
    }
    char name[GIT_OID_HEXSZ + 1];
    git_oid_tostr(name, sizeof name, &head);
    const std::string header = "# v2 git bundle\n" + std::string(name) + " refs/heads/main\n\n";
    write_file(folder / "bundle", header + std::string(pack.ptr, pack.size));
    write_file(folder / "header-only", header);
    write_file(folder / "message",
               "Record new changes of Pear Chat Terms of "
               "Service\n\nhttps://pear.example/terms\nX-engine-version: 1.2.3\n");
    git_buf_dispose(&pack);
    git_revwalk_free(walk);
    git_packbuilder_free(builder);
    git_repository_free(repository);
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        std::fputs("Usage: fuzz_seeds FOLDER\n", stderr);
        return 2;
    }
    try {
        const fs::path folder = arguments[1];
        const std::vector<std::pair<const char*, void (*)(const fs::path&)>> makers{
            {"frames", make_frames},
            {"catalogue", make_catalogue},
            {"model", make_model},
            {"store", make_store},
            {"import", make_import}};
        for (const auto& [name, make] : makers) {
            fs::create_directories(folder / name);
            make(folder / name);
        }
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
