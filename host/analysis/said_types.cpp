#include "analysis/said_types.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <set>

#include "analysis/text_piece.h"
#include "catalogue/words.h"
#include "document/extract.h"

namespace smallprint {
namespace {

/// The model learnt a few words of other languages; what it is less sure of there is right once in seven
/// times.
constexpr float sure_of_foreign = 0.3F;
constexpr double least_confidence = 0.7;  // Of a rule, to be said besides the model's types.

/// What a type cannot be said without, what it cannot be said with, and what lets it be said after all.
struct Evident {
    std::string_view type;
    RE2 needs;
    RE2 unless;
    RE2 after_all;
};

constexpr const char* nothing = "[^\\s\\S]";
constexpr const char* denial =
    R"((?i)\b(?:not|never|no|without|nor|neither|only|cannot|nobody|unless|none|free)\b|n['’]t\b)";

const std::array<Evident, 25>& evident() {
    static const std::array<Evident, 25> list{{
        {"unilateral_change",
         R"((?i)\b(?:terms|agreement|polic|notice|condition|statement|rules|tos|contract|document|guideline|disclaimer|licen[sc]e|provision|section|schedule|page|fees|price|updat|revis|posted|this ))",
         R"((?i)\b(?:modif|chang|discontinu|suspend|improve|updat)[^.]{0,80}\b(?:service|services|site|website|product|features|app|materials|content)\b)",
         R"((?i)\b(?:terms|agreement|(?:privacy|cookie|this|our|legal) notice|conditions?|statement|tos|contract|document|guideline|disclaimer|rules|provisions)\b|polic)"},
        {"unilateral_termination", "",
         R"((?i)\b(?:you|users?|members?|customers?) (?:may|can|could|are free to|have the right to|are entitled to|wish to|choose to|decide to|no longer)\b)",
         R"((?i)\b(?:we|our|us)\b)"},
        {"content_removal",
         R"((?i)\b(?:remov|delet|take[- ]?down|taken down|block|disabl|refus|reject|edit|screen|moderat|terminat|suspend|hide|discard|dmca|infring|copyright|eras|withdraw|censor|purg|destroy|unpublish|restrict|limit))",
         nothing, nothing},
        {"third_party_sharing",
         R"((?i)\b(?:shar|disclos|provid|transfer|sell|sold|transmit|give|pass|send|sent|access|availabl|partner|third|with|affiliat|recipient|compan|vendor|advertis))",
         R"((?i)\b(?:receiv|obtain|collect|gather)[^.]{0,80}\bfrom (?:\w+ ){0,2}(?:third|other|partner|provider|source))",
         R"((?i)\b(?:shar|disclos|transfer|sell|transmit|pass|send|recipient))"},
        {"price_change", R"((?i)\b(?:pric|fee|charg|cost|rate|subscription|pay|tariff|amount|tax))", nothing,
         nothing},
        {"liability_cap", R"((?i)\b(?:liab|damage|responsib|loss|indirect|remed|recover|blame|risk))",
         nothing, nothing},
        {"contract_by_using", R"((?i)\b(?:agree|accept|bound|consent|acknowledg|contract|binding))", nothing,
         nothing},
        {"content_ownership",
         R"((?i)\b(?:own|rights?|yours|property|intellectual|copyright|title|retain|belong|claim))", nothing,
         nothing},
        {"location_data",
         R"((?i)\b(?:locat|gps|geo|ip address|wi-?fi|cell|whereabouts|position|country|region))", nothing,
         nothing},
        {"targeted_ads",
         R"((?i)\b(?:ads?|advert|marketing|interest|target|personali[sz]|promot|sponsor|retarget|remarket|tailor|campaign))",
         nothing, nothing},
        {"opt_out_right",
         R"((?i)\b(?:opt|unsubscrib|object|withdraw|disable|turn|choose|choice|preference|setting|decline|refus|block|reject|restrict|stop|control|cancel|consent|limit|manage|adjust|request|right))",
         nothing, nothing},
        {"merger_transfer",
         R"((?i)\b(?:merg|acqui|sale|sold|sell|transfer|bankrupt|assets|business|ownership|control|reorgani|successor))",
         nothing, nothing},
        {"data_collected",
         R"((?i)\b(?:collect|gather|information|data|receive|record|log|obtain|store|provide|ip|ask|email|name|address|process))",
         nothing, nothing},
        {"data_from_others",
         R"((?i)\b(?:from|receiv|obtain|other|third|source|partner|public|collect|combine))", nothing,
         nothing},
        {"account_responsibility",
         R"((?i)\b(?:account|password|login|credential|user ?name|security|device|key|responsib))", nothing,
         nothing},
        {"update_date",
         R"((?i)\b(?:updat|revis|effective|modif|version|last|amend|chang|date|20\d\d|posted))", nothing,
         nothing},
        {"choice_of_law", R"((?i)\b(?:govern|construed|interpreted|law|laws|courts?|jurisdiction)\b)",
         R"((?i)\b(?:abide|compl(?:y|ies|iance)|violat)\b)",
         R"((?i)\b(?:govern|constru|interpret|courts?|jurisdiction))"},
        {"retention",
         R"((?i)\b(?:retain|retention|keep|kept|stor|delet|days|months|years|long|log|logs|archiv|period|remain|hold|surviv|back|save|maintain|permanent|indefinite|remov|expire|after))",
         nothing, nothing},
        {"no_data_sharing", denial, nothing, nothing},
        {"no_tracking", denial, nothing, nothing},
        {"tracking", "",
         R"((?i)\b(?:do|does|will|did) not use [^.]{0,40}cookies|\bno (?:tracking|cookies)\b|\bnever track)",
         nothing},
        {"law_enforcement",
         R"((?i)\b(?:law|legal|court|subpoena|authorit|govern|police|warrant|enforce|regulat|judicial|order))",
         nothing, nothing},
        {"human_review",
         R"((?i)\b(?:human|employee|staff|review|person|manual|moderat|listen|read|view|monitor|access|people|agent|team|contractor))",
         nothing, nothing},
        {"security_practices",
         R"((?i)\b(?:secur|encrypt|protect|ssl|tls|https|hash|password|safeguard|firewall|safe|access|breach|unauthori[sz]ed|confidential))",
         nothing, nothing},
        {"service_change",
         R"((?i)\b(?:service|site|website|feature|product|platform|app|content|software|access|game|functionalit|program|materials|offer|availab|system|tool|catalog|plan|part|subscription))",
         nothing, nothing},
    }};
    return list;
}

/// Types that the model takes others for where it is not sure: not said below this probability unless a rule
/// finds them too. Chosen on quotes of ToS;DR, where fewer than one in six of them was right.
constexpr float doubtful_below = 0.3F;
constexpr std::array<std::string_view, 3> doubtful{"unilateral_termination", "service_change",
                                                   "contract_by_using"};

bool is_doubtful(const SaidType& said) {
    return said.score < doubtful_below &&
           std::find(doubtful.begin(), doubtful.end(), said.type) != doubtful.end();
}

// Small words that only one of the two has.
const std::set<std::string_view>& english_words() {
    static const std::set<std::string_view> words{
        "the",  "of",   "to",    "and",   "in",    "is",   "that", "for",  "you", "we",  "your",
        "our",  "or",   "be",    "are",   "it",    "this", "not",  "with", "as",  "may", "will",
        "any",  "by",   "from",  "have",  "has",   "do",   "can",  "if",   "at",  "all", "us",
        "when", "they", "their", "which", "other", "use",  "such", "no"};
    return words;
}

const std::set<std::string_view>& foreign_words() {
    static const std::set<std::string_view> words{
        "der",    "das",  "und",   "nicht", "wir",   "sie",  "ist",  "von",  "zu",   "mit", "für",
        "werden", "dem",  "ein",   "eine",  "auf",   "oder", "ihre", "nous", "les",  "est", "vos",
        "dans",   "pour", "sur",   "une",   "que",   "pas",  "vous", "ou",   "aux",  "et",  "los",
        "las",    "el",   "para",  "una",   "del",   "su",   "não",  "os",   "um",   "uma", "è",
        "di",     "il",   "che",   "non",   "della", "dei",  "het",  "een",  "niet", "wij", "voor",
        "zijn",   "och",  "att",   "inte",  "som",   "på",   "är",   "nie",  "jest", "się", "du",
        "uns",    "bei",  "durch", "wenn",  "deine", "nach", "kann", "sich", "eines"};
    return words;
}

/// Letters that English does not write, from the third letter of a text on.
bool is_other_script(std::string_view text) {
    const auto foreign = std::count_if(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0xCE && byte != 0xE2 && byte < 0xF0;  // Greek and on; not dashes, quotes and signs.
    });
    return 6 * static_cast<std::size_t>(foreign) > text.size();
}

}  // namespace

