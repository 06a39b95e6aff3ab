#include "service/feedback_level.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <string_view>
#include <tuple>

#include "service/shorten.h"

namespace smallprint {
namespace {

constexpr std::size_t longest_name = 40;
constexpr std::size_t most_actions = 4;
constexpr std::size_t most_other_lines = 3;

/// One thing that the terms say about feedback.
struct Claim {
    std::size_t rule = 0;
    const FeedbackRule* says = nullptr;
    const Finding* finding = nullptr;
    const ReadTerms* terms = nullptr;
    bool covers = true;
};

std::string lowered(std::string_view text) {
    std::string low(text);
    for (char& c : low) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return low;
}

std::set<std::string, std::less<>> types_said(std::span<const ReadTerms> terms) {
    std::set<std::string, std::less<>> types;
    for (const ReadTerms& read : terms) {
        for (const Finding& finding : read.findings) {
            types.insert(finding.type);
        }
    }
    return types;
}

bool holds(const FeedbackRule& rule, const Finding& finding, const std::set<std::string, std::less<>>& said) {
    return rule.type == finding.type && has_facts(finding.facts, rule.when) &&
           std::none_of(rule.unless.begin(), rule.unless.end(),
                        [&said](const std::string& type) { return said.count(type) != 0; });
}

std::vector<Claim> claims_of(std::span<const ReadTerms> terms, FeedbackDirection direction,
                             const FeedbackWords& words) {
    const auto said = types_said(terms);
    std::vector<Claim> claims;
    for (const ReadTerms& read : terms) {
        for (const Finding& finding : read.findings) {
            for (std::size_t i = 0; i < words.levels.size(); ++i) {
                if (holds(words.levels[i], finding, said)) {
                    claims.push_back({i, &words.levels[i], &finding, &read,
                                      covers_direction(finding.quote.exact, direction, words)});
                    break;
                }
            }
        }
    }
    // What is about another direction comes last, whatever its level: it says least about this act.
    std::stable_sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) {
        const auto order = [](const Claim& c) {
            return std::tuple(!c.covers, c.says->level, c.rule, -c.finding->confidence);
        };
        return order(a) < order(b);
    });
    return claims;
}

std::string headline_of(const Claim& claim, FeedbackDirection direction, const std::string& service,
                        const FeedbackWords& words) {
    for (const FeedbackHeadline& other : words.headlines) {
        if (other.why == claim.says->why && other.direction == direction &&
            has_facts(claim.finding->facts, other.when)) {
            return fill_in(other.headline, {{"service", service}});
        }
    }
    return claim.finding->headline;
}

void add_line(std::vector<std::string>& lines, std::string line, std::string_view headline) {
    shorten(line, longest_line);
    if (!line.empty() && line != headline && lines.size() < most_lines &&
        std::find(lines.begin(), lines.end(), line) == lines.end()) {
        lines.push_back(std::move(line));
    }
}

void add_lines(FeedbackVerdict& verdict, const std::vector<Claim>& claims, FeedbackDirection direction,
               std::span<const ReadTerms> terms, const FeedbackWords& words) {
    const Claim& chosen = claims.front();
    add_line(verdict.lines, chosen.finding->consequence, verdict.headline);
    if (!chosen.covers) {
        for (std::size_t i = 0; i < words.directions.size(); ++i) {
            if (i != static_cast<std::size_t>(direction) &&
                has_word(chosen.finding->quote.exact, words.directions.at(i))) {
                const std::string name(to_string(static_cast<FeedbackDirection>(i)));
                add_line(verdict.lines, words.line("one_direction." + name), verdict.headline);
                break;
            }
        }
    }
    if (chosen.says->why == "not_used" && chosen.says->when.empty()) {
        add_line(verdict.lines, words.line("general_promise"), verdict.headline);
    }
    std::set<std::string, std::less<>> told{chosen.says->why};
    for (const Claim& claim : claims) {
        if (claim.covers && told.size() <= most_other_lines && told.insert(claim.says->why).second) {
            add_line(verdict.lines, claim.finding->headline, verdict.headline);
        }
    }
    for (const std::string& type : words.also) {
        for (const ReadTerms& read : terms) {
            const auto finding =
                std::find_if(read.findings.begin(), read.findings.end(), [&type](const Finding& one) {
                    return one.type == type && one.stance == Stance::against_you;
                });
            if (finding != read.findings.end()) {
                add_line(verdict.lines, finding->headline, verdict.headline);
                break;
            }
        }
    }
}

void note_used(FeedbackVerdict& verdict, const std::vector<Claim>& claims) {
    std::set<const ReadTerms*> seen;
    for (const Claim& claim : claims) {
        if (seen.insert(claim.terms).second) {
            verdict.used.push_back(claim.terms->about);
        }
    }
}

}  // namespace

bool has_word(std::string_view text, std::span<const std::string> words) {
    const std::string low = lowered(text);
    return std::any_of(words.begin(), words.end(), [&low](const std::string& word) {
        for (std::size_t at = low.find(word); at != std::string::npos; at = low.find(word, at + 1)) {
            const bool begins = at == 0 || std::isalnum(static_cast<unsigned char>(low[at - 1])) == 0;
            // Short words are whole words, or "api" would be in "apiary".
            const std::size_t end = at + word.size();
            const bool ends = word.size() > 4 || end == low.size() ||
                              std::isalnum(static_cast<unsigned char>(low[end])) == 0;
            if (begins && ends) {
                return true;
            }
        }
        return false;
    });
}

bool covers_direction(std::string_view quote, FeedbackDirection direction, const FeedbackWords& words) {
    if (has_word(quote, words.directions.at(static_cast<std::size_t>(direction))) ||
        has_word(quote, words.any_direction)) {
        return true;
    }
    return std::none_of(words.directions.begin(), words.directions.end(),
                        [&](const auto& others) { return has_word(quote, others); });
}

std::string short_name(std::string_view name) {
    std::string text(name);
    shorten(text, longest_name);
    return text;
}

std::optional<FeedbackVerdict> judge_feedback(std::span<const ReadTerms> terms, FeedbackDirection direction,
                                              const std::string& service, const FeedbackWords& words) {
    const std::vector<Claim> claims = claims_of(terms, direction, words);
    if (claims.empty()) {
        return std::nullopt;
    }
    const Claim& chosen = claims.front();
    FeedbackVerdict verdict;
    // What is said of another direction only holds nothing, but the person may want to know it.
    verdict.level = chosen.covers ? chosen.says->level : FeedbackLevel::tell;
    verdict.why = chosen.says->why;
    verdict.headline = headline_of(chosen, direction, short_name(service), words);
    shorten(verdict.headline, longest_headline);
    add_lines(verdict, claims, direction, terms, words);
    for (const Action& action : chosen.finding->actions) {
        if (verdict.actions.size() < most_actions) {
            verdict.actions.push_back(action);
        }
    }
    if (!chosen.finding->quote.exact.empty()) {
        verdict.quote = FeedbackQuote{chosen.finding->quote, chosen.terms->about};
    }
    note_used(verdict, claims);
    return verdict;
}

}  // namespace smallprint
