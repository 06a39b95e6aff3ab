#include "history/text_series.h"

#include <algorithm>
#include <span>

#include "document/clause_hashes.h"
#include "history/blocks.h"
#include "history/store_parts.h"
#include "history/versions.h"

namespace smallprint {

TextSeries::TextSeries(const Store& store, const StoredDocument& document)
    : store_(&store), document_(document) {
    history::Connection& connection = StoreParts::connection(store);
    history::guarded([&] {
        connection.refresh();
        versions_ = history::kept_versions_of(connection, document_.row);
        lists_ = store.block_lists(document_);
        if (auto now = history::document_by_row(connection, document_.row)) {
            document_ = std::move(*now);
        }
    });
    if (lists_.size() != versions_.size()) {
        throw Error(ErrorCode::store_unavailable, "The history changed while it was read; please try again.");
    }
}

std::vector<Block> TextSeries::blocks_of(std::size_t at) {
    history::Connection& connection = StoreParts::connection(*store_);
    const std::vector<BlockId>& list = lists_[at];
    if (bytes_ > most_bytes) {
        blocks_.clear();
        hashes_.clear();
        bytes_ = 0;
    }
    std::vector<BlockId> missing;
    std::ranges::copy_if(list, std::back_inserter(missing),
                         [&](BlockId id) { return !blocks_.contains(id); });
    std::vector<Block> blocks;
    history::guarded([&] {
        const SQLite::Transaction snapshot(connection.database());
        std::vector<Block> fresh = history::load_blocks(connection, missing);
        for (std::size_t i = 0; i < missing.size(); ++i) {
            bytes_ += fresh[i].text.size() + sizeof(Block);
            blocks_.insert_or_assign(missing[i], std::move(fresh[i]));
        }
        blocks.reserve(list.size());
        for (const BlockId id : list) {
            blocks.push_back(blocks_.at(id));
        }
        if (versions_[at].number == document_.versions) {
            history::Query links = connection.query("SELECT data FROM link WHERE document = ?");
            if (links.integer(document_.row).step()) {
                history::unpack_links(links.blob_at(0), blocks);
            }
        }
    });
    return blocks;
}

void TextSeries::add_clause_hashes(Document& text, const std::vector<BlockId>& list) {
    std::vector<std::uint32_t> unknown;
    std::vector<std::vector<BlockId>> runs(text.clauses.size());
    for (std::uint32_t i = 0; i < text.clauses.size(); ++i) {
        Clause& clause = text.clauses[i];
        const auto first = list.begin() + clause.first_block;
        runs[i].assign(first, first + clause.block_count);
        if (const auto known = hashes_.find(runs[i]); known != hashes_.end()) {
            clause.sha256 = known->second;
        } else {
            unknown.push_back(i);
        }
    }
    const auto made = clause_hashes(text, unknown);
    for (std::size_t i = 0; i < unknown.size(); ++i) {
        text.clauses[unknown[i]].sha256 = made[i];
        hashes_.insert_or_assign(std::move(runs[unknown[i]]), made[i]);
    }
}

std::shared_ptr<const Document> TextSeries::text(std::size_t at) {
    const auto known = std::ranges::find_if(texts_, [&](const auto& one) { return one.first == at; });
    if (known != texts_.end()) {
        return known->second;
    }
    auto text = std::make_shared<Document>(document_without_hashes(blocks_of(at)));
    add_clause_hashes(*text, lists_[at]);
    text->title = document_.title;
    text->language = document_.key.language;
    if (texts_.size() == most_texts) {
        texts_.pop_front();
    }
    texts_.emplace_back(at, text);
    return text;
}

}  // namespace smallprint
