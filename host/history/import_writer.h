// Writes an archive's collection into the history: many captures a transaction, each transaction short enough
// for other hosts to write between them, and where an import stopped known at each commit.
//
// Borrows a Store (read_write), which must outlive it and not be used meanwhile. The collection's captures
// come document by document, by time, in the same order each time; what is written is the same however often
// the program was killed on the way. Errors are those of the Store.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/changes.h"
#include "history/store.h"

namespace smallprint {

using CommitId = std::array<std::uint8_t, 20>;

/// One capture. Its text is a list of numbers of the batch's blocks.
struct ImportedCapture {
    std::uint32_t index = 0;  ///< Among the document's captures.
    TimeMs at = 0;
    bool extraction = false;  ///< The archive says that only the extraction changed.
    Sha256Digest sha256{};    ///< Of the canonical text.
    std::vector<std::uint32_t> sequence;
    VersionOrigin origin;
    /// What changed since the text `compared_with`, if that was found out beforehand.
    std::optional<ChangeSummary> change;
    Sha256Digest compared_with{};
};

/// Captures of one document, one after the other.
struct ImportBatch {
    std::vector<Block> blocks;
    std::vector<std::string> keys;  ///< block_key() of each.
    std::vector<ImportedCapture> captures;
    std::uint32_t end = 0;         ///< Index after the last capture, readable or not.
    std::uint32_t unreadable = 0;  ///< Captures between them that could not be read.
};

struct ImportCounts {
    std::uint64_t captures = 0;
    std::uint64_t versions = 0;  ///< New rows.
    std::uint64_t changes = 0;   ///< Of them: the provider changed something.
    std::uint64_t returns = 0;
    std::uint64_t extractions = 0;
    std::uint64_t unreadable = 0;
};

class ImportWriter {
public:
    /// Compares the stored text `before` with the text of a capture of the batch.
    using Compare = std::function<ChangeSummary(const StoredVersion& version, const Document& before,
                                                const ImportedCapture& now)>;

    ImportWriter(Store& store, std::string extractor);
    ~ImportWriter();
    ImportWriter(const ImportWriter&) = delete;
    ImportWriter& operator=(const ImportWriter&) = delete;

    /// Commits up to which everything was imported.
    [[nodiscard]] std::vector<CommitId> finished_heads() const;
    /// Commits whose import was begun and not finished, oldest first.
    [[nodiscard]] std::vector<CommitId> unfinished_heads() const;

    void begin(const CommitId& head);
    /// How many captures of the document this import has done already; one more once the document was closed.
    [[nodiscard]] std::uint32_t done(std::string_view service, std::string_view terms_type) const;

    /// Makes the document ready, adding it if it is new; the language counts only then.
    void open_document(const DocumentKey& key, std::string_view url, std::string_view title);
    /// Writes the next captures of the document that is open; committed on return.
    void write(const ImportBatch& batch, const Compare& compare);
    /// The document's last capture was written. A version captured later by other means is in force again.
    /// `latest` are the blocks of the last capture with their links; may be empty.
    void close_document(std::string_view title, std::span<const Block> latest);

    /// Everything up to `head` was written.
    void finish();

    [[nodiscard]] const ImportCounts& counts() const noexcept;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace smallprint
