// Sentences by which a text says which terms are in force, or for whom: "these terms no longer apply", "the
// previous version continues to apply to you", "this agreement replaces …". Pure.
#pragma once

#include <string_view>

namespace smallprint {

/// True if a sentence of `text` says so, in English. Linear.
[[nodiscard]] bool names_what_applies(std::string_view text);

}  // namespace smallprint
