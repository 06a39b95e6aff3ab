// Evidence for others: a folder with every version of a document, its clauses, all hashes and the ledger's
// chain, that can be checked with sha256sum or openssl alone, without this program.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>

#include "history/store.h"

namespace smallprint {

struct ExportResult {
    std::size_t files = 0;
    std::size_t versions = 0;
};

/// Writes the folder, which must be new or empty. Throws Error(not_found) for an unknown record id,
/// Error(usage) for a folder that has something in it, Error(unreadable_input) if it cannot be written.
ExportResult export_evidence(const Store& store, std::string_view record_id,
                             const std::filesystem::path& folder);

}  // namespace smallprint
