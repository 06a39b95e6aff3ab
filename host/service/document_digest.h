// What a stored version means, in short: its label and its findings without their texts. Kept in the
// process's memory, so that tables of services and charts over versions do not judge every text anew.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "history/store.h"
#include "service/label.h"
#include "service/services.h"

namespace smallprint {

struct DigestFinding {
    std::string type;
    Severity severity = Severity::info;
    Stance stance = Stance::neutral;
    bool possible = false;  ///< Only the model saw it.
    std::string headline;
    std::string record_id;
};

struct DocumentDigest {
    Label label;
    std::vector<DigestFinding> findings;     ///< Most serious first.
    std::array<std::uint32_t, 4> against{};  ///< By severity, what favours the person left out.
    std::uint32_t in_favour = 0;
};

/// When to stop reading what is not known yet: replies stay quick, and the caller asks again.
using Deadline = std::chrono::steady_clock::time_point;

/// The digest of a document's version in force, with record ids that are remembered in the history. What was
/// not read before is read now and remembered, but for past the deadline: then nothing.
[[nodiscard]] std::shared_ptr<const DocumentDigest> digest_in_force(Session& session,
                                                                    const StoredDocument& document,
                                                                    Deadline deadline);

/// The digest of any version, for counting: writes nothing to the history, and its record ids are those the
/// findings would be given.
[[nodiscard]] std::shared_ptr<const DocumentDigest> digest_of(Session& session,
                                                              const StoredDocument& document,
                                                              const StoredVersion& version,
                                                              Deadline deadline);

}  // namespace smallprint
