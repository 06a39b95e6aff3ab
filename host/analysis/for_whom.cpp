#include "analysis/for_whom.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <map>

#include "analysis/regions.h"
#include "analysis/text_piece.h"
#include "base/ascii.h"

namespace smallprint {
namespace {

constexpr std::size_t longest_headline = 120;  // Characters (DESIGN 3.5).
constexpr std::size_t least_of_document = 6;   // Findings of which most can be said.
constexpr std::uint32_t title_blocks = 3;      // A heading among the first blocks is the document's title.

/// "If you are a business …", "Business users may …": only where it opens the sentence.
std::string audience_of_sentence(std::string_view sentence) {
    constexpr std::array<std::string_view, 6> openings{"if ", "where ", "when ", "for ", "as ", "business"};
    const std::string start = ascii_lowered(sentence.substr(0, 24));
    if (std::none_of(openings.begin(), openings.end(), [&start](std::string_view opening) {
            return start.find(opening) != std::string::npos;
        })) {
        return {};
    }
    static const RE2 consumer(
        R"((?i)^\W{0,4}(?:(?:if|where|when) you(?:['’]re| are) (?:an? |acting as an? )(?:individual |private )?consumer\b|for (?:individual |private )?consumers\b|as a consumer\b))");
    static const RE2 business(
        R"((?i)^\W{0,4}(?:(?:if|where|when) you(?:['’]re| are| use| access)(?: [\w’']+){0,8}? (?:for|of|as|a|an|your|another) (?:an? )?(?:\w+ )?(?:business|company|organi[sz]ation|trader|enterprise|legal entity)\b|if you are not a consumer\b|for (?:business|enterprise|commercial|corporate) (?:users|customers|accounts)|(?:business|enterprise|commercial) (?:users|customers) (?:may|must|are|agree|can|shall)\b))");
    if (RE2::PartialMatch(piece(sentence.substr(0, 200)), consumer)) {
        return "consumer";
    }
    return RE2::PartialMatch(piece(sentence.substr(0, 200)), business) ? "business" : std::string();
}

std::string audience_of_heading(std::string_view heading) {
    constexpr std::array<std::string_view, 6> signs{"usiness",  "nterprise", "ommercial",
                                                    "orporate", "onsumer",   "rivate"};
    const bool may = std::any_of(signs.begin(), signs.end(), [heading](std::string_view sign) {
        return heading.find(sign) != std::string_view::npos;
    });
    if (!may) {
        return {};
    }
    static const RE2 business(
        R"((?i)^[\d.()\s]{0,8}(?:(?:additional |special )?(?:terms|provisions|rights) )?(?:for |if you are )?(?:an? )?(?:business(?:es)?|enterprise|commercial|corporate)(?: (?:users?|customers?|accounts?))?(?: only)?\W*$)");
    static const RE2 consumer(
        R"((?i)^[\d.()\s]{0,8}(?:(?:additional |special )?(?:terms|provisions|rights) )?(?:for |if you are )?(?:an? )?(?:consumers?|private (?:users|customers|individuals))(?: only)?\W*$)");
    heading = heading.substr(0, 80);
    if (RE2::FullMatch(piece(heading), business)) {
        return "business";
    }
    return RE2::FullMatch(piece(heading), consumer) ? "consumer" : std::string();
}

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

const std::string* text_fact(const Facts& facts, const char* name) {
    const auto found = facts.find(name);
    return found == facts.end() ? nullptr : std::get_if<std::string>(&found->second);
}

/// "the US" as where somebody lives.
std::string where(const std::string& places) {
    return places.empty() || places.starts_with("outside ") ? places : "in " + places;
}

bool is_about_data(const Finding& finding) {
    return finding.category == "data" || finding.category == "ai";
}

/// Whether being in a part for some people makes a finding one about them alone: rights and duties do, what a
/// firm does with data or tells about itself need not.
bool holds_for_part(const Finding& finding) {
    return finding.category == "disputes" ||
           (is_about_data(finding) ? finding.stance == Stance::for_you : finding.stance != Stance::neutral);
}

void say_for_whom(Finding& finding, bool part_is_most) {
    const std::string* region = text_fact(finding.facts, "region");
    const std::string* part = part_is_most ? nullptr : text_fact(finding.facts, "part_for");
    const std::string* audience = text_fact(finding.facts, "audience");
    const std::string headline = ascii_lowered(finding.headline);
    const auto says = [&headline](std::string_view words) {
        return headline.find(words) != std::string::npos;
    };
    std::string whom;
    if (says("if you live")) {
        part = nullptr;
    } else if (region != nullptr) {
        whom = "live " + *region;
    } else if (part != nullptr && holds_for_part(finding)) {
        whom = "live " + *part;
    } else if (part != nullptr && is_about_data(finding)) {
        finding.consequence += " This stands in the part for people who live " + *part + ".";
    }
    if (audience != nullptr && !is_about_data(finding) && !says("business") && !says("consumer") &&
        !says("firm")) {
        whom += (whom.empty() ? "are a " : " and are a ") + *audience;
    }
    if (whom.empty()) {
        return;
    }
    const std::string suffix = " (if you " + whom + ")";
    if (characters(finding.headline) + suffix.size() <= longest_headline) {
        finding.headline += suffix;
    } else {
        finding.consequence += " This is about you only if you " + whom + ".";
    }
}

}  // namespace

void ForWhom::read_headings() {
    headings_read_ = true;
    for (auto heading = clause_.headings.rbegin(); heading != clause_.headings.rend(); ++heading) {
        if (*heading < title_blocks && *heading == clause_.headings.front()) {
            break;
        }
        const std::string_view text = document_.blocks[*heading].text;
        if (part_for_.empty()) {
            part_for_ = where(region_of_heading(text));
        }
        if (part_audience_.empty()) {
            part_audience_ = audience_of_heading(text);
        }
    }
}

void ForWhom::read_sentence(std::uint32_t begin, std::uint32_t end, std::uint32_t said) {
    begin_ = begin;
    end_ = end;
    said_ = said;
    const std::string_view clause = clause_.text;
    const std::string_view sentence = clause.substr(begin, end - begin);
    region_ = region_of_sentence(sentence, said - begin);
    audience_ = audience_of_sentence(sentence);
    if (clause_.block_count > 1 && (region_.empty() || audience_.empty())) {
        // Items are about those whom their lead-in names.
        const std::string_view lead_in = clause.substr(0, clause.find('\n'));
        if (lead_in.ends_with(':') && begin >= lead_in.size()) {
            region_ = region_.empty() ? region_of_sentence(lead_in, lead_in.size()) : region_;
            audience_ = audience_.empty() ? audience_of_sentence(lead_in) : audience_;
        }
    }
    region_ = where(region_);
}

void ForWhom::read(std::uint32_t begin, std::uint32_t end, std::uint32_t said, Facts& facts) {
    if (begin != begin_ || end != end_ || said != said_) {
        read_sentence(begin, end, said);
    }
    if (!headings_read_) {
        read_headings();
    }
    if (!region_.empty()) {
        facts.emplace("region", region_);
    } else if (!part_for_.empty()) {
        facts.emplace("part_for", part_for_);
    }
    if (const std::string& audience = audience_.empty() ? part_audience_ : audience_; !audience.empty()) {
        facts.emplace("audience", audience);
    }
}

void say_for_whom(std::vector<Finding>& findings) {
    std::map<std::string_view, std::size_t> parts;
    for (const Finding& finding : findings) {
        if (const std::string* part = text_fact(finding.facts, "part_for")) {
            ++parts[*part];
        }
    }
    for (Finding& finding : findings) {
        const std::string* part = text_fact(finding.facts, "part_for");
        const bool most =
            part != nullptr && findings.size() >= least_of_document && parts[*part] * 2 > findings.size();
        say_for_whom(finding, most);
    }
}

}  // namespace smallprint
