#include "service/watch_admission.h"

#include <algorithm>
#include <map>

#include "service/language.h"

namespace smallprint {
namespace {

constexpr double near_match = 0.5;
constexpr std::size_t shrunk_to = 5;  // A fifth of the text: what is left is a frame around nothing.

bool is_foreign(const Admission& expected, const Document& text, const std::string& language) {
    if (expected.language.empty()) {
        return false;
    }
    if (!language.empty() && language != expected.language) {
        return true;
    }
    // A page may say "en" and be German.
    const std::string guessed = guess_language(text.canonical_text);
    if (guessed.empty() || guessed == expected.language) {
        return false;
    }
    return expected.before == nullptr || guess_language(expected.before->canonical_text) != guessed;
}

bool is_same(const DocumentKey& a, const DocumentKey& b) {
    return a.service == b.service && a.terms_type == b.terms_type && a.language == b.language &&
           a.variant == b.variant;
}

}  // namespace

double shared_text(const Document& a, const Document& b) {
    std::map<Sha256Digest, std::size_t> clauses;
    std::size_t total_a = 0;
    for (const Clause& clause : a.clauses) {
        ++clauses[clause.sha256];
        total_a += clause.text.size();
    }
    std::size_t total_b = 0;
    std::size_t shared = 0;
    for (const Clause& clause : b.clauses) {
        total_b += clause.text.size();
        const auto found = clauses.find(clause.sha256);
        if (found != clauses.end() && found->second > 0) {
            --found->second;
            shared += clause.text.size();
        }
    }
    const std::size_t longer = std::max(total_a, total_b);
    return longer == 0 ? 0.0 : std::min(1.0, static_cast<double>(shared) / static_cast<double>(longer));
}

std::string admit(const Admission& expected, const Document& text, bool is_terms, DocumentKey& key) {
    if (is_foreign(expected, text, key.language)) {
        return "language";
    }
    if (expected.document == nullptr || expected.before == nullptr) {
        return is_terms ? "" : "not_terms";
    }
    const double shared = shared_text(*expected.before, text);
    if (shared >= near_match) {
        key = expected.document->key;
        return {};
    }
    if (text.canonical_text.size() * shrunk_to < expected.before->canonical_text.size()) {
        return "shrunk";
    }
    if (!is_terms) {
        return "not_terms";
    }
    if (expected.elsewhere) {
        return expected.moved ? "moved" : "different";
    }
    if (key.language.empty()) {
        key.language = expected.document->key.language;
    }
    // Rewritten, at the same address: it is the watched document if it is called what that is, or what that
    // would be called here.
    if (is_same(key, expected.document->key)) {
        return {};
    }
    if (!is_same(key, expected.here)) {
        return "different";
    }
    key = expected.document->key;
    return {};
}

}  // namespace smallprint
