// Reads one JSON object strictly: every field must be known and of its type, and a complaint names file and
// field in one sentence. Used by the build only.
#pragma once

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/content.h"

namespace smallprint {

using Json = nlohmann::ordered_json;

/// Throws Error(catalogue_invalid): "<file>: <place>: <what>".
[[noreturn]] void complain(const std::string& place, const std::string& what);

/// One object being read. Fields are taken by name; done() refuses what was not taken.
class Fields {
public:
    Fields(const Json& object, std::string place);

    [[nodiscard]] const std::string& place() const noexcept { return place_; }
    [[nodiscard]] std::string place_of(std::string_view name) const;

    /// The field, or null where it may be absent.
    [[nodiscard]] const Json* take(const char* name, bool required);

    [[nodiscard]] std::string text(const char* name, bool required = true);
    [[nodiscard]] std::vector<std::string> texts(const char* name);
    [[nodiscard]] double ratio(const char* name, double otherwise);
    [[nodiscard]] std::uint32_t count(const char* name, std::uint32_t otherwise);
    [[nodiscard]] std::vector<std::pair<std::string, FactValue>> facts(const char* name);
    [[nodiscard]] When when(const char* name);

    void done() const;

private:
    const Json& object_;
    std::string place_;
    std::set<std::string> taken_;
};

[[nodiscard]] FactValue read_fact_value(const Json& value, const std::string& place);

/// Lower-case letters, digits and '_', not empty.
[[nodiscard]] bool is_identifier(std::string_view text);

}  // namespace smallprint
