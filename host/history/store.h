// The history: every version of every document, in one SQLite file (DESIGN 5).
//
// Owns the data directory's database. A Store is one connection and belongs to one thread at a time; several
// stores, in several processes too, may use one file. What a call has returned is on the disk
// (synchronous=FULL). All failures to open, read or write throw Error(store_unavailable) or
// Error(store_too_new), and what was acknowledged before stays intact.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/changes.h"
#include "analysis/finding.h"
#include "base/clock.h"
#include "base/sha256.h"
#include "document/document.h"
#include "history/feedback_acts.h"

namespace smallprint {

/// A document is (service, terms type, language, variant); see DESIGN 3.3.
struct DocumentKey {
    std::string service;
    std::string terms_type;
    std::string language;
    std::string variant;  ///< Empty where the catalogue or an import names the document, else the URL's path.
};

/// "SP-D-" + 10 base32 characters of SHA-256 of the key's parts, each ended by a NUL.
[[nodiscard]] std::string document_record_id(const DocumentKey& key);
/// "SP-P-" + the same of (document key, type, hash of the clause where the finding was first seen).
[[nodiscard]] std::string provision_record_id(const DocumentKey& key, std::string_view type,
                                              const Sha256Digest& first_clause);

enum class VersionSource : std::uint8_t { browser = 1, refetch = 2, ota = 3, file = 4 };
enum class VersionKind : std::uint8_t {
    first,
    changed,
    unchanged,
    returned,    ///< A text the document had in the last 90 days (DESIGN 3.3).
    extraction,  ///< Imported: the archive says that only its way of extracting the text changed.
};

struct StoredDocument {
    std::int64_t row = 0;
    std::string id;  ///< Record id, "SP-D-…".
    DocumentKey key;
    std::string url;
    std::string title;
    std::uint32_t versions = 0;
    TimeMs first_seen = 0;
    TimeMs last_verified = 0;
};

struct StoredVersion {
    std::int64_t row = 0;
    std::uint32_t number = 0;  ///< 1 for the first.
    Sha256Digest sha256{};
    TimeMs captured_at = 0;
    VersionKind kind = VersionKind::first;
    std::string extractor;
    VersionSource source = VersionSource::browser;
};

/// Where an imported version comes from.
struct VersionOrigin {
    std::array<std::uint8_t, 20> commit{};
    std::vector<std::string> addresses;  ///< Of the snapshots it was extracted from.
};

/// A page whose raw bytes were seen before: no extraction, no reading (DESIGN 4, step 1).
struct KnownPage {
    StoredDocument document;
    StoredVersion version;
};

struct NewVersion {
    DocumentKey key;
    std::string url;  ///< Already reduced to what may be kept (DESIGN 3.2).
    std::string title;
    TimeMs captured_at = 0;
    VersionSource source = VersionSource::browser;
    std::string extractor;
    Sha256Digest
        raw_sha256{};  ///< Of the bytes as received, with the URL's reduced form mixed in by the caller.
    const Document* document = nullptr;
};

struct Recorded {
    StoredDocument document;  ///< As it stands after the call.
    StoredVersion version;    ///< The version in force now.
    VersionKind status = VersionKind::first;
    std::optional<StoredVersion> previous;  ///< The version before, for `changed` and `returned`.
};

/// A change as it is remembered for the badge, the popup and the digest.
struct StoredChange {
    std::int64_t row = 0;
    std::string document_id;
    std::string service;
    std::string terms_type;
    std::string url;
    TimeMs at = 0;
    std::uint32_t from_version = 0;
    std::uint32_t to_version = 0;
    bool substantive = false;
    bool seen = false;
    bool brief =
        false;  ///< Of an imported step: the first items, without their words; the rest is made when shown.
    ChangeSummary summary;
};

/// A finding's identity across versions: stays the same while the clause lives on (DESIGN 3.3).
struct ProvisionKey {
    std::string type;
    Sha256Digest clause_sha256{};
};

struct SearchFilter {
    std::string document;      ///< Record id; empty: all.
    std::string service;       ///< Empty: all.
    std::string terms_type{};  ///< "Privacy Policy"; empty: all.
};

/// A paragraph, heading, list item or table row that has the words, in one document.
struct SearchHit {
    StoredDocument document;
    std::uint32_t since_version = 0;  ///< The first version of the document that has it.
    TimeMs since = 0;                 ///< When that was captured.
    bool in_force = false;            ///< The document's latest version has it.
    BlockKind kind = BlockKind::paragraph;
    std::string text;  ///< All of it.
    std::vector<std::pair<std::size_t, std::size_t>>
        marks;  ///< Where the words are: bytes [begin, end) of the text.
};

struct SearchPage {
    std::vector<SearchHit> hits;       ///< Latest first.
    std::optional<std::int64_t> next;  ///< Where the next page begins; nothing after the last.
};

/// What `verify_ledger` found.
struct LedgerCheck {
    std::int64_t entries = 0;
    std::int64_t erased = 0;  ///< "Erased by the user": the commitment is left, what it was about is not.
    std::optional<std::int64_t> first_broken;  ///< The first entry that does not follow from what is stored.
    Sha256Digest head{};  ///< Hash of the last entry, all zeros for none; to be kept elsewhere.
};

/// What the history takes on the disk, in bytes, once its log is empty.
struct StoreSize {
    std::uint64_t total = 0;
    std::uint64_t full_text = 0;  ///< Of it: the index for searching.
    std::uint64_t texts = 0;      ///< Of it: texts, packed.
    std::uint64_t documents = 0;  ///< How many.
    std::uint64_t versions = 0;   ///< How many.
};

/// A finding's record id, as it is remembered.
struct StoredProvision {
    StoredDocument document;
    std::string type;
    std::vector<std::string> clauses;  ///< 16 first bytes of the hash of each clause that had the id.
};

/// One thing that does not hold.
struct VerifyProblem {
    std::string document;       ///< Record id; empty for what belongs to none.
    std::uint32_t version = 0;  ///< 0 for what belongs to none.
    std::string what;           ///< One sentence.
};

/// What `verify` found.
struct VerifyReport {
    std::uint64_t documents = 0;
    std::uint64_t versions = 0;
    std::uint64_t bytes = 0;  ///< Of canonical text that was hashed.
    LedgerCheck ledger;
    std::vector<VerifyProblem> problems;  ///< At most 100.
};

class Store {
public:
    enum class Mode : std::uint8_t { read_write, read_only };

