#include "analysis/changes.h"
#include "analysis/compare_lazily.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace smallprint {

namespace {

const Catalogue& catalogue() {
    static const Catalogue embedded = Catalogue::embedded();
    return embedded;
}

Document paragraphs(const std::vector<std::string>& texts) {
    std::vector<Block> blocks;
    for (const std::string& text : texts) {
        blocks.push_back({BlockKind::paragraph, 0, text, {}});
    }
    return document_from_blocks(std::move(blocks));
}

Comparison compare_texts(const std::vector<std::string>& before, const std::vector<std::string>& after,
                         bool aligned_only = false) {
    const Document old_document = paragraphs(before);
    const Document new_document = paragraphs(after);
    return compare({old_document, {}}, {new_document, {}}, catalogue(), {.aligned_only = aligned_only});
}

bool substantive(const std::string& before, const std::string& after) {
    return compare_texts({"Some other clause stays.", before, "And another one."},
                         {"Some other clause stays.", after, "And another one."})
        .summary.substantive;
}

std::size_t substantive_items(const Comparison& comparison) {
    std::size_t count = 0;
    for (const ChangeItem& item : comparison.summary.items) {
        count += item.substantive ? 1U : 0U;
    }
    return count;
}

// Evidence of one type on the first words of a clause.
std::vector<std::vector<Evidence>> evidence_on(const Document& document, std::size_t clause,
                                               const std::string& type, const Facts& facts) {
    std::vector<std::vector<Evidence>> evidence(document.clauses.size());
    Evidence one;
    one.type = type;
    one.quote_begin = 0;
    one.quote_end = static_cast<std::uint32_t>(document.clauses.at(clause).text.size());
    one.facts = facts;
    evidence[clause].push_back(std::move(one));
    return evidence;
}

}  // namespace

TEST_CASE("equal texts have no changes, and every clause is kept") {
    const Comparison comparison = compare_texts({"One.", "Two.", "One."}, {"One.", "Two.", "One."});
    CHECK_FALSE(comparison.summary.substantive);
    CHECK(comparison.summary.items.empty());
    REQUIRE(comparison.kept.size() == 3);
    for (std::uint32_t i = 0; i < 3; ++i) {
        CHECK(comparison.kept[i].before == i);
        CHECK(comparison.kept[i].after == i);
    }
}

TEST_CASE("an edited sentence is told whole, before and after") {
    const Comparison comparison =
        compare_texts({"We keep your data for 30 days. We are careful with it. You may ask for it."},
                      {"We keep your data for 90 days. We are careful with it. You may ask for it."});
    CHECK(comparison.summary.substantive);
    CHECK(comparison.summary.changed == 1);
    REQUIRE(comparison.summary.items.size() == 1);
    const ChangeItem& item = comparison.summary.items[0];
    CHECK(item.kind == ChangeKind::edited);
    CHECK(item.before == "We keep your data for 30 days.");
    CHECK(item.after == "We keep your data for 90 days.");
    CHECK_FALSE(item.summary.empty());
    REQUIRE(comparison.kept.size() == 1);
}

TEST_CASE("added and removed paragraphs are told as such") {
    const Comparison added =
        compare_texts({"One stays here.", "Two stays here."},
                      {"One stays here.", "Arbitration is binding now.", "Two stays here."});
    CHECK(added.summary.added == 1);
    CHECK(added.summary.removed == 0);
    REQUIRE(added.summary.items.size() == 1);
    CHECK(added.summary.items[0].kind == ChangeKind::added);
    CHECK_FALSE(added.summary.items[0].before.has_value());
    CHECK(added.summary.items[0].after == "Arbitration is binding now.");

    const Comparison removed =
        compare_texts({"One stays here.", "You may opt out by mail.", "Two stays here."},
                      {"One stays here.", "Two stays here."});
    CHECK(removed.summary.removed == 1);
    REQUIRE(removed.summary.items.size() == 1);
    CHECK(removed.summary.items[0].kind == ChangeKind::removed);
    CHECK_FALSE(removed.summary.items[0].after.has_value());
}

TEST_CASE("a paragraph rewritten in its place is an edit, not a removal beside an addition") {
    const Comparison comparison =
        compare_texts({"First stays.", "Alpha beta gamma delta.", "Last stays."},
                      {"First stays.", "Quite other wording altogether.", "Last stays."});
    CHECK(substantive_items(comparison) == 1);
    CHECK(comparison.summary.items.at(0).kind == ChangeKind::edited);
}

