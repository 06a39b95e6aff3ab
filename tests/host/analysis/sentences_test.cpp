#include <doctest/doctest.h>

#include "analysis/sentences.h"

namespace {

std::vector<std::string> sentences(const std::string& text) {
    smallprint::Words words;
    smallprint::split_words(text, words);
    std::vector<std::string> made;
    for (const auto& sentence : smallprint::split_sentences(words)) {
        const auto begin = words.list[sentence.first].begin;
        made.push_back(text.substr(begin, words.list[sentence.last - 1].end - begin));
    }
    return made;
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("sentences end where they end") {
    CHECK(sentences("We care. You pay.") == List{"We care", "You pay"});
    CHECK(sentences("Do we? Yes! We do.") == List{"Do we", "Yes", "We do"});
    CHECK(sentences("Use it (e.g. daily) with Acme Inc. in the U.S. only.").size() == 1);
    CHECK(sentences("See Section 4.1. It says so.") == List{"See Section 4.1", "It says so"});
    CHECK(sentences("4.1. Fees are due.").size() == 1);
    CHECK(sentences("A. Fees are due.").size() == 1);
    CHECK(sentences("Acme, Inc. We run it.") == List{"Acme, Inc", "We run it"});
    CHECK(sentences("We do (a) this; (b) that; and (c) more.").size() == 1);
    CHECK(sentences("He said “stop.” We went on.") == List{"He said “stop", "We went on"});
    CHECK(sentences("Visit example.com. Then go.").size() == 2);
    CHECK(sentences("Pay $5.00 now. Thanks.").size() == 2);
    CHECK(sentences("We change terms. acme may stop it.") == List{"We change terms", "acme may stop it"});
    CHECK(sentences("It costs approx. twice as much.").size() == 1);
    CHECK(sentences("one line\nanother line").size() == 2);
    CHECK(sentences("").empty());
}

TEST_CASE("a sentence without end is cut") {
    std::string text;
    for (int i = 0; i < 2000; ++i) {
        text += "word ";
    }
    for (const std::string& sentence : sentences(text)) {
        CHECK(sentence.size() <= 5 * smallprint::longest_sentence);
    }
}
