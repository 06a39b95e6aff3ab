#include "catalogue/address.h"

#include <algorithm>

#include "base/ascii.h"

namespace smallprint {
namespace {

bool starts_with_folded(std::string_view text, std::string_view lower_case) {
    return text.size() >= lower_case.size() && std::equal(lower_case.begin(), lower_case.end(), text.begin(),
                                                          [](char a, char b) { return a == ascii_lower(b); });
}

}  // namespace

std::optional<WebAddress> read_address(std::string_view url) {
    if (starts_with_folded(url, "https://")) {
        url.remove_prefix(8);
    } else if (starts_with_folded(url, "http://")) {
        url.remove_prefix(7);
    } else {
        return std::nullopt;
    }
    const std::size_t authority_end = std::min(url.find_first_of("/?#\\"), url.size());
    std::string_view authority = url.substr(0, authority_end);
    std::string_view path = url.substr(authority_end);
    if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos) {
        authority.remove_prefix(at + 1);
    }
    if (const std::size_t colon = authority.rfind(':');
        colon != std::string_view::npos && authority.back() != ']') {
        authority = authority.substr(0, colon);
    }
    while (!authority.empty() && authority.back() == '.') {
        authority.remove_suffix(1);
    }
    WebAddress address;
    address.host.reserve(authority.size());
    for (const char c : authority) {
        address.host.push_back(ascii_lower(c));
    }
    if (address.host.starts_with("www.") && address.host.find('.', 4) != std::string::npos) {
        address.host.erase(0, 4);
    }
    if (address.host.empty()) {
        return std::nullopt;
    }
    path = path.substr(0, std::min(path.find_first_of("?#"), path.size()));
    while (path.size() > 1 && path.back() == '/') {
        path.remove_suffix(1);
    }
    address.path = path.empty() ? "/" : std::string(path);
    return address;
}

}  // namespace smallprint
