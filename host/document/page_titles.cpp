#include "document/page_titles.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "base/ascii.h"
#include "base/word_lists.h"
#include "document/enumerator.h"

namespace smallprint {
namespace {

struct Name {
    std::string_view words;
    PartKind kind;
};

// The first that is found in a title counts, so that "API terms of use" are a developer's.
constexpr std::array names{Name{"cookie", PartKind::cookies},
                           Name{"tracker", PartKind::cookies},
                           Name{"copyright", PartKind::copyright},
                           Name{"dmca", PartKind::copyright},
                           Name{"takedown", PartKind::copyright},
                           Name{"api", PartKind::developer},
                           Name{"developer", PartKind::developer},
                           Name{"data processing", PartKind::processing},
                           Name{"community", PartKind::community},
                           Name{"code of conduct", PartKind::community},
                           Name{"acceptable use", PartKind::use},
                           Name{"usage polic", PartKind::use},
                           Name{"terms of service", PartKind::terms},
                           Name{"terms of use", PartKind::terms},
                           Name{"terms and conditions", PartKind::terms},
                           Name{"terms & conditions", PartKind::terms},
                           Name{"user agreement", PartKind::terms},
                           Name{"privacy polic", PartKind::privacy},
                           Name{"privacy notice", PartKind::privacy},
                           Name{"privacy statement", PartKind::privacy}};

constexpr std::array short_names{Name{"terms", PartKind::terms},     Name{"tos", PartKind::terms},
                                 Name{"tou", PartKind::terms},       Name{"privacy", PartKind::privacy},
                                 Name{"cookies", PartKind::cookies}, Name{"aup", PartKind::use},
                                 Name{"dpa", PartKind::processing},  Name{"guidelines", PartKind::community}};

// A title says what kind of text it is over; "Cookies" alone may be a section of a privacy policy.
constexpr std::array<std::string_view, 9> document_words{
    "polic", "terms", "agreement", "notice", "statement", "guidelines", "rules", "conduct", "conditions"};
constexpr std::array<std::string_view, 4> bygone_words{"archived", "previous", "former", "old version"};
// What stands over a section about a document, or leads to one.
constexpr std::array<std::string_view, 12> section_beginnings{
    "changes",   "updates", "modification", "amendment", "acceptance", "consent",
    "notice of", "view ",   "see ",         "read ",     "about ",     "contact"};

std::optional<PartKind> kind_of(std::string_view text) {
    const auto* const found = std::find_if(names.begin(), names.end(), [text](const Name& name) {
        const std::size_t at = text.find(name.words);
        return at != std::string_view::npos && (at == 0 || text[at - 1] == ' ');
    });
    return found == names.end() ? std::nullopt : std::optional(found->kind);
}

}  // namespace

std::string_view terms_type_of(PartKind kind) noexcept {
    switch (kind) {
        case PartKind::terms:
            return "Terms of Service";
        case PartKind::privacy:
            return "Privacy Policy";
        case PartKind::cookies:
            return "Cookie Policy";
        case PartKind::copyright:
            return "Copyright Policy";
        case PartKind::developer:
            return "Developer Terms";
        case PartKind::community:
            return "Community Guidelines";
        case PartKind::use:
            return "Acceptable Use Policy";
        case PartKind::processing:
            break;
    }
    return "Data Processing Agreement";
}

bool speaks_of_document(std::string_view text) {
    return has_any(text, document_words);
}

std::optional<PartKind> kind_of_title(const Block& block) {
    constexpr std::size_t longest_title = 60;
    if (block.text.size() > longest_title || block.kind == BlockKind::table_row ||
        block.kind == BlockKind::list_item) {
        return std::nullopt;
    }
    const std::string text = ascii_lowered(block.text);
    const bool sentence =
        text.back() == '.' || text.back() == ':' || text.back() == ',' || text.back() == ';';
    const bool of_section = enumerator_length(text) > 0 ||
                            std::any_of(section_beginnings.begin(), section_beginnings.end(),
                                        [&text](std::string_view words) { return text.starts_with(words); });
    const bool menu =
        text.find("terms of") != std::string::npos && text.find("privacy polic") != std::string::npos;
    if (sentence || of_section || menu || !has_any(text, document_words) || has_any(text, bygone_words)) {
        return std::nullopt;
    }
    return kind_of(text);
}

bool speaks_of_itself_as(PartKind kind, std::string_view text) {
    struct Words {
        PartKind kind;
        std::string_view words;
    };
    constexpr std::array own{
        Words{PartKind::terms, "these terms"},          Words{PartKind::terms, "this agreement"},
        Words{PartKind::terms, "terms and conditions"}, Words{PartKind::terms, "these conditions"},
        Words{PartKind::privacy, "this privacy"},       Words{PartKind::privacy, "this policy"},
        Words{PartKind::privacy, "this notice"},        Words{PartKind::privacy, "this statement"},
        Words{PartKind::cookies, "this cookie"},        Words{PartKind::cookies, "this policy"},
        Words{PartKind::cookies, "this notice"},        Words{PartKind::copyright, "this copyright"},
        Words{PartKind::copyright, "this dmca"},        Words{PartKind::copyright, "this policy"},
        Words{PartKind::developer, "these terms"},      Words{PartKind::developer, "this agreement"},
        Words{PartKind::developer, "these api"},        Words{PartKind::developer, "these developer"},
        Words{PartKind::community, "these guidelines"}, Words{PartKind::community, "these community"},
        Words{PartKind::community, "these rules"},      Words{PartKind::use, "this policy"},
        Words{PartKind::use, "this acceptable"},        Words{PartKind::use, "this usage"},
        Words{PartKind::processing, "this addendum"},   Words{PartKind::processing, "this dpa"},
        Words{PartKind::processing, "this agreement"},  Words{PartKind::processing, "this data processing"}};
    constexpr std::array<std::string_view, 7> dates{
        "last updated",    "last modified", "last revised", "effective date",
        "effective as of", "effective:",    "last update"};
    constexpr std::array<std::string_view, 4> date_lines{"effective", "updated", "version", "in force"};
    constexpr std::size_t longest_date_line = 48;
    const bool date_line = text.size() <= longest_date_line &&
                           text.find_first_of("0123456789") != std::string_view::npos &&
                           std::any_of(date_lines.begin(), date_lines.end(),
                                       [text](std::string_view words) { return text.starts_with(words); });
    return date_line || has_any(text, dates) || std::any_of(own.begin(), own.end(), [&](const Words& words) {
               return words.kind == kind && text.find(words.words) != std::string_view::npos;
           });
}

std::optional<PartKind> kind_asked_for(std::string_view name) {
    constexpr std::size_t longest_name = 128;
    std::string fragment = ascii_lowered(name.substr(0, longest_name));
    std::replace_if(
        fragment.begin(), fragment.end(), [](char c) { return c == '-' || c == '_' || c == '+'; }, ' ');
    // An address may be shorter than a title: what would be any section's name there is a document's here.
    const auto* const found =
        std::find_if(short_names.begin(), short_names.end(),
                     [&](const Name& short_name) { return short_name.words == fragment; });
    return found == short_names.end() ? kind_of(fragment) : std::optional(found->kind);
}

}  // namespace smallprint
