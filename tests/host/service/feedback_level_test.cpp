#include "service/feedback_level.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <string>

#include "base/error.h"
#include "service/record_feedback.h"

namespace smallprint {
namespace {

Finding finding(const std::string& type, const std::string& quote, Facts facts = {}) {
    Finding made;
    made.type = type;
    made.stance = Stance::against_you;
    made.headline = "Headline of " + type;
    made.consequence = "Consequence of " + type + ".";
    made.quote.exact = quote;
    made.facts = std::move(facts);
    made.confidence = 0.9;
    return made;
}

ReadTerms terms(std::vector<Finding> findings, const std::string& id = "SP-D-AAAAAAAAAA") {
    ReadTerms read;
    read.about.id = id;
    read.findings = std::move(findings);
    return read;
}

std::optional<FeedbackVerdict> judge(const std::vector<ReadTerms>& all,
                                     FeedbackDirection direction = FeedbackDirection::up) {
    return judge_feedback(all, direction, "Pear Chat", feedback_words());
}

/// Flesch reading ease with syllables as runs of vowels; a final silent e does not count.
double reading_ease(const std::string& text) {
    double words = 0;
    double syllables = 0;
    double sentences = 0;
    std::size_t i = 0;
    while (i < text.size()) {
        std::string word;
        while (i < text.size() &&
               (std::isalpha(static_cast<unsigned char>(text[i])) != 0 || text[i] == '\'')) {
            word += static_cast<char>(std::tolower(static_cast<unsigned char>(text[i++])));
        }
        if (!word.empty()) {
            ++words;
            int runs = 0;
            for (std::size_t c = 0; c < word.size(); ++c) {
                const auto vowel = [](char letter) {
                    return std::string("aeiouy").find(letter) != std::string::npos;
                };
                runs += vowel(word[c]) && (c == 0 || !vowel(word[c - 1])) ? 1 : 0;
            }
            if (runs > 1 && word.back() == 'e' && word[word.size() - 2] != 'l') {
                --runs;
            }
            syllables += std::max(1, runs);
        } else {
            sentences += text[i] == '.' || text[i] == '?' ? 1 : 0;
            ++i;
        }
    }
    sentences = std::max(1.0, sentences);
    return 206.835 - 1.015 * words / sentences - 84.6 * syllables / words;
}

}  // namespace

TEST_CASE("the most serious thing that is said decides, and the rest becomes lines") {
    const auto verdict =
        judge({terms({finding("feedback_ownership", "You assign feedback to us."),
                      finding("feedback_trains_ai", "We train on rated chats.",
                              {{"scope", std::string("conversation")}})}),
               terms({finding("feedback_overrides_opt_out", "Even if you opted out, feedback is used.")},
                     "SP-D-BBBBBBBBBB")});
    REQUIRE(verdict.has_value());
    CHECK(verdict->level == FeedbackLevel::hold);
    CHECK(verdict->why == "overrides_opt_out");
    CHECK(verdict->headline == "Headline of feedback_overrides_opt_out");
    REQUIRE(verdict->quote.has_value());
    CHECK(verdict->quote->document.id == "SP-D-BBBBBBBBBB");
    CHECK(verdict->used.size() == 2);
    const auto& lines = verdict->lines;
    CHECK(std::count(lines.begin(), lines.end(), "Headline of feedback_trains_ai") == 1);
    CHECK(std::count(lines.begin(), lines.end(), "Headline of feedback_ownership") == 1);
}

TEST_CASE("each level follows from its types and facts") {
    const auto level = [](const std::string& type, Facts facts = {}) {
        const auto verdict = judge({terms({finding(type, "Your feedback.", std::move(facts))})});
        return verdict ? std::string(to_string(verdict->level)) + "/" + verdict->why : "none";
    };
    CHECK(level("feedback_trains_ai") == "hold/trains");
    CHECK(level("feedback_trains_ai", {{"opt_in", true}}) == "tell/trains_if_agreed");
    CHECK(level("feedback_trains_ai", {{"opt_in", false}}) == "hold/trains");
    CHECK(level("feedback_keeps_conversation") == "hold/keeps_conversation");
    CHECK(level("feedback_keeps_conversation", {{"scope", std::string("context")}}) == "tell/keeps_part");
    CHECK(level("feedback_ownership") == "tell/ownership");
    CHECK(level("no_ai_training", {{"about", std::string("feedback")}}) == "tell/not_used");
    CHECK(level("no_ai_training") == "tell/not_used");
    CHECK(level("arbitration") == "none");
    // A promise beside training by default promises nothing about ratings.
    CHECK_FALSE(judge({terms({finding("no_ai_training", "x")}), terms({finding("content_trains_ai", "y")})}));
    CHECK_FALSE(judge({}).has_value());
}

TEST_CASE("what is about one direction only holds for no other") {
    const std::vector<ReadTerms> only_up{
        terms({finding("feedback_trains_ai", "When you click thumbs up, we may train on the chat.")})};
    CHECK(judge(only_up, FeedbackDirection::up)->level == FeedbackLevel::hold);
    const auto down = judge(only_up, FeedbackDirection::down);
    REQUIRE(down.has_value());
    CHECK(down->level == FeedbackLevel::tell);
    CHECK(std::count(down->lines.begin(), down->lines.end(), "The terms speak of a thumbs up only.") == 1);
    const FeedbackWords& words = feedback_words();
    CHECK(covers_direction("a thumbs up or thumbs down", FeedbackDirection::report, words) == false);
    CHECK(covers_direction("thumbs up or other feedback", FeedbackDirection::report, words));
    CHECK(covers_direction("We keep the chat.", FeedbackDirection::report, words));
    // What covers the act comes before what is more serious about another.
    const auto both = judge({terms({finding("feedback_trains_ai", "Thumbs up trains."),
                                    finding("feedback_ownership", "You assign all feedback.")})},
                            FeedbackDirection::down);
    CHECK(both->why == "ownership");
}

TEST_CASE("words are found whole and without regard to case") {
    const std::vector<std::string> api{"api", "commercial"};
    CHECK(has_word("API Terms", api));
    CHECK(has_word("Commercial Terms", api));
    CHECK_FALSE(has_word("Apiary Terms", api));
    CHECK_FALSE(has_word("Rapid Terms", api));
    CHECK_FALSE(has_word("", api));
}

TEST_CASE("braces in a value are no placeholders") {
    CHECK(fill_in("{a} and {b}", {{"a", "{b}"}, {"b", "x"}}) == "{b} and x");
    CHECK(fill_in("{unknown} {", {}) == "{unknown} {");
    CHECK(fill_in("", {}).empty());
}

TEST_CASE("the guard's own words are short and plain") {
    const FeedbackWords& words = feedback_words();
    const std::string longest(60, 'n');
    const auto check = [&](const std::string& headline) {
        CAPTURE(headline);
        CHECK(fill_in(headline, {{"service", short_name(longest)}}).size() <= longest_headline);
        CHECK(reading_ease(fill_in(headline, {{"service", "Le Chat"}})) >= 60.0);
    };
    for (const FeedbackHeadline& one : words.headlines) {
        check(one.headline);
    }
    for (const auto& [why, one] : words.unknown) {
        check(one.headline);
    }
    for (const auto& [name, line] : words.lines) {
        const auto& shown = line;  // Clang 14 lets no lambda have a binding.
        CAPTURE(shown);
        CHECK(reading_ease(fill_in(line, {{"service", "Le Chat"}, {"date", ""}})) >= 60.0);
    }
}

TEST_CASE("data that is not as it should be is refused") {
    CHECK_THROWS_AS((void)read_feedback_words("nonsense"), Error);
    CHECK_THROWS_AS((void)read_feedback_words("{}"), Error);
    CHECK_THROWS_AS((void)read_feedback_words(R"({"levels":[{"type":"x","level":"shout","why":"y"}]})"),
                    Error);
    CHECK_THROWS_AS((void)read_withdrawal_letters(R"({"letters":[]})"), Error);
    CHECK(withdrawal_letters().size() == 3);
}

TEST_CASE("what was given is one sentence") {
    FeedbackTally tally;
    const TimeMs november = *parse_rfc3339("2026-11-22T00:00:00Z");
    CHECK(given_line(tally, "Le Chat", "trains", november).empty());
    tally.ratings = 12;
    tally.since = parse_rfc3339("2026-05-03T00:00:00Z");
    CHECK(given_line(tally, "Le Chat", "trains", november) ==
          "12 ratings given to Le Chat, which trains on the conversation, since May");
    tally.ratings = 1;
    CHECK(given_line(tally, "Le Chat", "", november) == "1 rating given to Le Chat, since May");
    tally.reports = 2;
    CHECK(given_line(tally, "Le Chat", "no_such_word", november) ==
          "3 ratings and reports given to Le Chat, since May");
    tally.since = parse_rfc3339("2024-12-31T00:00:00Z");
    tally.ratings = 0;
    CHECK(given_line(tally, "Le Chat", "", november) == "2 reports given to Le Chat, since December 2024");
}

}  // namespace smallprint
