// Which firm, which document: the party to a contract, the terms that hold instead of or beside these, and
// which of two documents wins where they clash.
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <string>

#include "analysis/facts/facts.h"
#include "analysis/text_piece.h"
#include "base/ascii.h"

namespace smallprint {
namespace {

constexpr std::size_t longest_name = 60;   // Bytes; a longer one is a sentence.
constexpr std::size_t longest_party = 50;  // Bytes that a headline has room for.
constexpr std::size_t longest_other = 36;  // The same of a document's name.

/// Words that documents are called by; capitals make a name of them ("Business Terms of Service").
constexpr std::string_view document_pattern =
    R"(((?:(?:[A-Z][\w’'-]*|[A-Z]{2,})(?:[ -](?:of|and|for|to|the|&|on|in))*[ -]){0,7}?(?:Terms of (?:Service|Use|Sale)|Terms (?:and|&) Conditions|Terms|Agreement|Policy|Policies|Notice|Statement|Conditions|Addendum|Addenda|Guidelines|Rules|License|Licence|Schedule|Order Form|Contract)(?: (?:Agreement|Addendum|Notice|Supplement))?(?: (?:for|of|to) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3})?))";

/// Marks of emphasis and links that a name was written with.
std::string plain(std::string name) {
    std::erase_if(name, [](char c) { return c == '*' || c == '[' || c == ']' || c == '"'; });
    for (const std::string_view quote : {"\u201c", "\u201d"}) {
        for (std::size_t at = name.find(quote); at != std::string::npos; at = name.find(quote)) {
            name.erase(at, quote.size());
        }
    }
    while (!name.empty() && (name.back() == ' ' || name.back() == ',' || name.back() == '.')) {
        name.pop_back();
    }
    return name;
}

/// "B.V." and "Inc." keep the dot that stands for letters left out.
std::string with_dot(std::string name) {
    for (const std::string_view form : {" B.V", " N.V", " S.A", " S.A.S", " S.A.R.L", " S.r.l", " L.P",
                                        " K.K", " Inc", " Corp", " L.L.C"}) {
        if (name.ends_with(form)) {
            return name + ".";
        }
    }
    return name;
}

bool is_own(std::string_view words) {
    const std::string lower = ascii_lowered(words);
    return lower.starts_with("this ") || lower.starts_with("these ") || lower.starts_with("here");
}

/// "the Service Terms" for "those Service Terms", "these terms" for "These Terms of Use".
std::string with_article(std::string name) {
    name = plain(std::move(name));
    const std::string lower = ascii_lowered(name);
    if (is_own(lower)) {
        return lower.find("addend") != std::string::npos || lower.find("section") != std::string::npos ||
                       lower.find("supplement") != std::string::npos ||
                       lower.find("schedule") != std::string::npos || lower.find("part") != std::string::npos
                   ? lower
                   : "these terms";
    }
    for (const std::string_view article : {"those ", "such ", "the ", "our ", "any ", "that ", "your ",
                                           "and ", "but ", "applicable ", "then ", "only "}) {
        if (lower.starts_with(article)) {
            name.erase(0, article.size());
            return with_article(std::move(name));
        }
    }
    return name.empty() ? name : "the " + name;
}

bool is_shouted(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

void read_party(const FactText& text, Facts& facts) {
    // A firm is told by its legal form, so that no product or place is taken for one.
    static const RE2 firm(
        R"(((?:[A-Z][\w.’'&-]*|\d+)(?: (?:[A-Z(][\w.’'&)-]*|of|and|de|do|&)){0,7}?,? (?:Inc\b\.?|LLC\b|L\.L\.C\.?|Ltd\b\.?|Limited\b|Ltda\b\.?|LTD\b|LIMITED\b|B\.V\.?|BV\b|N\.V\.?|GmbH\b|S\.A\.R\.L\.?|S\.à ?r\.l\.?|S\.à\.r\.l\.?|SARL\b|S\.r\.l\.?|S\.A\.S\.?|SAS\b|S\.A\.?|SE\b|AG\b|Pte\.? ?Ltd\.?|Pty\.? ?Ltd\.?|Pvt\.? ?Ltd\.?|Oy\b|AB\b|ApS\b|A/S|Corporation\b|Corp\b\.?|Co\.,? Ltd\.?|PBC\b|PLC\b|plc\b|K\.K\.?|KK\b|Unlimited Company\b|ULC\b|L\.P\.?|LP\b)))");
    static const RE2 lead(
        R"(^(?:The|This|These|And|and|You|Your|If|With|By|Between|Our|Services?|Agreement|Terms|Is|Are) )");
    std::string name;
    if (!RE2::PartialMatch(piece(text.sentence), firm, &name)) {
        return;
    }
    name = plain(std::move(name));
    while (RE2::Replace(&name, lead, "")) {
    }
    // "… in the United Kingdom and Acme LLC …"
    static const RE2 place(R"(^.*\b(?:Kingdom|States|Switzerland|Area|Union|Region|EEA|EU|UK|USA?) and )");
    RE2::Replace(&name, place, "");
    if (name.size() <= longest_party && name.find(' ') != std::string::npos) {
        facts.emplace("party", with_dot(std::move(name)));
    }
}

void read_other_terms(const FactText& text, Facts& facts) {
    static const RE2 named(
        R"(\b(?i:the|our|your|a|an|separate|these|this|to|under|by|see|see our|and|[^\w]) ?[\[“"*]*)" +
        std::string(document_pattern));
    static const RE2 plain_name(
        R"(^(?:Terms|Agreement|Policy|Policies|Notice|Statement|Conditions|Rules|License|Licence|Contract|Terms of (?:Service|Use)|User Agreement|Terms and Conditions|Terms (?:and|&) Conditions|Order Form|Guidelines|Rules|Other Agreement|(?:Website |Online )?(?:Privacy|Cookie|Cookies) (?:Policy|Notice|Statement)|Agreement to Terms|(?:Additional|Supplemental|Supplementary|Specific|Other|Separate|Approved|Applicable|Service[- ]Specific|Product[- ]Specific|Different) (?:Terms(?: (?:and|&) Conditions| of (?:Service|Use))?|Agreements?|Addendum|Polic(?:y|ies)|Rules|Guidelines|Conditions|Notice))$)");
    re2::StringPiece rest = piece(text.sentence);
    re2::StringPiece found;
    for (int tries = 0; tries < 8 && RE2::FindAndConsume(&rest, named, &found); ++tries) {
        const auto at = static_cast<std::size_t>(found.data() - text.sentence.data());
        const std::string_view before =
            text.sentence.substr(at > 8 ? at - 8 : 0, std::min<std::size_t>(at, 8));
        const std::string lower = ascii_lowered(before);
        std::string name = plain(std::string(found));
        const bool own = lower.find("this") != std::string::npos || lower.find("these") != std::string::npos;
        if (own || name.size() > longest_name || is_shouted(name) || RE2::FullMatch(name, plain_name)) {
            continue;
        }
        for (const std::string_view article : {"The ", "Our ", "These ", "This "}) {
            name.erase(0, name.starts_with(article) ? article.size() : 0);
        }
        if (!RE2::FullMatch(name, plain_name)) {
            if (name.size() <= longest_other) {
                facts.emplace("other_terms", "the " + name);
                return;
            }
        }
    }
}

void read_wins(const FactText& text, Facts& facts) {
    static const RE2 translated(
        R"((?i)\b((?:the )?(?:(?:original|controlling|official) )?(English|French|German|Spanish|Italian|Dutch|Chinese|Japanese|Korean|Portuguese|Swedish|Polish|Finnish|Danish)(?:[ -]language)?(?: \(?\w+\)?)? ?(?:version|text|language|original|terms|agreement|one)?)\b[^.;]{0,90}?\b(?:prevail|control|govern|take|preced|binding|apply)\w*)");
    static const RE2 sign(R"((?i)\btranslat|\blanguage\b|\bversion\b)");
    std::string all;
    std::string language;
    if (RE2::PartialMatch(piece(text.sentence), sign) &&
        RE2::PartialMatch(piece(text.sentence), translated, &all, &language)) {
        language = ascii_lowered(language);
        language[0] = static_cast<char>(language[0] - 'a' + 'A');
        facts.emplace("language", language);
        facts.emplace("wins", "the " + language + " text");
        return;
    }
    static const RE2 winner(
        R"((?i)(?:^|[,;:.)] ?|\bthen |\bof )(?:then )?((?:the |these |those |this |such |our |that |any |your )?(?:(?:terms|provisions|conditions|language|content|text)(?: and conditions)? (?:of|in|set (?:out|forth) in|contained in|from) )?(?:the |these |those |this |such |our |that |any |your )?[\w’'&*“”" -]{2,60}?) (?:will |shall |must |does |do |is to |are to |should |would )?(?:always |also |then |first |solely )?(?:prevails?|takes? (?:precedence|priority)|controls?|governs?|supersedes?|overrides?|have precedence|has precedence)\b)");
    static const RE2 part_of(
        R"((?i)^(?:the |those |such )?(?:terms|provisions|conditions|language|content|text)(?: and conditions)? (?:of|in|set (?:out|forth) in|contained in|from) )");
    // A part of the same document, and rules of others, are nothing to look for.
    static const RE2 part(
        R"((?i)\b(?:sections?|clauses?|provisions?|attachments?|principles|arbitration|open[- ]source|paragraphs?|not|order of|following|latter|conflicting|inconsistent)\b)");
    static const RE2 known(
        R"((?i)\b(?:terms|agreement|addendum|policy|policies|notice|statement|conditions|guidelines|rules|supplement|annex|schedule|section|part|order|order form|contract|clauses|principles|licen[cs]e|document|version|dpa|provision|provisions)\b)");
    static const RE2 generic(
        R"((?i)the (?:(?:additional|supplemental|supplementary|specific|other|separate|approved|applicable|service[- ]specific|product[- ]specific) )?(?:terms(?: and conditions)?|agreements?|addend\w+|polic(?:y|ies)|rules|conditions|document|version|contract|supplement|notice|statement|licen[cs]e|schedule|annex)(?: (?:will|shall|does))?)");
    re2::StringPiece rest = piece(text.sentence);
    std::string name;
    for (int tries = 0; tries < 6 && RE2::FindAndConsume(&rest, winner, &name); ++tries) {
        RE2::Replace(&name, part_of, "");
        if (name.size() > longest_name || !RE2::PartialMatch(name, known) || RE2::PartialMatch(name, part) ||
            is_shouted(name)) {
            continue;
        }
        const std::string said = with_article(std::move(name));
        // "This addendum" says to nobody which it is.
        const bool nameless = said.starts_with("this ") || RE2::FullMatch(said, generic);
        if (!nameless && said.size() > 6 && said.size() <= longest_other + 4) {
            facts.emplace("wins", said);
            if (said == "these terms") {
                facts.emplace("own", true);
            }
            return;
        }
    }
}

}  // namespace smallprint