TEST_CASE("dates, numbering, addresses and typography are not substantive") {
    CHECK_FALSE(substantive("Last updated: August 11, 2025", "Last updated: October 21, 2025"));
    CHECK_FALSE(substantive("Updated: December 1, 2025", "Updated: 1 December 2025"));
    CHECK_FALSE(
        substantive("This policy is effective on 2025-01-02.", "This policy is effective on 2026-03-04."));
    CHECK_FALSE(substantive("It isn't sold \xE2\x80\x93 ever.", "It isn\xE2\x80\x99t sold - ever."));
    CHECK_FALSE(substantive("Write to privacy@pear.example or call.", "Write to data@plum.example or call."));
    CHECK_FALSE(substantive("See https://pear.example/a?b=1 for more of it.",
                            "See https://pear.example/c for more of it."));
    CHECK_FALSE(substantive("4.1 You must be careful.", "5.2 You must be careful."));
    CHECK_FALSE(substantive("As listed in Sections D.4 \xE2\x80\x94 D.7.",
                            "As listed in Sections D.4 \xE2\x80\x94 D.1."));
    CHECK_FALSE(substantive("\xC2\xA9 Pear Ltd, 2025", "\xC2\xA9 Pear Ltd, 2026"));
    CHECK_FALSE(substantive("Call 1-702-486-3132 to ask.", "Call 1-702-486-9999 to ask."));
    CHECK_FALSE(substantive("See this article (opens in a new window).", "See this article."));
}

TEST_CASE("numbers that mean something, negations and single words are substantive") {
    CHECK(substantive("We give 30 days notice.", "We give 7 days notice."));
    CHECK(substantive("You pay $10 a month.", "You pay $15 a month."));
    CHECK(substantive("The fee is 5%.", "The fee is 7%."));
    CHECK(substantive("You must be 13 years old.", "You must be 16 years old."));
    CHECK(substantive("We do not sell your data.", "We do sell your data."));
    CHECK(substantive("We may share it.", "We will share it."));
    CHECK(substantive("Liability is limited to 1,000 euros.", "Liability is limited to 100 euros."));
    CHECK(substantive("You may sue us in May 2020 or later.", "You must sue us in May 2020 or later."));
}

TEST_CASE("moved, split and joined paragraphs are told, and are not substantive") {
    const Comparison moved = compare_texts({"Alpha is one.", "Beta is two.", "Gamma is three."},
                                           {"Gamma is three.", "Alpha is one.", "Beta is two."});
    CHECK_FALSE(moved.summary.substantive);
    REQUIRE(moved.summary.items.size() == 1);
    CHECK(moved.summary.items[0].kind == ChangeKind::moved);
    CHECK(moved.kept.size() == 3);

    const Comparison split = compare_texts({"Alpha is one. Beta is two. Gamma is three."},
                                           {"Alpha is one.", "Beta is two. Gamma is three."});
    CHECK_FALSE(split.summary.substantive);
    REQUIRE(split.summary.items.size() == 1);
    CHECK(split.summary.items[0].kind == ChangeKind::split);
    REQUIRE(split.kept.size() == 1);
    CHECK(split.kept[0].after == 1);  // the best match keeps the identity

    const Comparison joined = compare_texts({"Alpha is one.", "Beta is two. Gamma is three."},
                                            {"Alpha is one. Beta is two. Gamma is three."});
    CHECK_FALSE(joined.summary.substantive);
    REQUIRE(joined.summary.items.size() == 1);
    CHECK(joined.summary.items[0].kind == ChangeKind::merged);
}

TEST_CASE("a paragraph that stands once more, or once less, says nothing new") {
    const std::string said = "We keep what you write for ever.";
    const std::string other = "Our kitchen is open until midnight.";
    const std::string as_long = "We forget all you write at once.";
    REQUIRE(as_long.size() == said.size());
    CHECK_FALSE(compare_texts({said, other}, {said, other, said}).summary.substantive);
    CHECK_FALSE(compare_texts({said, other, said}, {said, other}).summary.substantive);
    CHECK(compare_texts({said, other}, {said, other, as_long}).summary.substantive);
    CHECK(compare_texts({said, other, as_long}, {said, other}).summary.substantive);
}

TEST_CASE("scraps of navigation that come and go are not substantive") {
    const Comparison comparison =
        compare_texts({"The terms say this.", "Home About Contact"},
                      {"The terms say this.", "Home About Contact Cookie Settings", "Log in"});
    CHECK_FALSE(comparison.summary.substantive);
    // But a short sentence with a word of its own is.
    CHECK(compare_texts({"The terms say this."}, {"The terms say this.", "Arbitration"}).summary.substantive);
}

