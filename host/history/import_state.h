// What an ImportWriter holds while it writes: the document that is open, its versions by time, the
// transaction. Not part of the store's interface.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "history/adding.h"
#include "history/connection.h"
#include "history/import_writer.h"

namespace smallprint {

namespace history {

/// A version as a point in time: captures may come late, so the order of the rows is not that of the times.
struct ImportPoint {
    TimeMs at = 0;
    StoredVersion version;
};

[[nodiscard]] inline std::string_view as_text(const CommitId& id) {
    return {reinterpret_cast<const char*>(id.data()), id.size()};
}

}  // namespace history

struct ImportWriter::State {
    State(Store& used, std::string extractor_name)
        : store(&used), connection(*used.connection_), extractor(std::move(extractor_name)) {}

    Store* store;
    history::Connection& connection;
    std::string extractor;
    CommitId head{};
    ImportCounts counts;

    // The document that is open. What another program changed meanwhile is read again (refresh).
    DocumentKey key;
    std::string url;
    std::string title;
    StoredDocument document;
    std::vector<history::ImportPoint> timeline;  // by time
    history::ListBefore last;                    // of the version with the highest number
    std::uint32_t done = 0;
    std::int64_t data_version = 0;

    std::optional<history::WriteTransaction> transaction;
    std::chrono::steady_clock::time_point begun;

    /// True if another connection has written since the last time.
    bool others_wrote() {
        history::Query query = connection.query("PRAGMA data_version");
        const std::int64_t now = query.step() ? query.integer_at(0) : 0;
        return std::exchange(data_version, now) != now;
    }

    void begin_transaction() {
        transaction.emplace(connection);
        begun = std::chrono::steady_clock::now();
    }

    void commit() {
        transaction->commit();
        transaction.reset();
    }

    /// Other hosts write between two transactions.
    [[nodiscard]] bool is_long() const {
        constexpr std::chrono::milliseconds longest_transaction{150};
        return std::chrono::steady_clock::now() - begun > longest_transaction;
    }

    void load_document();
    void save_document();
    [[nodiscard]] const history::ImportPoint* in_force_at(TimeMs at) const;
    [[nodiscard]] bool is_return(const ImportedCapture& capture, const history::ImportPoint& before) const;
    std::vector<history::BlockId> store_text(const ImportBatch& batch, const ImportedCapture& capture,
                                             std::vector<history::BlockId>& ids, std::int64_t version);
    StoredVersion add_version(std::span<const history::BlockId> ids, StoredVersion version);
    void add_change(const StoredVersion& from, const StoredVersion& to, const ChangeSummary& summary);
    void add_capture(const ImportBatch& batch, const ImportedCapture& capture,
                     std::vector<history::BlockId>& ids, const Compare& compare);
    ChangeSummary summary_of(const ImportedCapture& capture, const history::ImportPoint& before,
                             const Compare& compare);
};

}  // namespace smallprint
