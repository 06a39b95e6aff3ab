#include "document/html_mail.h"

#include <algorithm>
#include <cstddef>

#include "document/html_scan.h"
#include "document/html_tree.h"

namespace smallprint {
namespace {

std::optional<unsigned> digit(char c) {
    if (c >= '0' && c <= '9') {
        return static_cast<unsigned>(c - '0');
    }
    const char lower = ascii_lower(c);
    return lower >= 'a' && lower <= 'f' ? std::optional(static_cast<unsigned>(lower - 'a') + 10U)
                                        : std::nullopt;
}

bool is_address(std::string_view text) {
    const std::size_t at = text.find('@');
    return at != std::string_view::npos && at > 0 && text.find('.', at) != std::string_view::npos &&
           std::all_of(text.begin(), text.end(),
                       [](char c) { return c > ' ' && c < '\x7f' && c != '<' && c != '>' && c != '"'; });
}

std::optional<std::string> decode(std::string_view hex) {
    constexpr std::size_t longest = 254;
    hex = hex.substr(0, std::min(hex.find_first_of("?&#"), hex.size()));
    if (hex.size() < 4 || hex.size() % 2 != 0 || hex.size() > 2 * (longest + 1)) {
        return std::nullopt;
    }
    std::string address;
    unsigned key = 0;
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        const auto high = digit(hex[i]);
        const auto low = digit(hex[i + 1]);
        if (!high || !low) {
            return std::nullopt;
        }
        const unsigned byte = *high * 16 + *low;
        if (i == 0) {
            key = byte;
        } else {
            address.push_back(static_cast<char>(static_cast<unsigned char>(byte ^ key)));
        }
    }
    return is_address(address) ? std::optional(std::move(address)) : std::nullopt;
}

}  // namespace

std::optional<std::string> hidden_mail_address(std::string_view attributes) {
    constexpr std::string_view page = "/cdn-cgi/l/email-protection";
    if (attributes.find("data-cfemail") != std::string_view::npos) {
        if (const auto hex = attribute(attributes, "data-cfemail")) {
            return decode(*hex);
        }
    }
    if (attributes.find(page) != std::string_view::npos) {
        const std::string_view target = attribute(attributes, "href").value_or(std::string_view{});
        if (const std::size_t at = target.find(page); at != std::string_view::npos) {
            const std::string_view rest = target.substr(at + page.size());
            if (rest.starts_with('#')) {
                return decode(rest.substr(1));
            }
        }
    }
    return std::nullopt;
}

}  // namespace smallprint
