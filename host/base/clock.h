// Time as the host keeps it: UTC milliseconds in the store, RFC 3339 with Z on the wire.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace smallprint {

/// Milliseconds since 1970-01-01T00:00:00Z.
using TimeMs = std::int64_t;

/// Where the time comes from; tests set their own.
class Clock {
public:
    Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;
    Clock(Clock&&) = delete;
    Clock& operator=(Clock&&) = delete;
    virtual ~Clock() = default;
    [[nodiscard]] virtual TimeMs now() const = 0;
};

/// The machine's clock.
class SystemClock final : public Clock {
public:
    [[nodiscard]] TimeMs now() const override;
};

/// "2026-05-11T02:35:19Z", with ".123" before the Z when there are milliseconds.
[[nodiscard]] std::string to_rfc3339(TimeMs time);

/// Reads RFC 3339 with Z or a numeric offset, and a bare date as midnight UTC; nothing for anything else.
[[nodiscard]] std::optional<TimeMs> parse_rfc3339(std::string_view text);

}  // namespace smallprint
