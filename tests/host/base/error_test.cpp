#include "base/error.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

namespace smallprint {

TEST_CASE("every code has its own name and a place on the wire and in the shell") {
    std::set<std::string> names;
    std::set<int> numbers;
    for (int i = 0; i <= static_cast<int>(ErrorCode::internal); ++i) {
        const auto code = static_cast<ErrorCode>(i);
        names.insert(error_name(code));
        numbers.insert(json_rpc_code(code));
    }
    CHECK(names.size() == static_cast<std::size_t>(ErrorCode::internal) + 1);
    CHECK(numbers.size() == names.size());
}

TEST_CASE("exit codes are those of the command line's contract") {
    CHECK(exit_code(ErrorCode::usage) == 2);
    CHECK(exit_code(ErrorCode::unreadable_input) == 3);
    CHECK(exit_code(ErrorCode::too_large) == 3);
    CHECK(exit_code(ErrorCode::store_unavailable) == 4);
    CHECK(exit_code(ErrorCode::store_too_new) == 4);
    CHECK(exit_code(ErrorCode::not_found) == 1);
    CHECK(json_rpc_code(ErrorCode::usage) == -32602);
    CHECK(json_rpc_code(ErrorCode::internal) == -32603);
}

TEST_CASE("an error carries its sentence") {
    const Error error{ErrorCode::too_large, "Too long; give less."};
    CHECK(error.code() == ErrorCode::too_large);
    CHECK(std::string{error.what()} == "Too long; give less.");
}

}  // namespace smallprint