    /// Opens `directory`/history.db, making both if need be (read_write). A file there that is no store is
    /// set aside unchanged and reported through `notice()`. A read-only open of a store that does not exist
    /// gives an empty one, which turns into the real one as soon as there is one. `clock` must outlive the
    /// store.
    [[nodiscard]] static Store open(const std::filesystem::path& directory, Mode mode, const Clock& clock);

    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;
    ~Store();

    /// One line about what happened at opening that a person should know; empty if nothing.
    [[nodiscard]] const std::string& notice() const noexcept;

    /// The file that was opened is no longer at its place: deleted or moved by somebody. What would be
    /// written now would be lost with it, so the store is to be opened anew. Never true on Windows, which
    /// keeps open files where they are.
    [[nodiscard]] bool moved_away() const noexcept;

    /// Bytes seen before that gave the version in force: looks only, so it serves a read-only store as well.
    [[nodiscard]] std::optional<KnownPage> known_page(const Sha256Digest& raw_sha256) const;

    /// As known_page, and marks the document verified now. An all-zero hash is never known.
    [[nodiscard]] std::optional<KnownPage> verify_known_page(const Sha256Digest& raw_sha256);

    /// Records what was read. The same text as the version in force moves only `last_verified`. Committed on
    /// return.
    [[nodiscard]] Recorded record(const NewVersion& version);

    /// Attaches the comparison made for a `changed` version: the change row that feeds badge and lists. For a
    /// `returned` one it is kept as seen and raises nothing. The first one counts; a second call changes
    /// nothing.
    void record_change(const Recorded& recorded, const ChangeSummary& summary);

    /// `changed` versions that nobody has compared yet, oldest first: the program ended between `record` and
    /// `record_change`. Compare them and call record_change; else the change would never be told.
    [[nodiscard]] std::vector<Recorded> pending_changes(std::uint32_t limit) const;

    [[nodiscard]] std::optional<StoredDocument> find_document(const DocumentKey& key) const;
    [[nodiscard]] std::optional<StoredDocument> find_document(std::string_view record_id) const;
    [[nodiscard]] std::vector<StoredDocument> documents() const;  ///< All, by service and terms type.
    [[nodiscard]] std::vector<StoredDocument> documents_of(std::string_view service) const;
    [[nodiscard]] std::vector<StoredVersion> versions(
        const StoredDocument& document) const;  ///< Oldest first.
    /// Where a version was imported from; nothing for one that was not.
    [[nodiscard]] std::optional<VersionOrigin> origin(const StoredVersion& version) const;
    /// A version's text as it was; blocks come from storage, the rest from document_from_blocks. Only the
    /// version in force has links, the ones captured last. Throws Error(not_found) for a version that is not
    /// there.
    [[nodiscard]] Document load(const StoredDocument& document, std::uint32_t version) const;

