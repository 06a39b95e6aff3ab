// A short life of a history, step by step, and whether what it acknowledged is still there.
#pragma once

#include <cstddef>
#include <filesystem>

#include "history/fixture.h"
#include "history/store.h"

namespace smallprint::test {

/// Steps that were acknowledged, in their order: 0 is not even opened.
enum class Step : std::size_t { none, opened, first, second, compared, rated, seen, cached, done };

/// Goes as far as it can. Whatever is thrown must be an Error of the store; anything else leaves the test.
[[nodiscard]] Step live(const std::filesystem::path& directory, const Clock& clock);

/// CHECKs that all that was acknowledged is there, that everything verifies, and that life goes on.
void check_kept(const std::filesystem::path& directory, const Clock& clock, Step acknowledged);

/// How many rounds to do: `usual`, or what SMALLPRINT_FAULT_ROUNDS says.
[[nodiscard]] int rounds(int usual);

}  // namespace smallprint::test