TEST_CASE("across extractors only aligned clauses count") {
    CHECK_FALSE(compare_texts({"One stays here."}, {"One stays here.", "A block that appears."}, true)
                    .summary.substantive);
    CHECK(compare_texts({"We keep it for 30 days and no longer."}, {"We keep it for 90 days and no longer."},
                        true)
              .summary.substantive);
}

TEST_CASE("a clause type that appears is named, most serious first") {
    const Document before =
        paragraphs({"Something stays as it is.", "The colour of the logo is blue and nice."});
    const Document after =
        paragraphs({"Something stays as it is.", "The colour of the logo is green and nice.",
                    "Every dispute goes to arbitration."});
    const auto evidence = evidence_on(after, 2, "arbitration", {});
    const std::vector<std::vector<Evidence>> none(before.clauses.size());
    const Comparison comparison = compare({before, none}, {after, evidence}, catalogue(), {});
    REQUIRE(comparison.summary.items.size() == 2);
    CHECK(comparison.summary.items[0].type == "arbitration");
    CHECK(comparison.summary.items[0].summary.substr(0, 4) == "New:");
    CHECK(comparison.summary.items[0].severity > comparison.summary.items[1].severity);
    CHECK(comparison.summary.items[1].type.empty());
}

TEST_CASE("a clause type that goes is named") {
    const Document before = paragraphs({"Something stays as it is.", "Every dispute goes to arbitration."});
    const Document after = paragraphs({"Something stays as it is."});
    const auto evidence = evidence_on(before, 1, "arbitration", {});
    const std::vector<std::vector<Evidence>> none(after.clauses.size());
    const Comparison comparison = compare({before, evidence}, {after, none}, catalogue(), {});
    REQUIRE(comparison.summary.items.size() == 1);
    CHECK(comparison.summary.items[0].type == "arbitration");
    CHECK(comparison.summary.items[0].kind == ChangeKind::removed);
}

TEST_CASE("a fact that differs is told as before and after") {
    const Document before = paragraphs({"We tell you 30 days before we change these terms."});
    const Document after = paragraphs({"We tell you 7 days before we change these terms."});
    const auto old_evidence = evidence_on(before, 0, "change_notice", {{"days", std::int64_t{30}}});
    const auto new_evidence = evidence_on(after, 0, "change_notice", {{"days", std::int64_t{7}}});
    const Comparison comparison = compare({before, old_evidence}, {after, new_evidence}, catalogue(), {});
    REQUIRE(comparison.summary.items.size() == 1);
    CHECK(comparison.summary.items[0].type == "change_notice");
    CHECK(comparison.summary.items[0].summary.find("30 days \xE2\x86\x92 7 days, stricter than before") !=
          std::string::npos);
    const Comparison back = compare({after, new_evidence}, {before, old_evidence}, catalogue(), {});
    REQUIRE(back.summary.items.size() == 1);
    CHECK(back.summary.items[0].summary.find("milder than before") != std::string::npos);
    CHECK(back.summary.items[0].severity < comparison.summary.items[0].severity);
}

TEST_CASE("days are told once, with what they are where the fact's name tells") {
    const Document before = paragraphs({"The price may change with 30 days notice."});
    const Document after = paragraphs({"The price may change with 7 days notice."});
    const auto summary = [&](const Facts& old_facts, const Facts& new_facts) {
        const Comparison comparison =
            compare({before, evidence_on(before, 0, "price_change", old_facts)},
                    {after, evidence_on(after, 0, "price_change", new_facts)}, catalogue(), {});
        return comparison.summary.items.at(0).summary;
    };
    const auto days = [](std::int64_t count) { return FactValue(count); };
    CHECK(summary({{"days", days(30)}, {"notice_days", days(30)}},
                  {{"days", days(7)}, {"notice_days", days(7)}})
              .find(": notice period 30 days \xE2\x86\x92 7 days, stricter") != std::string::npos);
    CHECK(summary({{"days", days(30)}, {"opt_out_days", days(60)}},
                  {{"days", days(7)}, {"opt_out_days", days(9)}})
              .find(": 30 days \xE2\x86\x92 7 days; time to opt out 60 days \xE2\x86\x92 9 days") !=
          std::string::npos);
}