    /// For each version, oldest first, what its text is put together from: numbers that stand for blocks,
    /// equal where the block is. For following a clause along versions without rebuilding their texts. Throws
    /// Error(too_large) above 32 Mi numbers.
    [[nodiscard]] std::vector<std::vector<std::int64_t>> block_lists(const StoredDocument& document) const;

    /// Evidence cache: by (key of the clause, versions of analysis and catalogue). `keys` and result run in
    /// parallel; nothing for what is not cached.
    [[nodiscard]] std::vector<std::optional<std::vector<Evidence>>> cached_evidence(
        std::span<const Sha256Digest> keys, std::string_view reader_version) const;
    void cache_evidence(std::span<const std::pair<Sha256Digest, std::vector<Evidence>>> entries,
                        std::string_view reader_version);

    /// Record ids for findings of a document: remembered where (type, clause) was seen, carried over along
    /// `kept` pairs (old clause hash, new clause hash), else made new. Runs in parallel with `keys`.
    [[nodiscard]] std::vector<std::string> provision_ids(
        const StoredDocument& document, std::span<const ProvisionKey> keys,
        std::span<const std::pair<Sha256Digest, Sha256Digest>> kept);

    /// Newest first; `limit` 1–500.
    [[nodiscard]] std::vector<StoredChange> changes(bool unseen_only, std::uint32_t limit,
                                                    std::uint32_t offset) const;
    /// Of one document, those that led to version `up_to` or an earlier one.
    [[nodiscard]] std::vector<StoredChange> changes_of(const StoredDocument& document, std::uint32_t limit,
                                                       std::uint32_t up_to = 0xFFFF'FFFFU) const;
    [[nodiscard]] std::uint32_t unseen_changes() const;  ///< Substantive and not seen.
    void mark_seen(std::span<const std::int64_t> change_rows);
    void mark_seen(const StoredDocument& document);

    /// Appends a feedback act to the ledger; its number there. Committed on return.
    std::int64_t record_feedback(const FeedbackAct& act);
    [[nodiscard]] FeedbackPast feedback_past(std::string_view service, std::string_view terms_version,
                                             FeedbackDirection direction) const;
    [[nodiscard]] FeedbackTally feedback_tally(std::string_view service) const;
    /// Services that feedback was given to or kept back from, the latest act first; at most 500.
    [[nodiscard]] std::vector<std::string> feedback_services() const;

    /// Entries of the ledger, newest first; `limit` 1–500.
    [[nodiscard]] std::vector<LedgerEntry> ledger(const LedgerFilter& filter, std::uint32_t limit,
                                                  std::uint32_t offset) const;
    [[nodiscard]] std::uint32_t ledger_size(const LedgerFilter& filter) const;
    /// The whole ledger, oldest first, one at a time and from one state of the store.
    void each_ledger_entry(const std::function<void(const LedgerEntry&)>& visit) const;

    /// Every version of every document: what has all the words, "phrases" and prefixes*, and none of the
    /// -others. `limit` 1–100 (a page may have a few more); `before` is the page before's `next`. Throws
    /// Error(usage) if there is no word.
    [[nodiscard]] SearchPage search(std::string_view words, const SearchFilter& filter, std::uint32_t limit,
                                    std::optional<std::int64_t> before) const;

    /// Removes documents and everything that was said of them, for good: texts that no other document has,
    /// words in the index, evidence, free pages and the log. The ledger keeps the commitments of its entries,
    /// and one that something was forgotten. Throws Error(store_unavailable) too if another program keeps the
    /// store open in between, so that free pages could not be cleared; asking again then clears them.
    void forget(std::span<const StoredDocument> documents);
    /// The same for all there is, with what was set aside as unreadable.
    void forget_everything();

    /// Rebuilds the text of every version, recomputes every hash, the ledger's chain and the database's own
    /// checks.
    [[nodiscard]] VerifyReport verify() const;

    /// Where a finding's record id was seen: the document, and the type. Nothing for an unknown id.
    [[nodiscard]] std::optional<StoredProvision> find_provision(std::string_view record_id) const;

    [[nodiscard]] StoreSize size() const;
    [[nodiscard]] std::uint64_t size_bytes() const;   ///< Of the database, without what waits in its log.
    [[nodiscard]] LedgerCheck verify_ledger() const;  ///< Recomputes the whole chain.

private:
    friend class ImportWriter;
    friend struct StoreParts;
    struct Connection;
    explicit Store(std::unique_ptr<Connection> connection);
    std::unique_ptr<Connection> connection_;
};

}  // namespace smallprint
