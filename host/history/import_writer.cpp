#include "history/import_writer.h"

#include <algorithm>
#include <utility>

#include "history/blocks.h"
#include "history/import_state.h"
#include "history/versions.h"

namespace smallprint {

using history::as_text;
using history::BlockId;

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
