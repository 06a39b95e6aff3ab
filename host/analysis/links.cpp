#include "analysis/links.h"

#include <re2/re2.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "base/ascii.h"

namespace smallprint {
namespace {

constexpr std::size_t longest_url = 2000;

bool has_unsafe_bytes(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte <= 0x20 || byte == 0x7f || c == '"' || c == '<' || c == '>' || c == '\\' || c == '`';
    });
}

/// The scheme of a URL, lower case; empty if it has none.
std::string scheme_of(std::string_view url) {
    const std::size_t colon = url.find(':');
    if (colon == std::string_view::npos || colon == 0 || url.find_first_of("/?#") < colon) {
        return {};
    }
    return ascii_lowered(url.substr(0, colon));
}

struct Base {
    std::string_view scheme;     ///< "https:"
    std::string_view authority;  ///< "//example.com"
    std::string_view path;       ///< "/a/b"
};

std::optional<Base> split_base(std::string_view url) {
    const std::string scheme = scheme_of(url);
    if ((scheme != "https" && scheme != "http") || url.substr(scheme.size() + 1, 2) != "//") {
        return std::nullopt;
    }
    Base base;
    base.scheme = url.substr(0, scheme.size() + 1);
    const std::size_t host = scheme.size() + 3;
    const std::size_t path = std::min(url.find_first_of("/?#", host), url.size());
    base.authority = url.substr(scheme.size() + 1, path - scheme.size() - 1);
    base.path = url.substr(path, std::min(url.find_first_of("?#", path), url.size()) - path);
    return base;
}

/// RFC 3986, 5.2.4: takes "." and ".." out of a path.
std::string without_dots(std::string_view path) {
    std::vector<std::string_view> kept;
    const std::size_t end = std::min(path.find_first_of("?#"), path.size());
    std::string_view rest = path.substr(0, end);
    bool open_end = false;
    while (!rest.empty()) {
        const std::size_t slash = rest.find('/', 1);
        const std::string_view segment =
            rest.substr(1, (slash == std::string_view::npos ? rest.size() : slash) - 1);
        open_end = segment.empty() || segment == "." || segment == "..";
        if (segment == "..") {
            if (!kept.empty()) {
                kept.pop_back();
            }
        } else if (!segment.empty() && segment != ".") {
            kept.push_back(segment);
        }
        rest = slash == std::string_view::npos ? std::string_view() : rest.substr(slash);
    }
    std::string made;
    for (const std::string_view segment : kept) {
        made.push_back('/');
        made.append(segment);
    }
    if (open_end || made.empty()) {
        made.push_back('/');
    }
    made.append(path.substr(end));
    return made;
}

bool is_safe(std::string_view url) {
    if (url.size() > longest_url || has_unsafe_bytes(url)) {
        return false;
    }
    const std::string scheme = scheme_of(url);
    if (scheme == "mailto") {
        return url.find('@') != std::string_view::npos;
    }
    if ((scheme != "https" && scheme != "http") || url.substr(scheme.size() + 1, 2) != "//") {
        return false;
    }
    const std::string_view authority =
        url.substr(scheme.size() + 3, url.find_first_of("/?#", scheme.size() + 3) - scheme.size() - 3);
    return !authority.empty() && authority.find('@') == std::string_view::npos;
}

}  // namespace

std::optional<std::string> resolve_link(std::string_view target, std::string_view base) {
    if (target.empty() || target[0] == '#' || target.size() > longest_url || has_unsafe_bytes(target)) {
        return std::nullopt;
    }
    std::string url;
    if (!scheme_of(target).empty()) {
        url = target;
    } else {
        const auto parts = split_base(base);
        if (!parts) {
            return std::nullopt;
        }
        url = parts->scheme;
        if (target.starts_with("//")) {
            url += target;
        } else if (target[0] == '/') {
            url += std::string(parts->authority) + without_dots(target);
        } else if (target[0] == '?') {
            url += std::string(parts->authority) + std::string(parts->path) + std::string(target);
        } else {
            const std::size_t slash = parts->path.rfind('/');
            const std::string folder =
                slash == std::string_view::npos ? "/" : std::string(parts->path.substr(0, slash + 1));
            url += std::string(parts->authority) + without_dots(folder + std::string(target));
        }
    }
    return is_safe(url) ? std::optional(url) : std::nullopt;
}

std::optional<std::string> find_opt_out_link(const Document& document, const Clause& clause,
                                             std::uint32_t begin, std::uint32_t end, std::string_view base) {
    static const RE2 speaks(
        R"((?i)(?:opt[ _-]?out|data[ _-]?controls?|privacy[ _-]?(?:settings?|choices|portal|center|request|form)|settings?|preferences|unsubscribe|turn(?:ing)? off|do[ _-]?not[ _-]?sell|(?:this|online|web) form|training))");
    std::optional<std::string> elsewhere;
    std::uint32_t offset = 0;
    for (std::uint32_t i = 0; i < clause.block_count; ++i) {
        const std::size_t index = clause.first_block + i;
        if (index >= document.blocks.size()) {
            break;
        }
        const Block& block = document.blocks[index];
        for (const Link& link : block.links) {
            if (link.begin > link.end || link.end > block.text.size()) {
                continue;
            }
            const std::string said = block.text.substr(link.begin, link.end - link.begin) + " " + link.target;
            if (!RE2::PartialMatch(said, speaks)) {
                continue;
            }
            auto url = resolve_link(link.target, base);
            if (!url) {
                continue;
            }
            if (offset + link.begin < end && offset + link.end > begin) {
                return url;
            }
            if (!elsewhere) {
                elsewhere = std::move(url);
            }
        }
        offset += static_cast<std::uint32_t>(block.text.size()) + 1;
    }
    return elsewhere;
}

}  // namespace smallprint
