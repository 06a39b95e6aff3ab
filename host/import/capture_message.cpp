#include "import/capture_message.h"

#include <algorithm>
#include <array>
#include <utility>

namespace smallprint {
namespace {

constexpr std::size_t most_bytes = std::size_t{64} << 10U;
constexpr std::size_t most_urls = 64;
constexpr std::size_t longest_url = 2048;

constexpr std::array<std::pair<std::string_view, CaptureReason>, 8> subjects{{
    {"First record of ", CaptureReason::first},
    {"Start tracking ", CaptureReason::first},
    {"Record new changes of ", CaptureReason::change},
    {"Update ", CaptureReason::change},
    {"Apply technical or declaration upgrade on ", CaptureReason::extraction},
    {"Apply technical upgrade on ", CaptureReason::extraction},
    {"Apply declaration upgrade on ", CaptureReason::extraction},
    {"Refilter ", CaptureReason::extraction},
}};

bool is_url(std::string_view word) noexcept {
    return (word.starts_with("https://") || word.starts_with("http://")) && word.size() <= longest_url;
}

std::string_view trimmed(std::string_view text) noexcept {
    const std::size_t begin = text.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos) {
        return {};
    }
    return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

// The words of a line that are addresses; a full stop or a bracket after one is not part of it.
void take_urls(std::string_view line, std::vector<std::string>& urls) {
    while (!line.empty() && urls.size() < most_urls) {
        const std::size_t begin = line.find("http");
        if (begin == std::string_view::npos) {
            return;
        }
        line.remove_prefix(begin);
        const std::size_t end = std::min(line.find_first_of(" \t\r<>\""), line.size());
        std::string_view word = line.substr(0, end);
        while (!word.empty() && std::string_view{".,;)"}.find(word.back()) != std::string_view::npos) {
            word.remove_suffix(1);
        }
        if (is_url(word)) {
            urls.emplace_back(word);
        }
        line.remove_prefix(std::max<std::size_t>(end, 1));
    }
}

bool same_letters(std::string_view a, std::string_view b) noexcept {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
        const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
        return lower(x) == lower(y);
    });
}

/// The value of a trailer "NAME: VALUE"; empty if the line is another.
std::string_view trailer(std::string_view line, std::string_view name) noexcept {
    if (line.size() <= name.size() || line[name.size()] != ':' ||
        !same_letters(line.substr(0, name.size()), name)) {
        return {};
    }
    return trimmed(line.substr(name.size() + 1));
}

}  // namespace

CaptureMessage parse_capture_message(std::string_view message) {
    message = message.substr(0, most_bytes);
    CaptureMessage read;
    for (const auto& [words, reason] : subjects) {
        if (message.starts_with(words)) {
            read.reason = reason;
            break;
        }
    }
    for (std::size_t begin = 0; begin < message.size();) {
        const std::size_t end = std::min(message.find('\n', begin), message.size());
        const std::string_view line = trimmed(message.substr(begin, end - begin));
        begin = end + 1;
        if (const auto engine = trailer(line, "X-engine-version"); !engine.empty()) {
            read.engine = engine == "undefined" ? std::string_view{} : engine.substr(0, 32);
        } else if (const auto place = trailer(line, "X-source-document-location"); is_url(place)) {
            read.location = place;
        } else {
            take_urls(line, read.urls);
        }
    }
    return read;
}

}  // namespace smallprint
