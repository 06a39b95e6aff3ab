#include "history/let_go.h"

#include <algorithm>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "history/adding.h"
#include "history/bytes.h"
#include "history/codecs.h"
#include "history/erase.h"
#include "history/ledger.h"
#include "history/list_delta.h"

namespace smallprint::history {

namespace {

constexpr const char* words_gone = "What this change said is kept no longer, by your rules on what is kept.";

struct NewList {
    std::int64_t version = 0;
    ListForm form;
};

// What the document's blocks are, once the versions have gone.
struct Blocks {
    std::unordered_map<BlockId, std::uint32_t> kept;  // and the first kept version that has it
    std::vector<BlockId> dropped;
};

// Lists written anew where they differ, each the difference to the one before as it will be.
class ListRewriter {
public:
    ListRewriter(Connection& connection, std::int64_t document, const std::set<std::uint32_t>& numbers)
        : connection_(connection), document_(document), numbers_(numbers) {}

    Blocks run() {
        std::vector<BlockId> now;  // as it was
        Query rows = connection_.query(
            "SELECT id, number, base, list, let_go FROM version WHERE document = ? ORDER BY number");
        rows.integer(document_);
        while (rows.step()) {
            const std::string_view bytes = rows.blob_at(3);
            const std::int64_t steps = rows.integer_at(2);
            now = decode_list(steps == 0 ? std::span<const BlockId>{} : std::span<const BlockId>(now), bytes);
            const std::uint32_t number = rows.count_at(1);
            const bool goes = numbers_.contains(number);
            if (!goes && rows.integer_at(4) == 0) {
                kept_ = now;
                for (const BlockId id : now) {
                    blocks_.kept.try_emplace(id, number);
                }
            } else if (goes) {
                candidates_.insert(now.begin(), now.end());
            }
            ListForm form = encode_version_list(is_first_ ? nullptr : &before_, kept_);
            before_ = {kept_, form.steps};
            is_first_ = false;
            if (form.steps != steps || form.bytes != bytes) {
                changed_.push_back({rows.integer_at(0), std::move(form)});
            }
        }
        for (const BlockId id : candidates_) {
            if (!blocks_.kept.contains(id)) {
                blocks_.dropped.push_back(id);
            }
        }
        return std::move(blocks_);
    }

    void write() {
        for (const NewList& list : changed_) {
            connection_.query("UPDATE version SET base = ?, list = ? WHERE id = ?")
                .integer(list.form.steps)
                .blob(list.form.bytes)
                .integer(list.version)
                .run();
        }
    }

private:
    Connection& connection_;
    std::int64_t document_;
    const std::set<std::uint32_t>& numbers_;
    std::vector<BlockId> kept_;
    ListBefore before_;
    bool is_first_ = true;
    std::unordered_set<BlockId> candidates_;
    std::vector<NewList> changed_;
    Blocks blocks_;
};

// A frame belongs to the version that brought it, as long as that one and all its blocks are the document's;
// else to nobody, and block_use says who has what (search_index.h).
struct Frame {
    BlockId first = 0;
    BlockId end = 0;
    std::int64_t document = 0;  // whose it is; 0: nobody's
    bool owner_gone = false;
};

Frame frame_of(Connection& connection, BlockId id) {
    Query found = connection.query(
        "SELECT f.first, f.first + f.count, ifnull(v.document, 0), ifnull(v.let_go, 0) FROM frame f LEFT "
        "JOIN "
        "version v ON v.id = f.version WHERE f.first <= ? ORDER BY f.first DESC LIMIT 1");
    if (!found.integer(id).step() || id >= found.integer_at(1)) {
        throw_damaged();
    }
    return {found.integer_at(0), found.integer_at(1), found.integer_at(2), found.integer_at(3) != 0};
}

class UseRewriter {
public:
    UseRewriter(Connection& connection, std::int64_t document, const Blocks& blocks)
        : connection_(connection), document_(document), blocks_(blocks) {}

