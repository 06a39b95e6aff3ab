#include "document/html_names.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/word_lists.h"
#include "document/html_scan.h"
#include "document/html_tree.h"

namespace smallprint {
namespace {

constexpr std::size_t most_name_bytes = 1024;

// The words of one class or id: "site-footer", "siteFooter" and "site_footer" are all {site, footer}.
template <typename Visit>
void for_each_word(std::string_view name, Visit visit) {
    std::string word;
    bool lower_before = false;
    for (const char c : name) {
        const bool upper = c >= 'A' && c <= 'Z';
        if (!word.empty() && (!is_ascii_letter(c) || (upper && lower_before))) {
            visit(std::string_view{word});
            word.clear();
        }
        lower_before = is_ascii_letter(c) && !upper;
        if (is_ascii_letter(c)) {
            word.push_back(ascii_lower(c));
        }
    }
    if (!word.empty()) {
        visit(std::string_view{word});
    }
}

// Consent managers put whole paragraphs over a page; their own words in ids and classes are unmistakable.
constexpr std::array<std::string_view, 16> consent_words{
    "onetrust", "cookiebot", "cybot",  "didomi",    "usercentrics", "cky",           "cmplz",     "osano",
    "truste",   "iubenda",   "termly", "cookieyes", "cookielaw",    "cookieconsent", "quantcast", "klaro"};
constexpr std::array<std::string_view, 4> cookie_words{"cookie", "cookies", "gdpr", "consent"};
constexpr std::array<std::string_view, 14> bar_words{
    "banner", "bar",         "notice",  "popup",   "modal",    "dialog", "overlay",
    "prefs",  "preferences", "manager", "consent", "settings", "alert",  "message"};
constexpr std::array<std::string_view, 15> strong_words{
    "nav",    "navbar",  "navigation", "menu",       "submenu",     "megamenu", "footer",   "breadcrumb",
    "topbar", "sidebar", "masthead",   "pagination", "breadcrumbs", "disqus",   "offcanvas"};
constexpr std::array<std::string_view, 30> weak_words{
    "header",    "toc",      "share",  "sharing",   "social", "related",     "subscribe", "newsletter",
    "banner",    "login",    "signin", "search",    "lang",   "language",    "locale",    "locales",
    "copyright", "comments", "advert", "ads",       "promo",  "cta",         "toolbar",   "drawer",
    "tooltip",   "popup",    "modal",  "languages", "signup", "announcement"};
constexpr std::array<std::string_view, 3> hidden_words{"visuallyhidden", "sr", "assistive"};

}  // namespace

NameHints name_hints(std::string_view attributes) {
    NameHints hints;
    bool cookie = false;
    bool bar = false;
    const auto look_at_id = [&](std::string_view word) {
        hints.consent = hints.consent || is_one_of(consent_words, word);
        hints.strong = hints.strong || is_one_of(strong_words, word);
        cookie = cookie || is_one_of(cookie_words, word);
        bar = bar || is_one_of(bar_words, word);
    };
    std::string_view before;
    const auto look_at_class = [&](std::string_view word) {
        look_at_id(word);
        hints.weak = hints.weak || is_one_of(weak_words, word);
        hints.skip = hints.skip || word == "skip";
        hints.hidden = hints.hidden || is_one_of(hidden_words, word) ||
                       (word == "hidden" && before == "visually") || (word == "text" && before == "reader") ||
                       (word == "icons" && before == "material");
    };
    for_each_word(attribute(attributes, "id").value_or(std::string_view{}).substr(0, most_name_bytes),
                  look_at_id);
    std::string_view classes =
        attribute(attributes, "class").value_or(std::string_view{}).substr(0, most_name_bytes);
    while (!classes.empty()) {
        const std::size_t end = std::min(classes.find_first_of(" \t\n\r\f"), classes.size());
        const std::string_view name = classes.substr(0, end);
        classes.remove_prefix(std::min(end + 1, classes.size()));
        if (name.find_first_of(":[(/") != std::string_view::npos) {
            continue;
        }
        std::string previous;
        for_each_word(name, [&](std::string_view word) {
            before = previous;
            look_at_class(word);
            previous = word;
        });
    }
    hints.consent = hints.consent || (cookie && bar);
    return hints;
}

}  // namespace smallprint
