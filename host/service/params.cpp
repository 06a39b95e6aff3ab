#include "service/params.h"

#include <limits>
#include <optional>

#include "base/error.h"

namespace smallprint {
namespace {

[[noreturn]] void refuse(std::string_view name, std::string_view must) {
    throw Error(ErrorCode::usage,
                "The parameter `" + std::string(name) + "` must be " + std::string(must) + ".");
}

/// 3 and 3.0 are the same number in JSON.
std::optional<std::int64_t> integer_of(const JsonIn& value) {
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    if (value.is_number_unsigned()) {
        const auto number = value.get<std::uint64_t>();
        return number <= static_cast<std::uint64_t>(most) ? std::optional(static_cast<std::int64_t>(number))
                                                          : std::nullopt;
    }
    if (value.is_number_integer()) {
        return value.get<std::int64_t>();
    }
    if (value.is_number_float()) {
        const auto number = value.get<double>();
        constexpr double exact = 9007199254740992.0;  // 2^53, up to which doubles are whole numbers.
        if (number >= -exact && number <= exact &&
            static_cast<double>(static_cast<std::int64_t>(number)) == number) {
            return static_cast<std::int64_t>(number);
        }
    }
    return std::nullopt;
}

}  // namespace

const JsonIn* Params::find(std::string_view name) const {
    const auto found = object_.find(name);
    return found == object_.end() ? nullptr : &*found;
}

bool Params::has(std::string_view name) const {
    return find(name) != nullptr;
}

std::string_view Params::text(std::string_view name) const {
    const JsonIn* value = find(name);
    if (value == nullptr || !value->is_string()) {
        refuse(name, "a string");
    }
    return value->get_ref<const std::string&>();
}

std::string_view Params::text_or(std::string_view name, std::string_view fallback) const {
    return has(name) ? text(name) : fallback;
}

bool Params::flag_or(std::string_view name, bool fallback) const {
    const JsonIn* value = find(name);
    if (value == nullptr) {
        return fallback;
    }
    if (!value->is_boolean()) {
        refuse(name, "true or false");
    }
    return value->get<bool>();
}

std::int64_t Params::integer(std::string_view name, std::int64_t least, std::int64_t most) const {
    const JsonIn* value = find(name);
    const auto number = value == nullptr ? std::nullopt : integer_of(*value);
    if (!number || *number < least || *number > most) {
        refuse(name, "a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    }
    return *number;
}

std::int64_t Params::integer_or(std::string_view name, std::int64_t least, std::int64_t most,
                                std::int64_t fallback) const {
    return has(name) ? integer(name, least, most) : fallback;
}

std::vector<std::int64_t> Params::integers(std::string_view name, std::size_t most_items) const {
    const JsonIn* value = find(name);
    const std::string must = "a list of at most " + std::to_string(most_items) + " whole numbers";
    if (value == nullptr || !value->is_array() || value->size() > most_items) {
        refuse(name, must);
    }
    std::vector<std::int64_t> numbers;
    numbers.reserve(value->size());
    for (const JsonIn& item : *value) {
        const auto number = integer_of(item);
        if (!number || *number < 0) {
            refuse(name, must);
        }
        numbers.push_back(*number);
    }
    return numbers;
}

std::vector<std::string> Params::texts_or_none(std::string_view name, std::size_t most_items) const {
    const JsonIn* value = find(name);
    std::vector<std::string> texts;
    if (value == nullptr) {
        return texts;
    }
    const std::string must = "a list of at most " + std::to_string(most_items) + " texts";
    if (!value->is_array() || value->size() > most_items) {
        refuse(name, must);
    }
    for (const JsonIn& item : *value) {
        if (!item.is_string()) {
            refuse(name, must);
        }
        texts.push_back(item.get<std::string>());
    }
    return texts;
}

}  // namespace smallprint
