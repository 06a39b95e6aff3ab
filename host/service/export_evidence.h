// Evidence for others: every version of a document, its clauses, all hashes and the ledger's chain, that can
// be checked with sha256sum, or with openssl, alone and without this program.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "history/store.h"
#include "service/file_sink.h"

namespace smallprint {

struct ExportResult {
    std::size_t files = 0;
    std::size_t documents = 0;
    std::size_t versions = 0;
};

/// Versions written, and how many there are; false stops.
using ExportProgress = std::function<bool(std::uint64_t done, std::uint64_t total)>;

/// Writes the evidence of a document (SP-D-…) or of a finding (SP-P-…: its document, its clause and its
/// citation). Throws Error(not_found) for an unknown record id, Error(internal) once `progress` has said
/// stop, and as the sink.
ExportResult export_evidence(const Store& store, std::string_view record_id, FileSink& sink,
                             const ExportProgress& progress = {});

/// Everything the history holds, in the same form: one folder a document, and the whole ledger.
ExportResult export_everything(const Store& store, FileSink& sink, const ExportProgress& progress = {});

/// A name for the zip file: "smallprint-evidence-SP-D-ABCDEFGHIJ.zip"; for everything without the id.
[[nodiscard]] std::string export_file_name(std::string_view record_id);

}  // namespace smallprint
