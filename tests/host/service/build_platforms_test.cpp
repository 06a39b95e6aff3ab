// Reading a collection of terms: services are put together, facts kept and sentences not.
#include "service/build_platforms.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "base/error.h"
#include "service/collection.h"

namespace {

namespace fs = std::filesystem;

constexpr std::string_view terms =
    "# Terms of Service\n\nAny dispute between you and Harbour must be resolved by binding arbitration, and "
    "not in "
    "court.\n\nWe may change these terms at any time without notice.\n\nThese terms are governed by the laws "
    "of "
    "Ireland.\n";
constexpr std::string_view privacy = "# Privacy Policy\n\nWe do not sell your personal data to anyone.\n";

class Folder {
public:
    Folder() : path_(fs::temp_directory_path() / ("smallprint-platforms-" + std::to_string(++made))) {
        fs::remove_all(path_);
        fs::create_directories(path_);
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    void write(const std::string& name, std::string_view text) const {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name, std::ios::binary) << text;
    }
    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    static inline int made = static_cast<int>(std::hash<std::string>()(__FILE__) % 100000);
    fs::path path_;
};

smallprint::PlatformsResult built(const fs::path& folder, std::size_t threads = 1) {
    const smallprint::Services services({});
    smallprint::PlatformsRequest request;
    request.folder = folder;
    request.threads = threads;
    return smallprint::build_platforms(services, request);
}

}  // namespace

TEST_CASE("a tree of documents becomes platforms, the same with any number of threads") {
    const Folder folder;
    folder.write("Harbour/Terms of Service.md", terms);
    folder.write("Harbour/Privacy Policy.md", privacy);
    folder.write("Lagoon/Terms of Service.md", terms);
    folder.write("Lagoon/notes.pdf", "no document");
    const auto result = built(folder.path());
    CHECK(result.left_out.empty());
    CHECK(result.documents == 3);
    REQUIRE(result.source.services.size() == 2);
    CHECK(result.source.services[0].name == "Harbour");
    const auto& clauses = result.source.services[0].documents[1].clauses;
    bool found = false;
    for (const auto& clause : clauses) {
        found =
            found || (clause.type == "choice_of_law" &&
                      std::get<std::string>(clause.facts.at("place")) == "Ireland" && !clause.hashes.empty());
    }
    CHECK(found);
    CHECK(smallprint::compress_platforms(result.source) ==
          smallprint::compress_platforms(built(folder.path(), 3).source));

    const std::string section = smallprint::encode_platforms(result.source);
    for (const std::string_view text : {terms, privacy}) {
        for (std::size_t at = 0; at + 30 < text.size(); ++at) {
            CHECK(section.find(text.substr(at, 30)) == std::string::npos);
        }
    }
}

TEST_CASE("one service under two names is one, and of two versions the newer current one counts") {
    const Folder folder;
    folder.write("a/Harbour/T.md", terms);
    folder.write("b/Harbour.com/T.md", privacy);
    folder.write("tosback/Old/T.md", terms);
    folder.write("index.jsonl",
                 "{\"collection\":\"a\",\"service\":\"Harbour\",\"terms_type\":\"Terms of "
                 "Service\",\"path\":\"a/Harbour/T.md\","
                 "\"date\":\"2024-01-01T00:00:00Z\",\"source_url\":[\"https://harbour.example/terms\"]}\n"
                 "{\"collection\":\"b\",\"service\":\"Harbour.com\",\"terms_type\":\"Terms of "
                 "Service\",\"path\":\"b/Harbour.com/T.md\","
                 "\"date\":\"2025-01-01T00:00:00Z\",\"source_url\":\"https://harbour.example/new\"}\n"
                 "{\"collection\":\"tosback\",\"service\":\"Old\",\"terms_type\":\"Terms of "
                 "Service\",\"path\":\"tosback/Old/T.md\"}\n");
    const auto result = built(folder.path());
    REQUIRE(result.source.services.size() == 2);
    const auto& harbour = result.source.services[0];
    REQUIRE(harbour.documents.size() == 1);
    CHECK(harbour.documents[0].date == "2025-01-01");
    CHECK(harbour.documents[0].url == "https://harbour.example/new");
    CHECK(harbour.documents[0].current);
    CHECK(harbour.hosts == std::vector<std::string>{"harbour.example"});
    CHECK_FALSE(result.source.services[1].documents[0].current);
}

TEST_CASE("services at one registrable domain are of one company, hosts of many are of nobody") {
    const Folder folder;
    const auto line = [](const std::string& service, const std::string& url) {
        return R"({"service":")" + service +
               R"(","terms_type":"Terms of Service","path":"t.md","source_url":[")" + url + "\"]}\n";
    };
    folder.write("t.md", terms);
    folder.write("index.jsonl", line("Pier Mail", "https://mail.pier.example/t") +
                                    line("Pier Maps", "https://maps.pier.example/t") +
                                    line("Solo", "https://github.com/solo/t") +
                                    line("Duo", "https://github.com/duo/t"));
    const auto result = built(folder.path());
    REQUIRE(result.source.services.size() == 4);
    const auto company = [&result](const std::string& name) {
        for (const auto& service : result.source.services) {
            if (service.name == name) {
                return service.operated_by;
            }
        }
        return 99U;
    };
    CHECK(company("Pier Mail") == company("Pier Maps"));
    CHECK(company("Solo") != company("Duo"));
    CHECK(company("Solo") != company("Pier Mail"));
}

TEST_CASE("what is no collection is refused with a sentence") {
    const Folder folder;
    const auto refused = [](const fs::path& path) {
        try {
            (void)smallprint::list_collection(path);
        } catch (const smallprint::Error& error) {
            return error.code() == smallprint::ErrorCode::unreadable_input &&
                   std::string(error.what()).ends_with('.');
        }
        return false;
    };
    CHECK(refused(folder.path() / "nothing"));
    CHECK(refused(folder.path()));
    folder.write("index.jsonl", "no json\n");
    CHECK(refused(folder.path()));
    folder.write("index.jsonl", R"({"service":"A","terms_type":"T","path":"../../etc/passwd"})");
    CHECK(refused(folder.path()));
    folder.write("index.jsonl", R"({"service":"A","terms_type":"T","path":"/etc/passwd"})");
    CHECK(refused(folder.path()));
    folder.write("index.jsonl", R"({"service":"A","terms_type":"T","path":"gone.md"})");
    CHECK(refused(folder.path()));
}

TEST_CASE("a document that cannot be read is left out and said") {
    const Folder folder;
    folder.write("Harbour/Terms of Service.md", terms);
    folder.write("Lagoon/Terms of Service.md", "");
    const auto result = built(folder.path());
    CHECK(result.source.services.size() == 1);
    REQUIRE(result.left_out.size() == 1);
    CHECK(result.left_out[0].find("Lagoon") != std::string::npos);
}
