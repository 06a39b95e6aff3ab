// The shape of the lasting ids that people cite: SP-D-… for documents, SP-P-… for provisions (DESIGN 3.3).
#pragma once

#include <algorithm>
#include <string_view>

namespace smallprint {

[[nodiscard]] inline bool is_record_id(std::string_view text) noexcept {
    const bool has_prefix = text.starts_with("SP-D-") || text.starts_with("SP-P-");
    return has_prefix && text.size() == 15 && std::all_of(text.begin() + 5, text.end(), [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= '2' && c <= '7');
           });
}

}  // namespace smallprint
