// What each version of a document is put together from, decoded once along the whole history.
#include <string>

#include "history/bytes.h"
#include "history/connection.h"
#include "history/list_delta.h"
#include "history/store.h"

namespace smallprint {

namespace {

constexpr std::size_t most_numbers = std::size_t{32} << 20U;

}  // namespace

std::vector<std::vector<std::int64_t>> Store::block_lists(const StoredDocument& document) const {
    return history::guarded([&] {
        connection_->refresh();
        history::Query versions =
            connection_->query("SELECT base, list, let_go FROM version WHERE document = ? ORDER BY number");
        versions.integer(document.row);
        std::vector<std::vector<history::BlockId>> lists;
        std::size_t numbers = 0;
        while (versions.step()) {
            if (versions.integer_at(2) != 0 && !lists.empty()) {
                continue;  // Let go: its list says what the one before says (let_go.h).
            }
            const bool full = versions.integer_at(0) == 0;
            if (!full && lists.empty()) {
                history::throw_damaged();
            }
            lists.push_back(history::decode_list(
                full ? std::span<const history::BlockId>{} : std::span<const history::BlockId>(lists.back()),
                versions.blob_at(1)));
            numbers += lists.back().size();
            if (numbers > most_numbers) {
                throw Error(ErrorCode::too_large, "This document's history is too long to be followed.");
            }
        }
        return lists;
    });
}

}  // namespace smallprint
