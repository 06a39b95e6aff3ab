// Reading the parameters of a call: the one place where a missing or mistyped parameter becomes -32602.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "service/json.h"

namespace smallprint {

/// A view of a call's `params`. Every function throws Error(usage) with the parameter's name for what is
/// missing (where no fallback is given), of the wrong type or out of range. Parameters that nobody asks for
/// are passed over, so that a newer extension can talk to an older host.
class Params {
public:
    explicit Params(const JsonIn& object) : object_(object) {}

    [[nodiscard]] bool has(std::string_view name) const;
    [[nodiscard]] std::string_view text(std::string_view name) const;
    [[nodiscard]] std::string_view text_or(std::string_view name, std::string_view fallback) const;
    [[nodiscard]] bool flag_or(std::string_view name, bool fallback) const;
    [[nodiscard]] std::int64_t integer(std::string_view name, std::int64_t least, std::int64_t most) const;
    [[nodiscard]] std::int64_t integer_or(std::string_view name, std::int64_t least, std::int64_t most,
                                          std::int64_t fallback) const;
    [[nodiscard]] std::vector<std::int64_t> integers(std::string_view name, std::size_t most_items) const;
    /// Empty where the parameter is missing.
    [[nodiscard]] std::vector<std::string> texts_or_none(std::string_view name, std::size_t most_items) const;

private:
    [[nodiscard]] const JsonIn* find(std::string_view name) const;
    const JsonIn& object_;
};

}  // namespace smallprint
