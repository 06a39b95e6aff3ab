#include "catalogue/source/fields.h"

#include <algorithm>
#include <array>

#include "base/error.h"

namespace smallprint {

void complain(const std::string& place, const std::string& what) {
    throw Error(ErrorCode::catalogue_invalid, place + ": " + what);
}

Fields::Fields(const Json& object, std::string place) : object_(object), place_(std::move(place)) {
    if (!object.is_object()) {
        complain(place_, "should be an object in braces");
    }
}

std::string Fields::place_of(std::string_view name) const {
    return place_ + ": " + std::string(name);
}

const Json* Fields::take(const char* name, bool required) {
    taken_.insert(name);
    const auto found = object_.find(name);
    if (found == object_.end()) {
        if (required) {
            complain(place_, std::string("has no field \"") + name + "\"");
        }
        return nullptr;
    }
    return &*found;
}

std::string Fields::text(const char* name, bool required) {
    const Json* value = take(name, required);
    if (value == nullptr) {
        return {};
    }
    if (!value->is_string() || (required && value->get_ref<const std::string&>().empty())) {
        complain(place_of(name), "should be a text that is not empty");
    }
    return value->get<std::string>();
}

std::vector<std::string> Fields::texts(const char* name) {
    std::vector<std::string> read;
    const Json* value = take(name, false);
    if (value == nullptr) {
        return read;
    }
    if (!value->is_array()) {
        complain(place_of(name), "should be a list of texts");
    }
    for (const Json& item : *value) {
        if (!item.is_string() || item.get_ref<const std::string&>().empty()) {
            complain(place_of(name), "should hold only texts that are not empty");
        }
        read.push_back(item.get<std::string>());
    }
    return read;
}

double Fields::ratio(const char* name, double otherwise) {
    const Json* value = take(name, false);
    if (value == nullptr) {
        return otherwise;
    }
    if (!value->is_number() || value->get<double>() < 0.0 || value->get<double>() > 1.0) {
        complain(place_of(name), "should be a number from 0 to 1");
    }
    return value->get<double>();
}

std::uint32_t Fields::count(const char* name, std::uint32_t otherwise) {
    const Json* value = take(name, false);
    if (value == nullptr) {
        return otherwise;
    }
    if (!value->is_number_integer() || value->get<std::int64_t>() < 0 ||
        value->get<std::int64_t>() > 100000) {
        complain(place_of(name), "should be a whole number from 0 to 100000");
    }
    return value->get<std::uint32_t>();
}

FactValue read_fact_value(const Json& value, const std::string& place) {
    if (value.is_boolean()) {
        return value.get<bool>();
    }
    if (value.is_number_integer()) {
        return value.get<std::int64_t>();
    }
    if (value.is_string()) {
        return value.get<std::string>();
    }
    if (value.is_array()) {
        std::vector<std::string> items;
        for (const Json& item : value) {
            if (!item.is_string()) {
                complain(place, "should hold only texts");
            }
            items.push_back(item.get<std::string>());
        }
        return items;
    }
    complain(place, "should be true, false, a whole number, a text or a list of texts");
}

std::vector<std::pair<std::string, FactValue>> Fields::facts(const char* name) {
    std::vector<std::pair<std::string, FactValue>> read;
    const Json* value = take(name, false);
    if (value == nullptr) {
        return read;
    }
    if (!value->is_object()) {
        complain(place_of(name), "should be an object in braces");
    }
    for (const auto& [key, fact] : value->items()) {
        read.emplace_back(key, read_fact_value(fact, place_of(name) + "." + key));
    }
    return read;
}

When Fields::when(const char* name) {
    using Op = Condition::Op;
    struct Named {
        const char* name;
        Op op;
    };
    constexpr std::array<Named, 4> comparisons{
        {{"lt", Op::less}, {"gt", Op::greater}, {"le", Op::at_most}, {"ge", Op::at_least}}};

    When read;
    const Json* value = take(name, false);
    if (value == nullptr) {
        return read;
    }
    if (!value->is_object()) {
        complain(place_of(name), "should be an object in braces");
    }
    for (const auto& [key, wanted] : value->items()) {
        const std::string at = place_of(name) + "." + key;
        if (!wanted.is_object()) {
            read.push_back({key, Op::equals, read_fact_value(wanted, at)});
            continue;
        }
        if (wanted.empty()) {
            complain(at, "should say exists, lt, gt, le or ge");
        }
        for (const auto& [verb, bound] : wanted.items()) {
            if (verb == "exists" && bound.is_boolean()) {
                read.push_back({key, bound.get<bool>() ? Op::exists : Op::missing, FactValue(true)});
                continue;
            }
            const auto* found =
                std::find_if(comparisons.begin(), comparisons.end(),
                             [&verb = verb](const Named& named) { return verb == named.name; });
            if (found == comparisons.end() || !bound.is_number_integer()) {
                complain(at, "should say exists: true|false, or lt, gt, le, ge with a whole number");
            }
            read.push_back({key, found->op, FactValue(bound.get<std::int64_t>())});
        }
    }
    return read;
}

void Fields::done() const {
    for (const auto& item : object_.items()) {
        if (taken_.count(item.key()) == 0) {
            complain(place_, "has a field \"" + item.key() + "\" that nobody reads");
        }
    }
}

bool is_identifier(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

}  // namespace smallprint
