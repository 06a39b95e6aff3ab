#include "history/import_writer.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "history/adding.h"
#include "history/blocks.h"
#include "history/bytes.h"
#include "history/codecs.h"
#include "history/connection.h"
#include "history/ledger.h"
#include "history/origins.h"
#include "history/search_index.h"
#include "history/versions.h"

namespace smallprint {

namespace {

using history::BlockId;

// Other hosts write between two transactions.
constexpr std::chrono::milliseconds longest_transaction{150};
// DESIGN 3.3, as for recorded pages.
constexpr TimeMs return_window = TimeMs{90} * 24 * 60 * 60 * 1000;
// The rest is made when the step is shown.
constexpr std::size_t brief_items = 2;

std::string_view as_text(const CommitId& id) {
    return {reinterpret_cast<const char*>(id.data()), id.size()};
}

ChangeSummary brief_form(const ChangeSummary& whole) {
    ChangeSummary brief = whole;
    brief.items.resize(whole.substantive ? std::min(brief_items, whole.items.size()) : 0);
    for (ChangeItem& item : brief.items) {
        item.before.reset();
        item.after.reset();
    }
    return brief;
}

// A version as a point in time: captures may come late, so the order of the rows is not that of the times.
struct Point {
    TimeMs at = 0;
    StoredVersion version;
};

bool earlier(const Point& a, const Point& b) noexcept {
    return a.at != b.at ? a.at < b.at : a.version.number < b.version.number;
}

}  // namespace

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
    std::vector<Point> timeline;  // by time
    history::ListBefore last;     // of the version with the highest number
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

    [[nodiscard]] bool is_long() const {
        return std::chrono::steady_clock::now() - begun > longest_transaction;
    }

    void load_document();
    void save_document();
    [[nodiscard]] const Point* in_force_at(TimeMs at) const;
    [[nodiscard]] bool is_return(const ImportedCapture& capture, const Point& before) const;
    std::vector<BlockId> store_text(const ImportBatch& batch, const ImportedCapture& capture,
                                    std::vector<BlockId>& ids, std::int64_t version);
    StoredVersion add_version(std::span<const BlockId> ids, StoredVersion version);
    void add_change(const StoredVersion& from, const StoredVersion& to, const ChangeSummary& summary);
    void add_capture(const ImportBatch& batch, const ImportedCapture& capture, std::vector<BlockId>& ids,
                     const Compare& compare);
    ChangeSummary summary_of(const ImportedCapture& capture, const Point& before, const Compare& compare);
};

void ImportWriter::State::load_document() {
    {
        std::int64_t row = 0;
        history::Query known =
            connection.query("SELECT document FROM import_document WHERE service = ? AND terms_type = ?");
        if (known.text(key.service).text(key.terms_type).step()) {
            row = known.integer_at(0);
        }
        const auto found = row != 0 ? history::document_by_row(connection, row) : std::nullopt;
        if (found) {
            document = *found;
        } else if (const auto same = history::document_by_key(connection, key)) {
            document = *same;
        } else {
            document = history::add_document(connection, key, url, title, connection.now());
            document.first_seen = 0;  // not known yet
        }
    }
    connection
        .query("INSERT OR REPLACE INTO import_document (service, terms_type, document) VALUES (?, ?, ?)")
        .text(key.service)
        .text(key.terms_type)
        .integer(document.row)
        .run();
    timeline.clear();
    for (StoredVersion& version : history::versions_of(connection, document.row)) {
        timeline.push_back({version.captured_at, std::move(version)});
    }
    std::sort(timeline.begin(), timeline.end(), earlier);
    last = {};
    if (document.versions > 0) {
        last.ids = history::load_list(connection, document.row, document.versions);
        last.steps = history::list_steps(connection, document.row, document.versions);
    }
    done = 0;
    history::Query progress = connection.query(
        "SELECT done FROM import_progress WHERE head = ? AND service = ? AND terms_type = ?");
    if (progress.blob(as_text(head)).text(key.service).text(key.terms_type).step()) {
        done = progress.count_at(0);
    }
}

void ImportWriter::State::save_document() {
    connection
        .query(
            "UPDATE document SET versions = ?, first_seen = ?, last_verified = ?, title = ?, url = ? WHERE "
            "id = ?")
        .integer(document.versions)
        .integer(document.first_seen)
        .integer(document.last_verified)
        .text(document.title)
        .text(document.url)
        .integer(document.row)
        .run();
    connection
        .query("INSERT OR REPLACE INTO import_progress (head, service, terms_type, done) VALUES (?, ?, ?, ?)")
        .blob(as_text(head))
        .text(key.service)
        .text(key.terms_type)
        .integer(done)
        .run();
}

const Point* ImportWriter::State::in_force_at(TimeMs at) const {
    const auto after = std::upper_bound(timeline.begin(), timeline.end(), at,
                                        [](TimeMs time, const Point& point) { return time < point.at; });
    return after == timeline.begin() ? nullptr : &*(after - 1);
}