bool is_foreign(std::string_view text) {
    Words words;
    split_words(text, words);
    std::size_t english = 0;
    std::size_t foreign = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        english += english_words().count(words.key(i));
        foreign += foreign_words().count(words.key(i));
    }
    return (foreign >= 2 && foreign > english) || is_other_script(text);
}

bool words_rule_out(std::string_view type, std::string_view text) {
    const auto known = std::find_if(evident().begin(), evident().end(),
                                    [type](const Evident& one) { return one.type == type; });
    if (known == evident().end()) {
        return false;
    }
    return !RE2::PartialMatch(piece(text), known->needs) ||
           (RE2::PartialMatch(piece(text), known->unless) &&
            !RE2::PartialMatch(piece(text), known->after_all));
}

std::vector<SaidType> TypeTeller::tell(std::vector<SaidType> by_model, std::string_view text) const {
    if (is_foreign(text)) {
        std::erase_if(by_model, [](const SaidType& said) { return said.score < sure_of_foreign; });
        return by_model;
    }
    std::erase_if(by_model, [text](const SaidType& said) { return words_rule_out(said.type, text); });
    ExtractOptions options;
    options.format = InputFormat::text;
    const Document document = extract(text, options);
    std::vector<Evidence> found;
    for (const Clause& clause : document.clauses) {
        for (Evidence& evidence : reader_.read_clause(document, clause)) {
            if (evidence.confidence >= least_confidence && !evidence.type.empty() &&
                evidence.type.front() != '@') {
                found.push_back(std::move(evidence));
            }
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Evidence& a, const Evidence& b) { return a.confidence > b.confidence; });
    std::erase_if(by_model, [&found](const SaidType& said) {
        return is_doubtful(said) &&
               std::none_of(found.begin(), found.end(),
                            [&said](const Evidence& evidence) { return evidence.type == said.type; });
    });
    for (const Evidence& evidence : found) {
        const bool new_type =
            std::none_of(by_model.begin(), by_model.end(),
                         [&evidence](const SaidType& said) { return said.type == evidence.type; });
        if (new_type && by_model.size() < most_said_types) {
            by_model.push_back({evidence.type, static_cast<float>(evidence.confidence)});
        }
    }
    return by_model;
}

}  // namespace smallprint
