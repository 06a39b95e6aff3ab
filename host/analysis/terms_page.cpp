#include "analysis/terms_page.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "analysis/terms_page_features.h"
#include "base/ascii.h"

namespace smallprint {
namespace {

// Fitted by tests/accuracy/detection --fit (logistic regression, L2) on one half of the services of the
// corpus and checked on the other; the order is that of TermsSign.
struct Weights {
    double bias;
    std::array<double, terms_sign_count> signs;
};
constexpr Weights weights{
#include "analysis/terms_page_weights.inc"
};

constexpr double threshold = 0.5;
constexpr double score_of_lists = 0.1;
constexpr std::size_t fewest_words = 70;  // Shorter texts are a heading with a pointer to somewhere else.
constexpr std::size_t longest_notice_words = 160;

constexpr std::size_t at(TermsSign sign) noexcept {
    return static_cast<std::size_t>(sign);
}

// What a page says that stands in the way of the one asked for; empty if it says nothing of the kind.
std::string obstacle(const Document& document) {
    struct Phrase {
        std::string_view words;
        const char* reason;
    };
    constexpr std::array<Phrase, 37> obstacles{
        Phrase{"verify you are human", "captcha"},
        Phrase{"verifying you are human", "captcha"},
        Phrase{"are you a robot", "captcha"},
        Phrase{"i'm not a robot", "captcha"},
        Phrase{"captcha", "captcha"},
        Phrase{"checking your browser", "captcha"},
        Phrase{"just a moment", "captcha"},
        Phrase{"unusual traffic", "captcha"},
        Phrase{"ray id", "captcha"},
        Phrase{"enable javascript", "needs_script"},
        Phrase{"javascript is disabled", "needs_script"},
        Phrase{"javascript is required", "needs_script"},
        Phrase{"requires javascript", "needs_script"},
        Phrase{"browser is not supported", "needs_script"},
        Phrase{"access information on a device", "consent"},
        Phrase{"store and access information", "consent"},
        Phrase{"click to consent", "consent"},
        Phrase{"accept all cookies", "consent"},
        Phrase{"log in to continue", "login"},
        Phrase{"sign in to continue", "login"},
        Phrase{"please log in", "login"},
        Phrase{"please sign in", "login"},
        Phrase{"you must be logged in", "login"},
        Phrase{"forgot your password", "login"},
        Phrase{"forgot password", "login"},
        Phrase{"page not found", "error"},
        Phrase{"404", "error"},
        Phrase{"403 forbidden", "error"},
        Phrase{"access denied", "error"},
        Phrase{"access to this page has been denied", "error"},
        Phrase{"bad gateway", "error"},
        Phrase{"service unavailable", "error"},
        Phrase{"internal server error", "error"},
        Phrase{"something went wrong", "error"},
        Phrase{"too many requests", "error"},
        Phrase{"page you requested", "error"},
        Phrase{"page you are looking for", "error"},
    };
    std::string text = ascii_lowered(document.title) + '\n' + ascii_lowered(document.canonical_text);
    for (std::size_t found = 0; (found = text.find("\u2019", found)) != std::string::npos;) {
        text.replace(found, 3, "'");
    }
    for (const Phrase& phrase : obstacles) {
        if (text.find(phrase.words) != std::string::npos) {
            return phrase.reason;
        }
    }
    return {};
}

std::string kind_of(const Document& document, std::string_view url, const TermsFeatures& features) {
    for (std::size_t i = 0; i < document.blocks.size() && i < 8; ++i) {
        constexpr std::size_t longest_title = 100;
        if (document.blocks[i].text.size() <= longest_title) {
            if (const std::string_view type = named_terms_type(document.blocks[i].text); !type.empty()) {
                return std::string{type};
            }
        }
    }
    for (const std::string_view name : {std::string_view{document.title}, url}) {
        std::string words{name};
        std::replace(words.begin(), words.end(), '-', ' ');
        std::replace(words.begin(), words.end(), '_', ' ');
        if (const std::string_view type = named_terms_type(words); !type.empty()) {
            return std::string{type};
        }
    }
    const auto& signs = features.signs;
    const double privacy = signs[at(TermsSign::self_privacy)] + signs[at(TermsSign::privacy_acts)] +
                           signs[at(TermsSign::privacy_words)];
    const double contract = signs[at(TermsSign::self_terms)] + signs[at(TermsSign::contract_words)] +
                            signs[at(TermsSign::duties)];
    if (signs[at(TermsSign::cookies)] > privacy) {
        return "Cookie Policy";
    }
    if (signs[at(TermsSign::processing)] > 3.0 && signs[at(TermsSign::shall)] > 1.5) {
        return "Data Processing Agreement";
    }
    if (privacy > contract) {
        return "Privacy Policy";
    }
    return signs[at(TermsSign::conduct)] > signs[at(TermsSign::contract_words)] &&
                   signs[at(TermsSign::self_terms)] < 1.0
               ? "Community Guidelines"
               : "Terms of Service";
}

// A page that names several kinds of terms and holds none: a list of links with a line about each.
bool lists_documents(const Document& document, std::size_t words) {
    constexpr std::size_t fewest_kinds = 3;
    constexpr std::size_t most_words_per_kind = 60;
    constexpr std::size_t longest_name = 60;
    if (words > most_words_per_kind * 8) {
        return false;
    }
    std::vector<std::string_view> kinds;
    constexpr std::size_t longest_remark = 240;
    for (const Block& block : document.blocks) {
        if (block.text.size() > longest_remark) {
            return false;
        }
        const std::string_view kind =
            block.text.size() <= longest_name ? named_terms_type(block.text) : std::string_view{};
        if (!kind.empty() && !block.text.ends_with('.') &&
            std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
            kinds.push_back(kind);
        }
    }
    return kinds.size() >= fewest_kinds && words < most_words_per_kind * kinds.size();
}

}  // namespace

Detection detect_terms(const Document& document, std::string_view url) {
    Detection detection;
    const TermsFeatures features = terms_features(document, url);
    if (features.words < longest_notice_words) {
        const std::string reason = features.words == 0 ? std::string{} : obstacle(document);
        if (features.words < fewest_words || !reason.empty()) {
            detection.readable = false;
            detection.reason = reason.empty() ? "empty" : reason;
            return detection;
        }
    }
    double sum = weights.bias;
    for (std::size_t i = 0; i < terms_sign_count; ++i) {
        sum += weights.signs[i] * features.signs[i];
    }
    detection.score = 1.0 / (1.0 + std::exp(-sum));
    if (lists_documents(document, features.words)) {
        detection.score = std::min(detection.score, score_of_lists);
    }
    detection.is_terms = detection.score >= threshold;
    if (detection.is_terms) {
        detection.terms_type = kind_of(document, url, features);
    } else {
        detection.reason = "not_terms";
    }
    return detection;
}

}  // namespace smallprint