bool ImportWriter::State::is_return(const ImportedCapture& capture, const Point& before) const {
    for (auto point = timeline.begin() + (&before - timeline.data()); point != timeline.begin(); --point) {
        // The text before `point` was in force until then.
        if (capture.at - point->at > return_window) {
            return false;
        }
        if ((point - 1)->version.sha256 == capture.sha256) {
            return true;
        }
    }
    return false;
}

std::vector<BlockId> ImportWriter::State::store_text(const ImportBatch& batch, const ImportedCapture& capture,
                                                     std::vector<BlockId>& ids, std::int64_t version) {
    history::FreshBlocks fresh;
    const BlockId first = history::next_block_id(connection);
    std::vector<BlockId> list;
    list.reserve(capture.sequence.size());
    for (const std::uint32_t number : capture.sequence) {
        BlockId& id = ids.at(number);
        if (id == 0) {
            if (const auto known = history::find_block(connection, batch.keys.at(number))) {
                id = *known;
            } else {
                id = first + static_cast<BlockId>(fresh.blocks.size());
                fresh.blocks.push_back(&batch.blocks.at(number));
                fresh.keys.push_back(batch.keys.at(number));
            }
        }
        list.push_back(id);
    }
    if (!fresh.blocks.empty()) {
        history::add_frame(connection, first, fresh, version);
    }
    return list;
}

StoredVersion ImportWriter::State::add_version(std::span<const BlockId> ids, StoredVersion version) {
    version.number = document.versions + 1;
    history::note_uses(connection, document.row, version.number, last.ids, ids);
    history::VersionRow row;
    row.id = version.row;
    row.document = document.row;
    row.number = version.number;
    row.sha256 = version.sha256;
    row.captured_at = version.captured_at;
    row.kind = version.kind;
    row.source = version.source;
    row.extractor = history::extractor_row(connection, version.extractor);
    const history::ListForm form = history::encode_version_list(document.versions > 0 ? &last : nullptr, ids);
    history::insert_version(connection, row, form);
    history::append_version_entry(connection, document.row, version.number);
    last = {{ids.begin(), ids.end()}, form.steps};
    document.versions = version.number;
    document.first_seen =
        document.first_seen == 0 ? version.captured_at : std::min(document.first_seen, version.captured_at);
    document.last_verified =
        document.versions == 1 ? version.captured_at : std::max(document.last_verified, version.captured_at);
    const Point point{version.captured_at, version};
    timeline.insert(std::upper_bound(timeline.begin(), timeline.end(), point, earlier), point);
    ++counts.versions;
    return version;
}

void ImportWriter::State::add_change(const StoredVersion& from, const StoredVersion& to,
                                     const ChangeSummary& summary) {
    const std::string data = history::encode_summary(brief_form(summary));
    // History is no news: it counts in timelines, never in the badge.
    connection
        .query(
            "INSERT INTO change (document, from_number, to_number, at, pending, substantive, seen, data, "
            "brief) "
            "VALUES (?, ?, ?, ?, 0, ?, 1, ?, 1)")
        .integer(document.row)
        .integer(from.number)
        .integer(to.number)
        .integer(to.captured_at)
        .integer(summary.substantive ? 1 : 0)
        .blob(data)
        .run();
    ++counts.changes;
}

ChangeSummary ImportWriter::State::summary_of(const ImportedCapture& capture, const Point& before,
                                              const Compare& compare) {
    if (capture.change && capture.compared_with == before.version.sha256 &&
        before.version.extractor == extractor && before.version.source == VersionSource::ota) {
        return *capture.change;
    }
    const auto list = history::load_list(connection, document.row, before.version.number);
    return compare(before.version, document_from_blocks(history::load_blocks(connection, list)), capture);
}

void ImportWriter::State::add_capture(const ImportBatch& batch, const ImportedCapture& capture,
                                      std::vector<BlockId>& ids, const Compare& compare) {
    const Point* known = in_force_at(capture.at);
    if (known != nullptr && known->version.sha256 == capture.sha256) {
        document.last_verified = std::max(document.last_verified, capture.at);
        return;
    }
    const std::optional<Point> before = known != nullptr ? std::optional(*known) : std::nullopt;
    StoredVersion version;
    version.row = history::next_version_row(connection);
    version.sha256 = capture.sha256;
    version.captured_at = capture.at;
    version.source = VersionSource::ota;
    version.extractor = extractor;
    version.kind = !before                      ? VersionKind::first
                   : capture.extraction         ? VersionKind::extraction
                   : is_return(capture, *known) ? VersionKind::returned
                                                : VersionKind::changed;
    const auto list = store_text(batch, capture, ids, version.row);
    version = add_version(list, version);
    history::add_origin(connection, version.row, capture.origin);
    counts.returns += version.kind == VersionKind::returned ? 1U : 0U;
    counts.extractions += version.kind == VersionKind::extraction ? 1U : 0U;
    if (before && version.kind == VersionKind::changed) {
        add_change(before->version, version, summary_of(capture, *before, compare));
    }
}

