// Reads what is in force of every document before anybody asks: tables of services and clauses are whole at
// the first look, not after a second.
//
// Owns nothing; what it reads is kept where digest_in_force() keeps it.
#pragma once

#include <functional>

#include "service/services.h"

namespace smallprint {

/// Digests of the versions in force, document by document, of at most 1,000 documents. Asks `go_on` before
/// each, which may wait, and ends once that says no. Says nothing of failures: whoever opens a view is told.
void read_ahead(Session& session, const std::function<bool()>& go_on);

}  // namespace smallprint
