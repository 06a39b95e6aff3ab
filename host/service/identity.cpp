#include "service/identity.h"

#include "service/language.h"

namespace smallprint {
namespace {

constexpr std::string_view local_file = "local file";

// Without a type's name in catalogue or text a document is still one document.
constexpr std::string_view fallback_type = "Terms of Service";

std::string variant_of(const ReducedAddress& address) {
    std::string variant;
    const std::string domain = registrable_domain(address.host);
    if (address.host.size() > domain.size()) {
        const std::string subdomain = address.host.substr(0, address.host.size() - domain.size() - 1);
        variant = subdomain == "www" ? "" : subdomain;
    }
    variant += address.path;
    if (!address.query.empty()) {
        variant.append("?").append(address.query);
    }
    return variant;
}

}  // namespace

std::string service_name(const Catalogue& catalogue, const ReducedAddress& address) {
    if (address.host.empty()) {
        return std::string(local_file);
    }
    if (const auto known = catalogue.service_at(address.text()); known && !known->name.empty()) {
        return known->name;
    }
    return registrable_domain(address.host);
}

std::string document_language(const Document& document, std::string_view hint) {
    if (std::string own = primary_language_tag(document.language); !own.empty()) {
        return own;
    }
    if (std::string given = primary_language_tag(hint); !given.empty()) {
        return given;
    }
    return guess_language(document.canonical_text);
}

DocumentKey identify(const Catalogue& catalogue, const ReducedAddress& address, const Document& document,
                     const Detection& detection, std::string_view language_hint) {
    DocumentKey key;
    key.service = service_name(catalogue, address);
    key.language = document_language(document, language_hint);
    const auto known = address.host.empty() ? std::nullopt : catalogue.service_at(address.text());
    if (known && !known->terms_type.empty()) {
        key.terms_type = known->terms_type;
        return key;
    }
    key.terms_type = detection.terms_type.empty() ? std::string(fallback_type) : detection.terms_type;
    key.variant = variant_of(address);
    return key;
}

}  // namespace smallprint
