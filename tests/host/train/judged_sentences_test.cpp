// Judgements find their sentences by hash, and a file that is none is refused.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "base/sha256.h"
#include "train/judged_sentences.h"

using namespace smallprint::train;  // NOLINT(google-build-using-namespace): a test of it.

namespace {

const std::string ours = "We may close your account at any time.";
const std::string cats = "Cats sleep in the warm sun.";

Sample sentence(const std::string& text) {
    return {Source::document, "acme", text, sentence_key(text), {}};
}

class File {
public:
    explicit File(const std::string& text)
        : path_(std::filesystem::temp_directory_path() / "smallprint-judged-test.tsv") {
        std::ofstream(path_) << text;
    }
    ~File() { std::filesystem::remove(path_); }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

std::string key_of(const std::string& text) {
    return smallprint::to_hex(smallprint::sha256(sentence_key(text))).substr(0, 16);
}

}  // namespace

TEST_CASE("a judged sentence gets its categories, others are left out") {
    const File file("# a remark\n" + key_of(ours) + "\tTC\n" + key_of(cats) + "\t-\n");
    const auto judged = take_judged(file.path(), {sentence("Nobody read this one here."), sentence(cats),
                                                  sentence("we may close your account, at any time")});
    REQUIRE(judged.size() == 2);
    CHECK(judged[0].labels.empty());
    CHECK(judged[1].labels == std::vector<std::string>{"Unilateral termination", "Content removal"});
    CHECK(judged[1].source == Source::judged);
    CHECK(judged[1].company == "acme");
}

TEST_CASE("limitation of liability was not judged, the other seven were") {
    std::size_t count = 0;
    for (std::size_t k = 0; k < unfair_categories().size(); ++k) {
        count += is_judged(k) ? 1 : 0;
    }
    CHECK(count == 7);
    CHECK_FALSE(is_judged(0));
}

TEST_CASE("a file that is none is refused") {
    CHECK_THROWS_AS((void)take_judged("nowhere/judged.tsv", {}), std::runtime_error);
    for (const std::string line : {"too short\n", "0123456789abcdef\tX\n", "0123456789abcdef\tT-\n"}) {
        CAPTURE(line);
        const File file(line);
        CHECK_THROWS_AS((void)take_judged(file.path(), {}), std::runtime_error);
    }
}
