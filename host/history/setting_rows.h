// Settings as the store keeps them: names and JSON texts, only what differs from the defaults. What they mean
// is for service/settings.h. Shared by every browser and program on this history.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "history/store.h"

namespace smallprint {

/// All of them, by name. Throws Error(store_unavailable).
[[nodiscard]] std::vector<std::pair<std::string, std::string>> setting_rows(const Store& store);
[[nodiscard]] std::optional<std::string> setting_row(const Store& store, std::string_view name);

/// Sets each name to its value; no value: back to the default. All or nothing, committed on return.
void put_setting_rows(Store& store,
                      const std::vector<std::pair<std::string, std::optional<std::string>>>& rows);

}  // namespace smallprint
