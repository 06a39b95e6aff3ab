#include "doors/watcher/web_url.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "base/ascii.h"

namespace smallprint {
namespace {

constexpr std::size_t longest = 8'192;

bool is_host_character(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == ':';
}

// What may not stand in a request line is escaped; escapes that are there stay.
std::string escaped(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    constexpr std::string_view unsafe = "\"<>\\^`{|}";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20U || byte >= 0x7FU || unsafe.find(c) != std::string_view::npos) {
            out += '%';
            out += digits[byte >> 4U];
            out += digits[byte & 0xFU];
        } else {
            out += c;
        }
    }
    return out;
}

std::string without_dots(std::string_view path) {
    std::vector<std::string_view> parts;
    bool folder = true;  // The path ends in a folder.
    std::size_t at = 1;
    while (at <= path.size()) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        const std::string_view part = path.substr(at, end - at);
        folder = part == "." || part == "..";
        if (part == "..") {
            if (!parts.empty()) {
                parts.pop_back();
            }
        } else if (part != ".") {
            parts.push_back(part);
        }
        at = end + 1;
    }
    std::string out;
    for (const std::string_view part : parts) {
        out.append("/").append(part);
    }
    return folder || out.empty() ? out + "/" : out;
}

bool read_authority(std::string_view authority, WebUrl& url) {
    if (authority.find('@') != std::string_view::npos) {
        return false;
    }
    std::string_view host = authority;
    std::string_view port;
    if (authority.starts_with('[')) {
        const std::size_t end = authority.find(']');
        if (end == std::string_view::npos) {
            return false;
        }
        host = authority.substr(1, end - 1);
        const std::string_view rest = authority.substr(end + 1);
        if (!rest.empty() && !rest.starts_with(':')) {
            return false;
        }
        port = rest.empty() ? rest : rest.substr(1);
    } else if (const std::size_t colon = authority.find(':'); colon != std::string_view::npos) {
        host = authority.substr(0, colon);
        port = authority.substr(colon + 1);
    }
    while (host.ends_with('.')) {
        host.remove_suffix(1);
    }
    url.host = ascii_lowered(host);
    if (url.host.empty() || url.host.size() > 253 ||
        !std::all_of(url.host.begin(), url.host.end(), is_host_character)) {
        return false;
    }
    url.port = url.scheme == "https" ? 443 : 80;
    if (!port.empty()) {
        const auto [end, failure] = std::from_chars(port.data(), port.data() + port.size(), url.port);
        return failure == std::errc{} && end == port.data() + port.size() && url.port != 0;
    }
    return true;
}

void set_target(WebUrl& url, std::string_view path, std::string_view query) {
    url.target = escaped(without_dots(path)) + escaped(query);
}

}  // namespace

std::string WebUrl::authority() const {
    std::string text = host.find(':') == std::string::npos ? host : "[" + host + "]";
    return default_port() ? text : text + ":" + std::to_string(port);
}

std::optional<WebUrl> parse_web_url(std::string_view text) {
    const std::size_t colon = text.find("://");
    if (text.size() > longest || colon == std::string_view::npos) {
        return std::nullopt;
    }
    WebUrl url;
    url.scheme = ascii_lowered(text.substr(0, colon));
    if (url.scheme != "http" && url.scheme != "https") {
        return std::nullopt;
    }
    std::string_view rest = text.substr(colon + 3);
    rest = rest.substr(0, rest.find('#'));
    const std::size_t end = std::min(rest.find_first_of("/?\\"), rest.size());
    if (!read_authority(rest.substr(0, end), url)) {
        return std::nullopt;
    }
    rest.remove_prefix(end);
    const std::size_t question = std::min(rest.find('?'), rest.size());
    const std::string path = "/" + std::string(rest.substr(std::min<std::size_t>(1, question),
                                                           question - std::min<std::size_t>(1, question)));
    set_target(url, path, rest.substr(question));
    return url;
}

std::optional<WebUrl> resolve_reference(const WebUrl& base, std::string_view reference) {
    const std::size_t colon = reference.find(':');
    if (colon != std::string_view::npos && colon < reference.find_first_of("/?#")) {
        return parse_web_url(reference);
    }
    if (reference.starts_with("//")) {
        return parse_web_url(base.scheme + ":" + std::string(reference));
    }
    if (reference.size() > longest) {
        return std::nullopt;
    }
    reference = reference.substr(0, reference.find('#'));
    const std::size_t question = std::min(reference.find('?'), reference.size());
    const std::string_view path = reference.substr(0, question);
    const std::string_view base_path = std::string_view(base.target).substr(0, base.target.find('?'));
    WebUrl url = base;
    if (path.empty()) {
        set_target(url, base_path,
                   question < reference.size() ? reference.substr(question)
                                               : std::string_view(base.target).substr(base_path.size()));
    } else if (path.starts_with('/')) {
        set_target(url, path, reference.substr(question));
    } else {
        const std::string folder(base_path.substr(0, base_path.rfind('/') + 1));
        set_target(url, folder + std::string(path), reference.substr(question));
    }
    return url;
}

}  // namespace smallprint
