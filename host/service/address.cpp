#include "service/address.h"

#include <libpsl.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>
#include <vector>

#include "base/ascii.h"

namespace smallprint {
namespace {

constexpr std::size_t longest_url = 1'048'576;
constexpr std::size_t longest_path = 2'048;  // What is kept of it; no address of terms is longer.
constexpr std::size_t longest_value = 64;

// Query parameters that choose which document a page shows, or in which language or for which country.
// Everything else (who came, from where, searching for what) is dropped.
constexpr std::array<std::string_view, 28> document_parameters{
    "article", "article_id", "country", "doc",    "docid",     "document", "document_id",
    "gl",      "hl",         "id",      "lang",   "language",  "locale",   "p",
    "page",    "page_id",    "pageid",  "policy", "policy_id", "region",   "section",
    "tab",     "terms",      "topic",   "type",   "v",         "ver",      "version"};

// A value that names a document is short and plain; anything else may be about the person.
bool is_plain_value(std::string_view value) noexcept {
    return !value.empty() && value.size() <= longest_value &&
           std::all_of(value.begin(), value.end(), [](char c) {
               return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_' || c == '.';
           });
}

std::string reduce_query(std::string_view query) {
    std::vector<std::pair<std::string, std::string_view>> kept;
    while (!query.empty()) {
        const std::size_t end = std::min(query.find('&'), query.size());
        const std::string_view part = query.substr(0, end);
        query.remove_prefix(std::min(end + 1, query.size()));
        const std::size_t equals = part.find('=');
        if (equals == std::string_view::npos) {
            continue;
        }
        std::string name = ascii_lowered(part.substr(0, equals));
        const std::string_view value = part.substr(equals + 1);
        if (is_plain_value(value) &&
            std::binary_search(document_parameters.begin(), document_parameters.end(), name)) {
            kept.emplace_back(std::move(name), value);
        }
    }
    std::sort(kept.begin(), kept.end());
    kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
    std::string result;
    for (const auto& [name, value] : kept) {
        result.append(result.empty() ? "" : "&").append(name).append("=").append(value);
    }
    return result;
}

bool is_host(std::string_view host) noexcept {
    if (host.empty() || host.size() > 255) {
        return false;
    }
    if (host.front() == '[') {
        return host.back() == ']' && host.size() > 3 &&
               std::all_of(host.begin() + 1, host.end() - 1, [](char c) {
                   return std::isxdigit(static_cast<unsigned char>(c)) != 0 || c == ':' || c == '.';
               });
    }
    return std::all_of(host.begin(), host.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return std::isalnum(byte) != 0 || c == '-' || c == '.' || c == '_' || byte >= 0x80U;
    });
}

bool has_control(std::string_view text) noexcept {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) <= 0x20U || c == 0x7F || c == '\\';
    });
}

bool read_authority(std::string_view authority, ReducedAddress& address) {
    if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos) {
        authority.remove_prefix(at + 1);
    }
    std::string_view host = authority;
    std::string_view port;
    const std::size_t colon = authority.rfind(':');
    const std::size_t bracket = authority.rfind(']');
    if (colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket)) {
        host = authority.substr(0, colon);
        port = authority.substr(colon + 1);
    }
    while (!host.empty() && host.back() == '.') {
        host.remove_suffix(1);
    }
    if (!is_host(host) || port.size() > 5 ||
        !std::all_of(port.begin(), port.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        return false;
    }
    address.host = ascii_lowered(host);
    const std::string_view usual = address.scheme == "https" ? "443" : "80";
    address.port = port == usual ? "" : std::string(port);
    return true;
}

}  // namespace

std::string ReducedAddress::text() const {
    std::string result = scheme + "://" + host;
    if (!port.empty()) {
        result.append(":").append(port);
    }
    result += path;
    if (!query.empty()) {
        result.append("?").append(query);
    }
    return result;
}

std::optional<ReducedAddress> reduce_address(std::string_view url) {
    if (url.size() > longest_url || has_control(url)) {
        return std::nullopt;
    }
    const std::size_t colon = url.find(':');
    if (colon == std::string_view::npos || url.substr(colon, 3) != "://") {
        return std::nullopt;
    }
    ReducedAddress address;
    address.scheme = ascii_lowered(url.substr(0, colon));
    if (address.scheme != "http" && address.scheme != "https" && address.scheme != "file") {
        return std::nullopt;
    }
    std::string_view rest = url.substr(colon + 3);
    rest = rest.substr(0, rest.find('#'));
    const std::size_t end = std::min(rest.find_first_of("/?"), rest.size());
    const std::string_view authority = rest.substr(0, end);
    rest.remove_prefix(end);
    if (address.scheme != "file" && !read_authority(authority, address)) {
        return std::nullopt;
    }
    const std::size_t question = std::min(rest.find('?'), rest.size());
    address.path = rest.substr(0, std::min(question, longest_path));
    if (address.path.empty()) {
        address.path = "/";
    }
    if (question < rest.size() && address.scheme != "file") {
        address.query = reduce_query(rest.substr(question + 1));
    }
    return address;
}

std::string registrable_domain(std::string_view host) {
    std::string name(host);
    const bool is_address =
        name.find(':') != std::string::npos ||
        std::all_of(name.begin(), name.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
    if (is_address) {
        return name;
    }
    // The list is compiled into libpsl, immutable and shared by threads.
    const char* domain = psl_registrable_domain(psl_builtin(), name.c_str());
    return domain == nullptr ? name : std::string(domain);
}

}  // namespace smallprint
