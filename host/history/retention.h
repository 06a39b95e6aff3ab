// What is kept, and for how long: which versions of which documents are let go by a person's rules.
//
// Never let go, whatever the rules: the first version of a document and the newest, the one before that and
// the latest by time; what an unseen or not yet compared change leads from or to; what was cited or handed
// out as evidence; and what a feedback act in the ledger names.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>

#include "history/store.h"

namespace smallprint {

/// Nothing set: everything is kept. Where both are set, a version goes as soon as one of them lets it.
struct RetentionRules {
    std::optional<std::int64_t> days;      ///< For how long a version is kept after it was out of force.
    std::optional<std::int64_t> versions;  ///< How many of the newest versions of a document are kept.
    [[nodiscard]] bool any() const noexcept { return days.has_value() || versions.has_value(); }
};

struct LetGo {
    std::uint64_t documents = 0;  ///< That something went of.
    std::uint64_t versions = 0;
    std::int64_t next = 0;  ///< Where to go on: the row after which to look; 0 once all were looked at.
};

/// Lets versions go, documents with a row above `after` in turn, a transaction each, until the time is over
/// (at least one is looked at). Their texts are out of the history then; `clear_let_go_traces` takes them out
/// of the files too. Throws Error(store_unavailable).
[[nodiscard]] LetGo let_go_by(Store& store, const RetentionRules& rules, std::int64_t after,
                              std::chrono::milliseconds budget);

/// How many versions of how many documents would go now. Changes nothing.
[[nodiscard]] LetGo would_let_go(const Store& store, const RetentionRules& rules);

/// Clears what is left of texts that went, in free pages, in the index and in the log; nothing where nothing
/// went since. Takes the time of writing the database anew. False if another program that reads keeps the log
/// from being emptied: then the next call does it.
bool clear_let_go_traces(Store& store);

/// These versions are never let go; once more does nothing.
void pin_versions(Store& store, const StoredDocument& document, std::span<const std::uint32_t> numbers);

/// How many versions of a document were let go.
[[nodiscard]] std::uint32_t let_go_count(const Store& store, const StoredDocument& document);

}  // namespace smallprint
