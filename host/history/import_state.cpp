// Writing one capture: which version it is, its blocks, its list, its place in time.
#include "history/import_state.h"

#include <algorithm>
#include <utility>

#include "history/blocks.h"
#include "history/bytes.h"
#include "history/codecs.h"
#include "history/ledger.h"
#include "history/origins.h"
#include "history/search_index.h"
#include "history/versions.h"

namespace smallprint {

namespace {

using history::as_text;
using history::BlockId;
using Point = history::ImportPoint;

// DESIGN 3.3, as for recorded pages.
constexpr TimeMs return_window = TimeMs{90} * 24 * 60 * 60 * 1000;
// The rest is made when the step is shown.
constexpr std::size_t brief_items = 2;

ChangeSummary brief_form(const ChangeSummary& whole) {
    ChangeSummary brief = whole;
    brief.items.resize(whole.substantive ? std::min(brief_items, whole.items.size()) : 0);
    for (ChangeItem& item : brief.items) {
        item.before.reset();
        item.after.reset();
    }
    return brief;
}

bool earlier(const Point& a, const Point& b) noexcept {
    return a.at != b.at ? a.at < b.at : a.version.number < b.version.number;
}

}  // namespace

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

}  // namespace smallprint
