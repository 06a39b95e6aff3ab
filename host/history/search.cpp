// Search over every version, newest block first. The index gives blocks that have the words; frames and
// block_use say which documents have a block.
//
// The beginning of a word ("priv*") has no list of its own in the index: all words that begin so would have
// to be gathered through the whole history before the first hit is known. Most that people type are frequent
// enough for the newest blocks to fill a page, so these are read first, as long as they keep giving hits;
// what then is missing comes from the index.
#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <utility>

#include "history/connection.h"
#include "history/frame_reader.h"
#include "history/search_query.h"
#include "history/search_scope.h"
#include "history/store.h"
#include "history/versions.h"
#include "history/word_matcher.h"

namespace smallprint {

namespace {

using history::BlockId;
using history::Connection;
using history::Query;
using history::SearchTerm;

constexpr std::uint32_t most_hits = 100;
// Blocks of other documents that are passed over for one page; the next page goes on from there.
constexpr std::uint32_t most_passed = 4000;
// So many of them in a row, and the index is asked anew from the next block that a wanted document has.
constexpr std::uint32_t passed_in_a_row = 64;
// How much is read for the beginning of a word before there is a hit, and for each hit; in blocks. To unpack
// a frame costs as much as to look at some blocks.
constexpr std::size_t first_look = 512;
constexpr std::size_t look_for_a_hit = 200;
constexpr std::size_t cost_of_a_frame = 8;

constexpr const char* blocks_that_match =
    "SELECT rowid FROM words WHERE words MATCH ? AND rowid < ? ORDER BY rowid DESC";

class Documents {
public:
    explicit Documents(Connection& connection) : connection_(connection) {}

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
            entry->second = history::load_list(connection_, document.row, document.versions);
            std::ranges::sort(entry->second);
        }
        return std::ranges::binary_search(entry->second, id);
    }

private:
    Connection& connection_;
    std::map<std::int64_t, std::optional<StoredDocument>> documents_;
    std::map<std::int64_t, std::vector<BlockId>> lists_;
};

class Finder {
public:
    Finder(Connection& connection, const std::vector<SearchTerm>& terms, const SearchFilter& filter,
           std::size_t limit)
        : connection_(connection),
          terms_(terms),
          filter_(filter),
          limit_(limit),
          scope_(connection, filter),
          matcher_(connection, terms),
          reader_(connection),
          documents_(connection) {}

    SearchPage find(BlockId before) {
        const bool by_beginning = std::ranges::any_of(terms_, &SearchTerm::prefix);
        if (!by_beginning || !look_at_newest(before)) {
            look_in_index(before, by_beginning);
        }
        return std::move(page_);
    }

private:
    struct Place {
        std::int64_t document = 0;
        std::uint32_t number = 0;
    };

    void look_in_index(BlockId before, bool only_once) {
        const std::string expression = history::match_expression(terms_);
        for (auto from = scope_.below(before); from;) {
            from = look_in_index_from(expression, *from + 1, only_once);
        }
    }

    // Where the index is to be asked again; nothing if it has nothing more or the page is done.
    std::optional<BlockId> look_in_index_from(const std::string& expression, BlockId before, bool only_once) {
        Query blocks = connection_.query(blocks_that_match);
        blocks.text(expression).integer(before);
        std::uint32_t in_a_row = 0;
        while (blocks.step()) {
            const BlockId id = blocks.integer_at(0);
            if (scope_.has(id)) {
                in_a_row = 0;
                if (take(id)) {
                    return std::nullopt;
                }
            } else if (pass(id)) {
                return std::nullopt;
            } else if (++in_a_row >= passed_in_a_row && !only_once) {
                return scope_.below(id);
            }
        }
        return std::nullopt;
    }

    // False if more is to be looked for, from `before` on.
    bool look_at_newest(BlockId& before) {
        std::vector<SearchTerm> whole_words;
        std::ranges::copy_if(terms_, std::back_inserter(whole_words), std::not_fn(&SearchTerm::prefix));
        const std::string expression = history::match_expression(whole_words);
        return expression.empty() ? look_at_frames(before) : look_at_matches(expression, before);
    }

    bool look_at_frames(BlockId& before) {
        for (auto id = scope_.below(before); id; id = scope_.below(*id)) {
            if (looked_enough()) {
                before = *id + 1;
                return false;
            }
            if (!reader_.move_to(*id)) {
                return true;
            }
            if (!reader_.has(*id)) {
                id = reader_.end();  // There is nothing between it and this frame.
            } else if (look_at(*id)) {
                return true;
            }
        }
        return true;
    }

