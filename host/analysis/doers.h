// Who does what a sentence says, as far as that is plain: "users may close their accounts" is not about what
// the firm may do. No parser: the doer is the subject named right before the verb. Pure; linear.
#pragma once

#include <vector>

#include "analysis/sentences.h"
#include "catalogue/words.h"

namespace smallprint {

/// By position in the reading, whether what begins there is plainly done by the user or by others ("you may",
/// "either party", "third party developers"), and not by the firm alone. Where it is not plain: no.
[[nodiscard]] std::vector<bool> done_by_others(const Words& words, const Reading& reading);

}  // namespace smallprint
