// How long a result may get, and lists that stop before it (DESIGN 3.1: the browser cuts longer messages
// off).
#pragma once

#include <cstddef>
#include <utility>

#include "service/json.h"
#include "service/report_json.h"

namespace smallprint {

/// What a result may take of a reply; the rest is for the envelope with the longest id that is let in.
inline constexpr std::size_t result_budget = max_reply_bytes - 8'192;

/// Counts what the lists of one result take together.
class ReplyBudget {
public:
    /// Appends `item` if the result still fits with it; false, and nothing done, if not.
    bool append(JsonOut& list, JsonOut item) {
        const std::size_t size = json_text(item).size() + 1;
        if (used_ + size > result_budget - beside_lists) {
            return false;
        }
        used_ += size;
        list.push_back(std::move(item));
        return true;
    }

private:
    static constexpr std::size_t beside_lists = 4'096;
    std::size_t used_ = 0;
};

}  // namespace smallprint