ImportWriter::ImportWriter(Store& store, std::string extractor) {
    store.connection_->require_writable();
    state_ = std::make_unique<State>(store, std::move(extractor));
}

ImportWriter::~ImportWriter() = default;

namespace {

std::vector<CommitId> heads(history::Connection& connection, bool finished) {
    return history::guarded([&] {
        history::Query query =
            connection.query("SELECT head FROM import_head WHERE finished = ? ORDER BY at, head");
        query.integer(finished ? 1 : 0);
        std::vector<CommitId> found;
        while (query.step()) {
            const std::string_view bytes = query.blob_at(0);
            CommitId id{};
            if (bytes.size() == id.size()) {
                std::transform(bytes.begin(), bytes.end(), id.begin(),
                               [](char c) { return static_cast<std::uint8_t>(c); });
                found.push_back(id);
            }
        }
        return found;
    });
}

}  // namespace

std::vector<CommitId> ImportWriter::finished_heads() const {
    return heads(state_->connection, true);
}

std::vector<CommitId> ImportWriter::unfinished_heads() const {
    return heads(state_->connection, false);
}

void ImportWriter::begin(const CommitId& head) {
    state_->head = head;
    history::guarded([&] {
        state_->connection.query("INSERT OR IGNORE INTO import_head (head, finished, at) VALUES (?, 0, ?)")
            .blob(as_text(head))
            .integer(state_->connection.now())
            .run();
    });
}

std::uint32_t ImportWriter::done(std::string_view service, std::string_view terms_type) const {
    return history::guarded([&] {
        history::Query progress = state_->connection.query(
            "SELECT done FROM import_progress WHERE head = ? AND service = ? AND terms_type = ?");
        return progress.blob(as_text(state_->head)).text(service).text(terms_type).step()
                   ? progress.count_at(0)
                   : 0U;
    });
}

void ImportWriter::open_document(const DocumentKey& key, std::string_view url, std::string_view title) {
    history::guarded([&] {
        state_->key = key;
        state_->url = url;
        state_->title = title;
        state_->begin_transaction();
        (void)state_->others_wrote();
        state_->load_document();
        state_->commit();
    });
}

void ImportWriter::write(const ImportBatch& batch, const Compare& compare) {
    history::guarded([&] {
        State& state = *state_;
        std::vector<BlockId> ids(batch.blocks.size(), 0);
        const auto begin = [&] {
            state.begin_transaction();
            if (state.others_wrote()) {
                state.load_document();
                std::fill(ids.begin(), ids.end(), 0);
            }
        };
        begin();
        for (const ImportedCapture& capture : batch.captures) {
            if (state.is_long()) {
                state.save_document();
                state.commit();
                begin();
            }
            state.add_capture(batch, capture, ids, compare);
            state.done = capture.index + 1;
            ++state.counts.captures;
        }
        state.done = batch.end;
        state.counts.unreadable += batch.unreadable;
        state.save_document();
        state.commit();
    });
}

void ImportWriter::close_document(std::string_view title, std::span<const Block> latest) {
    history::guarded([&] {
        State& state = *state_;
        state.begin_transaction();
        if (state.others_wrote()) {
            state.load_document();
        }
        const bool has_late =
            !state.timeline.empty() && state.timeline.back().version.number != state.document.versions;
        if (has_late) {
            StoredVersion again = state.timeline.back().version;
            const auto list = history::load_list(state.connection, state.document.row, again.number);
            again.row = history::next_version_row(state.connection);
            again.kind = VersionKind::returned;
            (void)state.add_version(list, again);
            ++state.counts.returns;
        } else if (!latest.empty()) {
            history::remember_links(state.connection, state.document.row, latest);
        }
        if (!has_late && !title.empty()) {
            state.document.title = title;
        }
        ++state.done;  // closed
        state.save_document();
        if (state.document.versions == 0) {  // nothing of it could be read
            state.connection.query("DELETE FROM document WHERE id = ?").integer(state.document.row).run();
        }
        state.commit();
    });
}

void ImportWriter::finish() {
    history::guarded([&] {
        State& state = *state_;
        state.begin_transaction();
        state.connection.query("DELETE FROM import_progress WHERE head = ?").blob(as_text(state.head)).run();
        state.connection.query("UPDATE import_head SET finished = 1, at = ? WHERE head = ?")
            .integer(state.connection.now())
            .blob(as_text(state.head))
            .run();
        state.commit();
    });
}

const ImportCounts& ImportWriter::counts() const noexcept {
    return state_->counts;
}

}  // namespace smallprint
