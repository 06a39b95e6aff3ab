// How names of services and of document types are told to be the same, or of a kind.
#include <algorithm>
#include <array>

#include "catalogue/platform_source.h"
#include "catalogue/platforms.h"

namespace smallprint {
namespace {

bool contains_any(std::string_view text, const auto& parts) {
    return std::any_of(parts.begin(), parts.end(),
                       [text](std::string_view part) { return text.find(part) != std::string_view::npos; });
}

constexpr std::array<std::string_view, 6> privacy_words{"Privacy",   "Trackers", "Cookie",
                                                        "Data Proc", "Data Con", "User Consent"};
constexpr std::array<std::string_view, 20> rules_words{
    "Acceptable Use", "Guidelines", "Copyright",   "Vulnerability", "Restricted Use",
    "Human Rights",   "Editorial",  "Live Policy", "Publishing",    "Content Policy",
    "Complaints",     "Ranking",    "Program Pol", "Imprint",       "Accessib",
    "Anti-corr",      "Sign-On",    "Quality",     "Service Level", "In-App"};

constexpr std::array<std::string_view, 9> firms_words{"Commercial", "Business",  "Developer",
                                                      "Data Proc",  "Data Con",  "Seller",
                                                      "Partner",    "Affiliate", "Publishing"};

}  // namespace

bool is_for_people(std::string_view terms_type) {
    return !contains_any(terms_type, firms_words);
}

DocumentKind document_kind(std::string_view terms_type) {
    if (contains_any(terms_type, privacy_words)) {
        return DocumentKind::privacy;
    }
    return contains_any(terms_type, rules_words) ? DocumentKind::rules : DocumentKind::terms;
}

std::string platform_name_key(std::string_view name) {
    // The country a service is for, and the ending of a name that is an address, do not tell services apart.
    for (const std::string_view ending : {" (US)", " US", " (UK)", " UK"}) {
        if (name.size() > ending.size() && name.ends_with(ending)) {
            name.remove_suffix(ending.size());
        }
    }
    if (const std::size_t dot = name.rfind('.'); dot != std::string_view::npos && dot > 0 &&
                                                 name.size() - dot <= 5 &&
                                                 name.find(' ', dot) == std::string_view::npos) {
        name = name.substr(0, dot);
    }
    std::string key;
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z') {
            key.push_back(static_cast<char>(c - 'A' + 'a'));
        } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                   (static_cast<unsigned char>(c) & 0x80U) != 0) {
            key.push_back(c);
        }
    }
    return key;
}

}  // namespace smallprint
