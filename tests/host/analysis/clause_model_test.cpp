// The clause model: its words, its file, hostile bytes, and what it says of plain sentences.
#include <doctest/doctest.h>

#include <cstring>
#include <random>

#include "analysis/model/clause_model.h"
#include "analysis/model/embedded_model.h"
#include "base/error.h"

using namespace smallprint;  // NOLINT(google-build-using-namespace): a test of it.
using model::ClauseModel;

namespace {

std::vector<std::string> keys(std::string_view text) {
    std::string joined;
    Words words;
    model::split_sentence(text, joined, words);
    std::vector<std::string> list;
    for (std::size_t i = 0; i < words.size(); ++i) {
        list.emplace_back(words.key(i));
    }
    return list;
}

/// Bytes aligned as a mapped file is; to be damaged.
class Copy {
public:
    explicit Copy(std::string_view bytes) : blocks_(bytes.size() / sizeof(Block) + 1), size_(bytes.size()) {
        std::memcpy(blocks_.data(), bytes.data(), bytes.size());
    }
    [[nodiscard]] std::string_view view(std::size_t size) const {
        return {reinterpret_cast<const char*>(blocks_.data()), size};  // NOLINT(*-reinterpret-cast)
    }
    [[nodiscard]] std::string_view view() const { return view(size_); }
    char* data() { return reinterpret_cast<char*>(blocks_.data()); }  // NOLINT(*-reinterpret-cast)
    [[nodiscard]] std::size_t size() const { return size_; }

private:
    struct alignas(model::section_alignment) Block {
        char bytes[model::section_alignment];  // NOLINT(*-avoid-c-arrays)
    };
    std::vector<Block> blocks_;
    std::size_t size_;
};

std::vector<std::string> said(ClauseModel::Head head, std::string_view text) {
    const ClauseModel clauses = ClauseModel::embedded();
    model::Scratch scratch;
    clauses.read(text, scratch);
    std::vector<std::string> names;
    for (const auto& score : clauses.asserted(head, scratch)) {
        names.emplace_back(score.name);
    }
    return names;
}

}  // namespace

TEST_CASE("tokenised text has the words that it had before") {
    CHECK(keys("you do n't own it , we 've `` it '' all , they 'll say") ==
          keys("you don't own it, we've \"it\" all, they'll say"));
    CHECK(keys("the firm 's terms") == keys("the firm's terms"));
    CHECK(keys("we 'd say 'so be it' ").size() == keys("we'd say 'so be it'").size());
    CHECK(keys("").empty());
}

TEST_CASE("text is looked at up to a limit, and never cut within a character") {
    std::string text(model::longest_text - 1, 'a');
    text += "\xc3\xa9 and more";
    CHECK(keys(text).size() == 1);
    CHECK(keys(std::string(1000000, ' ') + "x").empty());
}

TEST_CASE("digits are numbers and years") {
    CHECK(model::number_class("30") == model::number_word);
    CHECK(model::number_class("2024") == model::year_word);
    CHECK(model::number_class("a4") == model::rare_word);
    CHECK(model::number_class("") == model::rare_word);
}

TEST_CASE("no two kinds of feature share a key") {
    CHECK(model::word_feature(7) != model::stem_feature(7));
    CHECK(model::stem_feature(7) != model::cluster_feature(7));
    CHECK(model::pair_feature(model::last_word, 7) < model::cluster_feature(0));
    CHECK(model::pair_feature(1, 2) != model::pair_feature(2, 1));
}

TEST_CASE("plain sentences are put where they belong") {
    using Head = ClauseModel::Head;
    CHECK(said(Head::unfair_tos,
               "These terms are governed by the laws of the State of New York, without "
               "regard to conflict of laws rules.")
              .at(0) == "Choice of law");
    CHECK(said(Head::unfair_tos, "We may terminate your account at any time, for any reason, without notice.")
              .at(0) == "Unilateral termination");
    CHECK(said(Head::unfair_tos, "By using the service you agree to be bound by these terms.").at(0) ==
          "Contract by using");
    CHECK(said(Head::unfair_tos, "Our office cat likes to sleep in the sun.").empty());
    CHECK(said(Head::unfair_tos, "").empty());
    CHECK(said(Head::unfair_tos, "\xe2\x80\xa6 ... !!!").empty());
}

TEST_CASE("a model that is cut off or is none is refused") {
    const std::string_view bytes = model::embedded_model();
    const Copy copy(bytes);
    CHECK_NOTHROW(ClauseModel{copy.view()});
    for (const std::size_t size : {std::size_t{0}, std::size_t{7}, std::size_t{31}, std::size_t{32},
                                   std::size_t{4096}, bytes.size() / 2, bytes.size() - 1}) {
        CAPTURE(size);
        CHECK_THROWS_AS(ClauseModel{copy.view(size)}, Error);
    }
    CHECK_THROWS_AS(ClauseModel{copy.view().substr(1)}, Error);  // Not aligned.
}

TEST_CASE("hostile headers are refused or do no harm") {
    const Copy whole(model::embedded_model());
    std::mt19937 random(3);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same bytes every time.
    int refused = 0;
    for (int round = 0; round < 400; ++round) {
        Copy copy = whole;
        // Every byte of the header in turn, then anywhere.
        const std::size_t at = round < 32 ? static_cast<std::size_t>(round) : random() % copy.size();
        copy.data()[at] = static_cast<char>(copy.data()[at] ^ static_cast<char>(1 + random() % 255));
        try {
            const ClauseModel damaged{copy.view()};
            model::Scratch scratch;
            damaged.read("We may end your account at any time without notice.", scratch);
            CHECK(damaged.asserted(ClauseModel::Head::unfair_tos, scratch).size() <= model::most_classes);
        } catch (const Error& error) {
            CHECK(error.code() == ErrorCode::catalogue_invalid);
            ++refused;
        }
    }
    CHECK(refused >= 24);
}
