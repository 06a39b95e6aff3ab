#include "base/clock.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace smallprint {
namespace {

constexpr TimeMs ms_per_second = 1000;
constexpr TimeMs ms_per_day = 24LL * 60 * 60 * ms_per_second;

// A fixed number of digits at `position`, moved past; nothing if there are other characters.
std::optional<int> take_digits(std::string_view text, std::size_t& position, std::size_t count) {
    int value = 0;
    if (position + count > text.size()) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < count; ++i) {
        const char digit = text[position + i];
        if (digit < '0' || digit > '9') {
            return std::nullopt;
        }
        value = value * 10 + (digit - '0');
    }
    position += count;
    return value;
}

bool take(std::string_view text, std::size_t& position, char expected) {
    if (position < text.size() && text[position] == expected) {
        ++position;
        return true;
    }
    return false;
}

// Z, +hh:mm or -hh:mm at the end of the text, in milliseconds to subtract.
std::optional<TimeMs> take_offset(std::string_view text, std::size_t position) {
    if (text.substr(position) == "Z" || text.substr(position) == "z") {
        return 0;
    }
    const bool plus = take(text, position, '+');
    if (!plus && !take(text, position, '-')) {
        return std::nullopt;
    }
    const auto hours = take_digits(text, position, 2);
    const bool colon = take(text, position, ':');
    const auto minutes = take_digits(text, position, 2);
    if (!hours || !colon || !minutes || position != text.size() || *hours > 23 || *minutes > 59) {
        return std::nullopt;
    }
    const TimeMs offset = (*hours * 60LL + *minutes) * 60 * ms_per_second;
    return plus ? offset : -offset;
}

}  // namespace

TimeMs SystemClock::now() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

std::string to_rfc3339(TimeMs time) {
    const std::chrono::sys_time<std::chrono::milliseconds> point{std::chrono::milliseconds{time}};
    const auto day = std::chrono::floor<std::chrono::days>(point);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss clock{point - day};
    std::array<char, 64> text{};
    const int ms = static_cast<int>(clock.subseconds().count());
    const int length = std::snprintf(
        text.data(), text.size(),
        ms == 0 ? "%04d-%02u-%02uT%02d:%02d:%02dZ" : "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ",
        static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
        static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
        static_cast<int>(clock.seconds().count()), ms);
    return {text.data(), static_cast<std::size_t>(length)};
}

std::optional<TimeMs> parse_rfc3339(std::string_view text) {
    std::size_t position = 0;
    const auto year = take_digits(text, position, 4);
    const bool dash1 = take(text, position, '-');
    const auto month = take_digits(text, position, 2);
    const bool dash2 = take(text, position, '-');
    const auto day = take_digits(text, position, 2);
    if (!year || !dash1 || !month || !dash2 || !day) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year{*year},
                                           std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) {
        return std::nullopt;
    }
    const TimeMs midnight = std::chrono::sys_days{date}.time_since_epoch().count() * ms_per_day;
    if (position == text.size()) {
        return midnight;
    }
    if (!take(text, position, 'T') && !take(text, position, 't') && !take(text, position, ' ')) {
        return std::nullopt;
    }
    const auto hour = take_digits(text, position, 2);
    const bool colon1 = take(text, position, ':');
    const auto minute = take_digits(text, position, 2);
    const bool colon2 = take(text, position, ':');
    const auto second = take_digits(text, position, 2);
    if (!hour || !colon1 || !minute || !colon2 || !second || *hour > 23 || *minute > 59 || *second > 60) {
        return std::nullopt;
    }
    TimeMs fraction = 0;
    if (take(text, position, '.')) {
        TimeMs unit = 100;
        const std::size_t start = position;
        while (position < text.size() && text[position] >= '0' && text[position] <= '9') {
            fraction += unit * (text[position++] - '0');
            unit /= 10;
        }
        if (position == start) {
            return std::nullopt;
        }
    }
    const auto offset = take_offset(text, position);
    if (!offset) {
        return std::nullopt;
    }
    return midnight + ((*hour * 60LL + *minute) * 60 + *second) * ms_per_second + fraction - *offset;
}

}  // namespace smallprint