TEST_CASE("the same place written otherwise is no fact that differs") {
    const auto summary = [](const char* place, const char* now) {
        const Document before = paragraphs({"The laws there govern everything between us and you."});
        const Document after = paragraphs({"The laws over there do govern everything between us and you."});
        const Comparison comparison = compare(
            {before, evidence_on(before, 0, "choice_of_law", {{"governing_law", std::string(place)}})},
            {after, evidence_on(after, 0, "choice_of_law", {{"governing_law", std::string(now)}})},
            catalogue(), {});
        REQUIRE(comparison.summary.items.size() == 1);
        return comparison.summary.items[0].summary;
    };
    constexpr const char* arrow = "\xE2\x86\x92";
    CHECK(summary("LAWS OF THE STATE OF CALIFORNIA", "California").find(arrow) == std::string::npos);
    CHECK(summary("Delaware", "the State of Delaware").find(arrow) == std::string::npos);
    CHECK(summary("Delaware", "California").find(arrow) != std::string::npos);
    CHECK(summary("Virginia", "West Virginia").find(arrow) != std::string::npos);
}

TEST_CASE("what is said of one type again stands below what is said of another") {
    std::vector<std::string> old_lines;
    std::vector<std::string> new_lines;
    for (const char* about : {"gamma rays", "lambda calculus", "omega points"}) {
        old_lines.push_back("We may hand what we know of " + std::string(about) +
                            " to the police when they ask us for it in writing.");
        new_lines.push_back(
            "We may hand everything that we know of " + std::string(about) +
            ", and of whoever you spoke with about it, to the police or to any other office of "
            "the state when they ask us for it.");
    }
    old_lines.emplace_back("Every dispute goes before a judge of the town in which you live today.");
    new_lines.emplace_back(
        "Every dispute between the two of us goes before a judge of the town in which we live today.");
    const Document before = paragraphs(old_lines);
    const Document after = paragraphs(new_lines);
    const auto evidence = [](const Document& document) {
        std::vector<std::vector<Evidence>> all(document.clauses.size());
        for (std::size_t i = 0; i < all.size(); ++i) {
            all[i] = evidence_on(document, i, i < 3 ? "law_enforcement" : "jurisdiction", {})[i];
        }
        return all;
    };
    const Comparison comparison =
        compare({before, evidence(before)}, {after, evidence(after)}, catalogue(), {});
    REQUIRE(comparison.summary.items.size() == 4);
    CHECK(comparison.summary.items[0].type == "law_enforcement");
    CHECK(comparison.summary.items[1].type == "jurisdiction");
}

TEST_CASE("which terms apply, and to whom, stands before what was only put differently") {
    std::vector<std::string> before{
        "The service has many parts that are described elsewhere at some length."};
    std::vector<std::string> after{before};
    for (int i = 0; i < 4; ++i) {
        const std::string heading = "Part " + std::string(1, static_cast<char>('a' + i));
        before.push_back(heading + " of the handbook tells members what to bring along in the summer.");
        after.push_back(heading +
                        " of the booklet, which we print each year in spring and send to the homes of "
                        "all people who asked us for one, tells members what to bring along.");
    }
    after.insert(after.begin(), "These updates do not apply to people in Norway.");
    const Comparison comparison = compare_texts(before, after);
    REQUIRE(comparison.summary.items.size() == 5);
    CHECK(comparison.summary.items[0].summary == "Which terms apply, or to whom, changed.");
    CHECK(comparison.summary.items[0].after == "These updates do not apply to people in Norway.");

    const auto first = [&](const std::string& added) {
        after.front() = added;
        return compare_texts(before, after).summary.items.at(0).after == added;
    };
    CHECK(first("The previous version continues to apply to you."));
    CHECK(first("As of today the additional terms no longer apply."));
    CHECK(first("This agreement supersedes all that we agreed on before."));
    CHECK_FALSE(first("Do not apply paint to the terms board of the house."));
    CHECK_FALSE(first("You do not apply for a change of terms in the house."));
    CHECK_FALSE(first("These terms are short. Your request does not apply."));
    // Said before and after: nothing turned.
    before.front() = "These updates do not apply to people in Norway.";
    CHECK_FALSE(first("These updates do not apply to people in Sweden."));
}

TEST_CASE("the catalogue's rules for severity say whether a clause became stricter") {
    const Document before =
        paragraphs({"Disputes are settled by arbitration, unless you opt out within a month."});
    const Document after =
        paragraphs({"Disputes are settled by arbitration, and there is no way out of it."});
    const auto old_evidence = evidence_on(before, 0, "arbitration", {{"opt_out", true}});
    const auto new_evidence = evidence_on(after, 0, "arbitration", {});
    const Comparison comparison = compare({before, old_evidence}, {after, new_evidence}, catalogue(), {});
    REQUIRE(comparison.summary.items.size() == 1);
    CHECK(comparison.summary.items[0].severity == Severity::high);
    CHECK(comparison.summary.items[0].summary.find("the way to opt out is gone, stricter than before") !=
          std::string::npos);
    const Comparison back = compare({after, new_evidence}, {before, old_evidence}, catalogue(), {});
    CHECK(back.summary.items.at(0).severity == Severity::low);

    // Gained with a way out is less than gained without one.
    const Document without = paragraphs({"Something stays as it is."});
    const std::vector<std::vector<Evidence>> none(without.clauses.size());
    CHECK(compare({without, none}, {before, old_evidence}, catalogue(), {}).summary.items.at(0).severity ==
          Severity::medium);
    CHECK(compare({without, none}, {after, new_evidence}, catalogue(), {}).summary.items.at(0).severity ==
          Severity::high);
}

