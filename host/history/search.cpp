// Search over every version. The index gives blocks, newest first; frames and block_use say which documents
// have them; a little table in memory with the hits' own texts marks the words, so that what is marked is
// what was found.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "history/blocks.h"
#include "history/bytes.h"
#include "history/connection.h"
#include "history/search_index.h"
#include "history/search_query.h"
#include "history/store.h"
#include "history/versions.h"

namespace smallprint {

namespace {

using history::BlockId;
using history::Query;

constexpr std::uint32_t most_hits = 100;
// Hits of other documents that are passed over for one page; the next page goes on from there.
constexpr std::uint32_t most_passed = 4000;
constexpr char mark_begin = '\x01';
constexpr char mark_end = '\x02';

struct Place {
    std::int64_t document = 0;
    std::uint32_t number = 0;
};

// The documents that have a block, and since which version.
std::vector<Place> places_of(history::Connection& connection, BlockId id) {
    std::vector<Place> places;
    {
        Query owner = connection.query(
            "SELECT v.document, v.number FROM frame f JOIN version v ON v.id = f.version "
            "WHERE f.first = (SELECT max(first) FROM frame WHERE first <= ?)");
        if (owner.integer(id).step()) {
            places.push_back({owner.integer_at(0), owner.count_at(1)});
        }
    }
    Query others =
        connection.query("SELECT document, number FROM block_use WHERE block = ? ORDER BY document");
    others.integer(id);
    while (others.step()) {
        places.push_back({others.integer_at(0), others.count_at(1)});
    }
    return places;
}

class Documents {
public:
    explicit Documents(history::Connection& connection) : connection_(connection) {}

    const std::optional<StoredDocument>& get(std::int64_t row) {
        const auto [entry, is_new] = documents_.try_emplace(row);
        if (is_new) {
            entry->second = history::document_by_row(connection_, row);
        }
        return entry->second;
    }

    bool in_force(const StoredDocument& document, BlockId id) {
        const auto [entry, is_new] = lists_.try_emplace(document.row);
        if (is_new) {
            const auto list = history::load_list(connection_, document.row, document.versions);
            entry->second = {list.begin(), list.end()};
        }
        return entry->second.contains(id);
    }

private:
    history::Connection& connection_;
    std::map<std::int64_t, std::optional<StoredDocument>> documents_;
    std::map<std::int64_t, std::set<BlockId>> lists_;
};

// Takes the marks out of the text and notes where they were.
void set_marked_text(std::string_view marked, SearchHit& hit) {
    for (const char c : marked) {
        if (c == mark_begin) {
            hit.marks.emplace_back(hit.text.size(), hit.text.size());
        } else if (c == mark_end && !hit.marks.empty()) {
            hit.marks.back().second = hit.text.size();
        } else {
            hit.text.push_back(c);
        }
    }
}

void mark_words(history::Connection& connection, const std::string& expression,
                std::map<BlockId, std::vector<SearchHit*>>& by_block) {
    connection.database().exec(
        std::string("CREATE VIRTUAL TABLE IF NOT EXISTS temp.shown USING fts5(text, tokenize='") +
        history::search_tokenizer + "')");
    connection.query("DELETE FROM temp.shown").run();
    std::vector<BlockId> ids;
    for (const auto& [id, hits] : by_block) {
        ids.push_back(id);
    }
    const std::vector<Block> blocks = history::load_blocks(connection, ids);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        connection.query("INSERT INTO temp.shown (rowid, text) VALUES (?, ?)")
            .integer(ids[i])
            .text(blocks[i].text)
            .run();
        for (SearchHit* hit : by_block[ids[i]]) {
            hit->kind = blocks[i].kind;
        }
    }
    Query marked = connection.query(
        "SELECT rowid, highlight(shown, 0, char(1), char(2)) FROM temp.shown WHERE shown MATCH ?");
    marked.text(expression);
    while (marked.step()) {
        const std::string text = marked.text_at(1);
        for (SearchHit* hit : by_block[marked.integer_at(0)]) {
            set_marked_text(text, *hit);
        }
    }
}

bool wanted(const StoredDocument& document, const SearchFilter& filter) {
    return document.versions > 0 && (filter.document.empty() || document.id == filter.document) &&
           (filter.service.empty() || document.key.service == filter.service) &&
           (filter.terms_type.empty() || document.key.terms_type == filter.terms_type);
}

}  // namespace

SearchPage Store::search(std::string_view words, const SearchFilter& filter, std::uint32_t limit,
                         std::optional<std::int64_t> before) const {
    const std::string expression = history::match_expression(words);
    if (expression.empty()) {
        throw Error(ErrorCode::usage, "Give at least one word to look for.");
    }
    limit = std::clamp(limit, 1U, most_hits);
    return history::guarded([&] {
        connection_->refresh();
        SQLite::Transaction snapshot(connection_->database());
        Documents documents(*connection_);
        SearchPage page;
        std::vector<std::pair<BlockId, SearchHit>> found;
        {
            Query blocks = connection_->query(
                "SELECT rowid FROM words WHERE words MATCH ? AND rowid < ? ORDER BY rowid DESC");
            blocks.text(expression).integer(before.value_or(INT64_MAX));
            std::uint32_t passed = 0;
            while (blocks.step()) {
                const BlockId id = blocks.integer_at(0);
                // A block's hits stay together, so that the next page can go on at a block.
                for (const Place& place : places_of(*connection_, id)) {
                    const auto& document = documents.get(place.document);
                    if (!document || !wanted(*document, filter)) {
                        continue;
                    }
                    SearchHit hit;
                    hit.document = *document;
                    hit.since_version = place.number;
                    if (const auto version =
                            history::version_by_number(*connection_, place.document, place.number)) {
                        hit.since = version->captured_at;
                    }
                    hit.in_force = documents.in_force(*document, id);
                    found.emplace_back(id, std::move(hit));
                }
                if (found.size() >= limit || ++passed >= most_passed) {
                    page.next = id;
                    break;
                }
            }
        }
        std::map<BlockId, std::vector<SearchHit*>> by_block;
        for (auto& [id, hit] : found) {
            by_block[id].push_back(&hit);
        }
        if (!found.empty()) {
            mark_words(*connection_, expression, by_block);
        }
        for (auto& [id, hit] : found) {
            page.hits.push_back(std::move(hit));
        }
        return page;
    });
}

}  // namespace smallprint