    // The whole words of the question choose, and what they choose is read.
    bool look_at_matches(const std::string& expression, BlockId& before) {
        Query blocks = connection_.query(blocks_that_match);
        blocks.text(expression).integer(before);
        while (blocks.step()) {
            const BlockId id = blocks.integer_at(0);
            if (looked_enough()) {
                before = id + 1;
                return false;
            }
            if (!scope_.has(id)) {
                if (pass(id)) {
                    return true;
                }
            } else if (!reader_.move_to(id) || look_at(id)) {
                return true;
            }
        }
        return true;
    }

    [[nodiscard]] bool looked_enough() const {
        return looked_ + reader_.unpacked() * cost_of_a_frame >=
               first_look + page_.hits.size() * look_for_a_hit;
    }

    // True if the page is done.
    bool look_at(BlockId id) {
        ++looked_;
        return matcher_.matches(reader_.block(id).text) && take(id);
    }

    // True if so much was passed over that the page is done.
    bool pass(BlockId id) {
        if (++passed_ < most_passed) {
            return false;
        }
        page_.next = id;
        return true;
    }

    // A block's hits stay together, so that the next page can go on at a block. True if the page is done.
    bool take(BlockId id) {
        std::vector<SearchHit> hits;
        for (const Place& place : places_of(id)) {
            const auto& document = documents_.get(place.document);
            if (!document || !history::is_wanted(*document, filter_)) {
                continue;
            }
            SearchHit& hit = hits.emplace_back();
            hit.document = *document;
            hit.since_version = place.number;
            if (const auto version = history::version_by_number(connection_, place.document, place.number)) {
                hit.since = version->captured_at;
            }
            hit.in_force = documents_.in_force(*document, id);
        }
        if (hits.empty()) {
            return pass(id);
        }
        (void)reader_.move_to(id);
        const Block& block = reader_.block(id);
        const auto marks = matcher_.marks(block.text);
        for (SearchHit& hit : hits) {
            hit.kind = block.kind;
            hit.text = block.text;
            hit.marks = marks;
            page_.hits.push_back(std::move(hit));
        }
        if (page_.hits.size() < limit_) {
            return false;
        }
        page_.next = id;
        return true;
    }

    // The documents that have a block, and since which version.
    std::vector<Place> places_of(BlockId id) {
        if (id < frame_begin_ || id >= frame_end_) {
            owner_.reset();
            Query frame = connection_.query(
                "SELECT f.first, f.first + f.count, v.document, v.number FROM frame f LEFT JOIN version v "
                "ON v.id = f.version WHERE f.first <= ? ORDER BY f.first DESC LIMIT 1");
            if (frame.integer(id).step()) {
                frame_begin_ = frame.integer_at(0);
                frame_end_ = frame.integer_at(1);
                if (!frame.null_at(2)) {
                    owner_ = Place{frame.integer_at(2), frame.count_at(3)};
                }
            }
        }
        std::vector<Place> places;
        if (owner_) {
            places.push_back(*owner_);
        }
        Query others =
            connection_.query("SELECT document, number FROM block_use WHERE block = ? ORDER BY document");
        others.integer(id);
        while (others.step()) {
            places.push_back({others.integer_at(0), others.count_at(1)});
        }
        return places;
    }

    Connection& connection_;
    const std::vector<SearchTerm>& terms_;
    const SearchFilter& filter_;
    std::size_t limit_;
    history::SearchScope scope_;
    history::WordMatcher matcher_;
    history::FrameReader reader_;
    Documents documents_;
    SearchPage page_;
    std::size_t looked_ = 0;
    std::uint32_t passed_ = 0;
    // Of the frame whose places were asked for last.
    BlockId frame_begin_ = 0;
    BlockId frame_end_ = 0;
    std::optional<Place> owner_;
};

}  // namespace

SearchPage Store::search(std::string_view words, const SearchFilter& filter, std::uint32_t limit,
                         std::optional<std::int64_t> before) const {
    const std::vector<SearchTerm> terms = history::search_terms(words);
    if (terms.empty()) {
        throw Error(ErrorCode::usage, "Give at least one word to look for.");
    }
    limit = std::clamp(limit, 1U, most_hits);
    return history::guarded([&] {
        connection_->refresh();
        const SQLite::Transaction snapshot(connection_->database());
        return Finder(*connection_, terms, filter, limit).find(before.value_or(INT64_MAX));
    });
}

}  // namespace smallprint
