// What a text shows of being terms: how often it speaks as terms do (promises, duties, reservations,
// references to itself) and as other texts do (articles, manuals, software licences, adverts). Counted per
// thousand words, in groups of phrases, so that the few weights in terms_page.cpp rest on many texts.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "document/document.h"

namespace smallprint {

/// Groups of phrases; the names of the features.
enum class TermsSign : unsigned char {
    duties,          ///< "you agree", "you must", "you may not"
    reservations,    ///< "we may", "we reserve the right", "at any time"
    self_terms,      ///< "these terms", "this agreement"
    self_privacy,    ///< "this privacy policy", "this notice"
    self_policy,     ///< "this policy", "these guidelines"
    contract_words,  ///< "liability", "indemnify", "governed by"
    privacy_acts,    ///< "we collect", "we share your"
    privacy_words,   ///< "personal data", "third parties", "opt out"
    cookies,         ///< "cookies", "web beacons"
    processing,      ///< "processor", "controller", "sub-processor"
    conduct,         ///< "prohibited", "violate", "harassment"
    our_service,     ///< "our services", "the site"
    effective,       ///< "last updated", "effective date"
    we,              ///< "we", "our", "us"
    you,             ///< "you", "your"
    shall,           ///< "shall", "hereby", "herein"
    first_person,    ///< "i", "my", "me"
    reporting,       ///< "they", "said", "according to": an article's distance
    licence_words,   ///< "licensor", "source code", "redistribute"
    project_words,   ///< "repository", "pull request", "maintainers"
    manual_words,    ///< "click", "install", "select", "how to"
    about_terms,     ///< "companies", "privacy policies", "terms of services", in the plural
    selling,         ///< "buy", "tablets", "dosage"
    french_terms,    ///< The same signs in French.
    title_terms,     ///< 1 if the title or an early heading names a kind of terms.
    title_other,     ///< 1 if the title is a question, a guide, a licence, a readme.
    address_terms,   ///< 1 if the URL's path names a kind of terms.
    count
};

constexpr std::size_t terms_sign_count = static_cast<std::size_t>(TermsSign::count);

struct TermsFeatures {
    std::array<double, terms_sign_count>
        signs{};             ///< log(1 + count per 1,000 words); 0 or 1 for the last three.
    std::size_t words = 0;   ///< In what is no heading.
    std::size_t blocks = 0;  ///< That are no headings.
};

/// Reads at most the first 30,000 words.
[[nodiscard]] TermsFeatures terms_features(const Document& document, std::string_view url);

/// The kind of terms that a title, heading or path names ("Privacy Policy", ...); empty if none.
[[nodiscard]] std::string_view named_terms_type(std::string_view title);

}  // namespace smallprint