TEST_CASE("evidence on demand gives the same comparison, and reads no more than it needs") {
    std::vector<std::string> same;
    for (int i = 0; i < 50; ++i) {
        same.push_back("Clause " + std::to_string(i) + " stays exactly as it was before.");
    }
    std::vector<std::string> changed = same;
    changed[7] = "Clause 7 is no longer what it was the last time.";
    const Document before = paragraphs(same);
    const Document after = paragraphs(changed);
    std::size_t asked = 0;
    const std::vector<Evidence> nothing;
    const auto counted = [&](std::uint32_t) -> const std::vector<Evidence>& {
        ++asked;
        return nothing;
    };
    const Comparison lazy = compare_lazily({before, counted}, {after, counted}, catalogue(), {});
    CHECK(asked == 2);
    REQUIRE(lazy.summary.items.size() == 1);
    CHECK(lazy.summary.items[0].summary ==
          compare({before, {}}, {after, {}}, catalogue(), {}).summary.items.at(0).summary);
}

TEST_CASE("signals of the reader are never named") {
    const Document before = paragraphs({"Something stays as it is."});
    const Document after =
        paragraphs({"Something stays as it is.", "Feedback means a rating that you give."});
    const auto evidence = evidence_on(after, 1, "@feedback_is_rating", {});
    const std::vector<std::vector<Evidence>> none(before.clauses.size());
    const Comparison comparison = compare({before, none}, {after, evidence}, catalogue(), {});
    REQUIRE(comparison.summary.items.size() == 1);
    CHECK(comparison.summary.items[0].type.empty());
}

TEST_CASE("an edited clause is kept, so that record ids can follow it") {
    const Comparison comparison = compare_texts(
        {"Intro words here.", "We may end your account at any time with notice of a week.", "Outro words."},
        {"A new clause first.", "Intro words here.",
         "We may end your account at any time without notice of a week.", "Outro words."});
    bool found = false;
    for (const ClausePair& pair : comparison.kept) {
        found = found || (pair.before == 1 && pair.after == 2);
    }
    CHECK(found);
    CHECK(comparison.kept.size() == 3);
}

TEST_CASE("empty documents, and one side empty") {
    CHECK_FALSE(compare_texts({}, {}).summary.substantive);
    CHECK(compare_texts({}, {"Something is said now."}).summary.added == 1);
    CHECK(compare_texts({"Something was said then."}, {}).summary.removed == 1);
}

TEST_CASE("hostile texts are compared without much ado") {
    std::vector<std::string> before;
    std::vector<std::string> after;
    for (int i = 0; i < 4000; ++i) {
        before.push_back("aye aye aye aye " + std::to_string(i));
        after.push_back("aye aye aye aye " + std::to_string(i + 4000));
    }
    before.emplace_back(300'000, 'a');
    after.emplace_back(300'000, '.');
    after.push_back("\xFF\xFE\x80 %%%%% ((((( [email protected] @ :// \xE2\x80");
    before.push_back("section section section 1 1 1 1 may 5 may 5 may");
    const Comparison comparison = compare_texts(before, after);
    CHECK(comparison.summary.substantive);
    for (const ChangeItem& item : comparison.summary.items) {
        CHECK(item.before.value_or("").size() < 5000);
        CHECK(item.after.value_or("").size() < 5000);
    }
}

TEST_CASE("the same words parted into other sentences and paragraphs are no substantive change") {
    CHECK_FALSE(
        substantive("We share data with our services.If you live elsewhere, other rules hold for you.",
                    "We share data with our services. If you live elsewhere, other rules hold for you."));
    const Comparison parted =
        compare_texts({"You may leave at any time. We may end your account without notice."},
                      {"You may leave at any time.", "We may end your account without notice."});
    CHECK_FALSE(parted.summary.substantive);
    CHECK(substantive_items(parted) == 0);
    CHECK(substantive("We share data with our services.If you live elsewhere, other rules hold for you.",
                      "We share data with our services. If you live there, other rules hold for you."));
}

}  // namespace smallprint
