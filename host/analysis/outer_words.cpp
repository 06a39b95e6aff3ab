#include "analysis/outer_words.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "analysis/table_head.h"
#include "base/utf8.h"
#include "document/lead_in.h"

namespace smallprint {
namespace {

constexpr std::size_t longest_line = 2000;  // Bytes; a longer lead-in is cut, what stands last counts.
constexpr std::size_t longest_head = 600;   // Bytes; a table's head is short.
constexpr std::size_t most_questions = 6;
constexpr std::uint32_t furthest_head = 128;  // Rows; like a list's lead-in.

// Headings of columns without a verb in front, and what a service does there.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> done{{{"collected", "collect"},
                                                                             {"disclosed", "disclose"},
                                                                             {"sold", "sell"},
                                                                             {"shared", "share"},
                                                                             {"used", "use"},
                                                                             {"stored", "store"}}};

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '*')) {
        text.remove_prefix(1);
    }
    while (!text.empty() && (text.back() == ' ' || text.back() == '*')) {
        text.remove_suffix(1);
    }
    return text;
}

std::string_view take_word(std::string_view& text) {
    text = trimmed(text);
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(end);
    return word;
}

bool is_capital(std::string_view word) {
    return !word.empty() && word.front() >= 'A' && word.front() <= 'Z';
}

/// The questions of a head; what stands before the first belongs to the column of what is asked about.
std::vector<std::string> questions_of(std::string_view head) {
    constexpr std::array<std::string_view, 6> auxiliaries{"Do", "Does", "Did", "Will", "Can", "May"};
    std::vector<std::string> questions;
    std::string question;
    bool open = false;
    while (!(head = trimmed(head)).empty() && questions.size() <= most_questions) {
        const std::string_view word = take_word(head);
        const bool begins = std::find(auxiliaries.begin(), auxiliaries.end(), word) != auxiliaries.end() ||
                            std::any_of(done.begin(), done.end(), [word](const auto& pair) {
                                return is_capital(word) && fold_case(word).starts_with(pair.first);
                            });
        if (begins && !open) {
            question.clear();
            open = true;
        }
        question += question.empty() ? "" : " ";
        question += word;
        if (word.ends_with('?')) {
            question.pop_back();
            questions.push_back(open ? question : std::string());
            question.clear();
            open = false;
        }
    }
    return questions;
}

/// Takes the last answer off the row: true for yes, false for no; nothing if it does not end in one.
std::optional<bool> take_answer(std::string_view& row) {
    constexpr std::array<std::pair<std::string_view, bool>, 6> answers{{{"yes", true},
                                                                        {"no", false},
                                                                        {"n/a", false},
                                                                        {"we don't share", false},
                                                                        {"we don\u2019t share", false},
                                                                        {"we do not share", false}}};
    row = trimmed(row);
    if (row.ends_with('.')) {
        row.remove_suffix(1);
    }
    for (const auto& [words, yes] : answers) {
        if (row.size() > words.size() && row[row.size() - words.size() - 1] == ' ' &&
            fold_case(row.substr(row.size() - words.size())) == words) {
            row.remove_suffix(words.size());
            return yes;
        }
    }
    return std::nullopt;
}

/// "We share:" or "We do not share:"; empty for a question about something else ("Can you limit this?").
/// A bare "Does Acme share?" is about what the head names in front.
std::string statement(std::string_view question, bool yes, bool of_data) {
    const std::string_view first = take_word(question);
    const std::string said = yes ? "We " : "We do not ";
    const std::string folded = fold_case(first);
    for (const auto& [participle, verb] : done) {
        if (folded == participle) {
            return said + std::string(verb) + std::string(question) + ":";
        }
    }
    if (folded != "do" && folded != "does" && folded != "will") {
        return {};
    }
    std::string_view word = take_word(question);
    if (fold_case(word) == "you") {
        return {};
    }
    // The subject is "we" or a name, which may be of several words.
    while (!word.empty() && (is_capital(word) || fold_case(word) == "we")) {
        word = take_word(question);
    }
    if (word.empty()) {
        return {};
    }
    const bool bare = of_data && trimmed(question).empty();
    return said + std::string(word) + (bare ? " your personal information" : std::string(question)) + ":";
}

std::optional<std::uint32_t> head_above(const Document& document, const Clause& clause) {
    const auto is_row = [&document](std::uint32_t i) {
        return document.blocks[i].kind == BlockKind::table_row;
    };
    if (clause.first_block >= document.blocks.size() || !is_row(clause.first_block)) {
        return std::nullopt;
    }
    std::uint32_t head = clause.first_block;
    while (head > 0 && clause.first_block - head < furthest_head && is_row(head - 1)) {
        --head;
    }
    return head == clause.first_block ? std::nullopt : std::optional(head);
}

}  // namespace

std::vector<std::string> answered_questions(std::string_view head, std::string_view row) {
    if (head.size() > longest_head || head.find('?') == std::string_view::npos) {
        return {};
    }
    const std::vector<std::string> questions = questions_of(head);
    if (questions.size() > most_questions) {
        return {};
    }
    const bool of_data = fold_case(head).find("personal information") != std::string::npos;
    std::vector<std::string> lines;
    for (auto question = questions.rbegin(); question != questions.rend(); ++question) {
        const std::optional<bool> yes = take_answer(row);
        if (!yes) {
            return {};
        }
        if (std::string line = statement(*question, *yes, of_data); !line.empty()) {
            lines.insert(lines.begin(), std::move(line));
        }
    }
    return lines;
}

OuterWords outer_words(const Document& document, const Clause& clause) {
    if (const auto head = head_above(document, clause)) {
        const std::string_view words = document.blocks[*head].text;
        if (std::vector<std::string> answers = answered_questions(words, clause.text); !answers.empty()) {
            return {std::move(answers), true};
        }
        return {head_statements(words), false};
    }
    if (const auto lead_in = lead_in_above(document, clause)) {
        std::string_view whole = document.blocks[*lead_in].text;
        if (whole.size() > longest_line) {
            const std::size_t space = whole.find(' ', whole.size() - longest_line);
            whole = space == std::string_view::npos ? std::string_view() : whole.substr(space + 1);
        }
        std::string line(whole);
        while (!line.empty() && (line.back() == ' ' || line.back() == '-')) {
            line.pop_back();
        }
        if (!line.ends_with(':')) {
            line += ':';
        }
        return {{std::move(line)}, false};
    }
    return {};
}

}  // namespace smallprint
