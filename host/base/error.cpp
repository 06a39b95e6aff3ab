#include "base/error.h"

#include <array>

namespace smallprint {
namespace {

struct Row {
    ErrorCode code;
    const char* name;
    int json_rpc;
    int exit;
};

// One table, so that a new code cannot be forgotten in one of three switches.
constexpr std::array rows{
    Row{ErrorCode::usage, "usage", -32602, 2},
    Row{ErrorCode::unreadable_input, "unreadable_input", -32001, 3},
    Row{ErrorCode::too_large, "too_large", -32002, 3},
    Row{ErrorCode::not_found, "not_found", -32003, 1},
    Row{ErrorCode::store_unavailable, "store_unavailable", -32004, 4},
    Row{ErrorCode::store_too_new, "store_too_new", -32005, 4},
    Row{ErrorCode::catalogue_invalid, "catalogue_invalid", -32006, 1},
    Row{ErrorCode::protocol_mismatch, "protocol_mismatch", -32007, 1},
    Row{ErrorCode::untrusted_caller, "untrusted_caller", -32008, 1},
    Row{ErrorCode::not_permitted, "not_permitted", -32009, 1},
    Row{ErrorCode::internal, "internal", -32603, 1},
};

const Row& row(ErrorCode code) noexcept {
    for (const Row& candidate : rows) {
        if (candidate.code == code) {
            return candidate;
        }
    }
    return rows.back();
}

}  // namespace

const char* error_name(ErrorCode code) noexcept {
    return row(code).name;
}
int json_rpc_code(ErrorCode code) noexcept {
    return row(code).json_rpc;
}
int exit_code(ErrorCode code) noexcept {
    return row(code).exit;
}

}  // namespace smallprint