    /// The blocks that nobody has any more.
    std::set<BlockId> run() {
        std::vector<BlockId> ids = blocks_.dropped;
        for (const auto& [id, number] : blocks_.kept) {
            ids.push_back(id);
        }
        std::sort(ids.begin(), ids.end());
        for (auto begin = ids.begin(); begin != ids.end();) {
            const Frame frame = frame_of(connection_, *begin);
            const auto end = std::lower_bound(begin, ids.end(), frame.end);
            one_frame(frame, std::span<const BlockId>(begin, end));
            begin = end;
        }
        return std::move(gone_);
    }

private:
    void one_frame(const Frame& frame, std::span<const BlockId> ids) {
        const bool ours = frame.document == document_;
        bool shared = false;
        for (const BlockId id : ids) {
            if (blocks_.kept.contains(id)) {
                continue;
            }
            connection_.query("DELETE FROM block_use WHERE block = ? AND document = ?")
                .integer(id)
                .integer(document_)
                .run();
            const bool others = (frame.document != 0 && !ours) || is_used(id);
            shared = shared || others;
            if (!others) {
                gone_.insert(id);
            }
        }
        const bool given_up = ours && (frame.owner_gone || shared);
        if (given_up) {
            connection_.query("UPDATE frame SET version = 0 WHERE first = ?").integer(frame.first).run();
        }
        for (const BlockId id : ids) {
            const auto kept = blocks_.kept.find(id);
            if (kept == blocks_.kept.end() || (ours && !given_up)) {
                continue;
            }
            connection_.query("INSERT OR REPLACE INTO block_use (block, document, number) VALUES (?, ?, ?)")
                .integer(id)
                .integer(document_)
                .integer(kept->second)
                .run();
        }
    }

    [[nodiscard]] bool is_used(BlockId id) {
        Query use = connection_.query("SELECT 1 FROM block_use WHERE block = ? LIMIT 1");
        return use.integer(id).step();
    }

    Connection& connection_;
    std::int64_t document_;
    const Blocks& blocks_;
    std::set<BlockId> gone_;
};

// What the step was stays: its kind, its type, how much it weighs. Its words go.
std::string without_words(std::string_view data) {
    ChangeSummary summary = decode_summary(data);
    summary.items.resize(std::min<std::size_t>(summary.items.size(), 1));
    for (ChangeItem& item : summary.items) {
        item.summary = words_gone;
        item.before.reset();
        item.after.reset();
    }
    return encode_summary(summary);
}

void take_words_of_changes(Connection& connection, std::int64_t document,
                           const std::set<std::uint32_t>& numbers) {
    struct Step {
        std::int64_t row = 0;
        std::uint32_t to = 0;
        std::string data;
    };
    std::vector<Step> steps;
    {
        Query rows =
            connection.query("SELECT id, from_number, to_number, data FROM change WHERE document = ?");
        rows.integer(document);
        while (rows.step()) {
            const std::uint32_t to = rows.count_at(2);
            if (numbers.contains(rows.count_at(1)) || numbers.contains(to)) {
                steps.push_back({rows.integer_at(0), to, without_words(rows.blob_at(3))});
            }
        }
    }
    for (const Step& step : steps) {
        erase_change_entry(connection, document, step.to);
        connection.query("UPDATE change SET data = ?, brief = 0 WHERE id = ?")
            .blob(step.data)
            .integer(step.row)
            .run();
    }
}

}  // namespace

void let_go_versions(Connection& connection, const StoredDocument& document,
                     const std::set<std::uint32_t>& numbers) {
    if (numbers.empty()) {
        return;
    }
    if (*numbers.begin() <= 1 || *numbers.rbegin() >= document.versions) {
        throw Error(ErrorCode::internal, "The first version and the newest are never let go.");
    }
    ListRewriter lists(connection, document.row, numbers);
    const Blocks blocks = lists.run();
    lists.write();
    const std::vector<std::uint32_t> in_order(numbers.begin(), numbers.end());
    append_let_go_entry(connection, document.row, in_order);
    take_words_of_changes(connection, document.row, numbers);
    erase_blocks(connection, UseRewriter(connection, document.row, blocks).run());
}

}  // namespace smallprint::history
