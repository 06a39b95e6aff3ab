// Reads one rule or one clause type file.
#pragma once

#include <string>

#include "catalogue/source/fields.h"
#include "catalogue/source/source.h"

namespace smallprint {

[[nodiscard]] Rule read_rule(const Json& json, const std::string& place);
[[nodiscard]] ClauseType read_clause_type(const Json& json, const std::string& place, Examples& examples);

}  // namespace smallprint
