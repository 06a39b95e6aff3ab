// `history verify`: every text rebuilt, every hash made again. Blocks are read frame by frame and texts are
// put together document by document, so that it runs at the speed of SHA-256 and not of the database.
#include <string>
#include <unordered_map>
#include <utility>

#include "history/blocks.h"
#include "history/bytes.h"
#include "history/connection.h"
#include "history/store.h"
#include "history/versions.h"

namespace smallprint {

namespace {

using history::BlockId;
using history::Connection;
using history::Query;

constexpr std::size_t most_problems = 100;
// Texts of blocks kept at hand for one document; a hostile or huge one starts again.
constexpr std::size_t most_text_kept = std::size_t{256} << 20U;

class Verifier {
public:
    explicit Verifier(Connection& connection) : connection_(connection) {}

    VerifyReport run() {
        check_database();
        check_frames();
        std::vector<StoredDocument> documents;
        {
            Query rows = connection_.query("SELECT id FROM document ORDER BY id");
            while (rows.step()) {
                if (auto document = history::document_by_row(connection_, rows.integer_at(0))) {
                    documents.push_back(std::move(*document));
                }
            }
        }
        for (const StoredDocument& document : documents) {
            check_document(document);
        }
        report_.documents = documents.size();
        return std::move(report_);
    }

private:
    void problem(std::string document, std::uint32_t version, std::string what) {
        if (report_.problems.size() < most_problems) {
            report_.problems.push_back({std::move(document), version, std::move(what)});
        }
    }

    void check_database() {
        Query check = connection_.query("PRAGMA integrity_check(20)");
        while (check.step()) {
            const std::string line = check.text_at(0);
            if (line != "ok") {
                problem({}, 0, "The database says: " + line + ".");
            }
        }
        Query keys = connection_.query("PRAGMA foreign_key_check");
        if (keys.step()) {
            problem({}, 0, "Rows of the table " + keys.text_at(0) + " belong to nothing.");
        }
    }

    // Each block is kept under the hash of its words.
    void check_frames() {
        Query frames = connection_.query("SELECT first, count, data FROM frame ORDER BY first");
        while (frames.step()) {
            const BlockId first = frames.integer_at(0);
            const std::string where = "The frame of blocks from " + std::to_string(first) + " on ";
            std::vector<Block> blocks;
            try {
                blocks = history::unpack_frame(frames.blob_at(2));
            } catch (const Error&) {
                problem({}, 0, where + "cannot be unpacked.");
                continue;
            }
            if (static_cast<std::int64_t>(blocks.size()) != frames.integer_at(1)) {
                problem({}, 0, where + "has not as many blocks as it says.");
                continue;
            }
            for (std::size_t i = 0; i < blocks.size(); ++i) {
                if (blocks[i].text.empty()) {
                    continue;  // forgotten
                }
                const auto id = history::find_block(connection_, history::block_key(blocks[i]));
                if (!id || *id != first + static_cast<BlockId>(i)) {
                    problem({}, 0,
                            where + "has a block (" + std::to_string(first + static_cast<BlockId>(i)) +
                                ") whose words do not give its hash.");
                }
            }
        }
    }

    const std::string* text_of(BlockId id) {
        if (const auto known = texts_.find(id); known != texts_.end()) {
            return &known->second;
        }
        if (kept_ > most_text_kept) {
            texts_.clear();
            kept_ = 0;
        }
        Query frame =
            connection_.query("SELECT first, data FROM frame WHERE first <= ? ORDER BY first DESC LIMIT 1");
        if (!frame.integer(id).step()) {
            return nullptr;
        }
        BlockId at = frame.integer_at(0);
        for (Block& block : history::unpack_frame(frame.blob_at(1))) {
            kept_ += block.text.size();
            texts_.insert_or_assign(at++, std::move(block.text));
        }
        const auto found = texts_.find(id);
        return found == texts_.end() ? nullptr : &found->second;
    }

    [[nodiscard]] bool put_together(const std::vector<BlockId>& list, std::string& text) {
        text.clear();
        for (const BlockId id : list) {
            const std::string* block = text_of(id);
            if (block == nullptr) {
                return false;
            }
            text.append(*block).push_back('\n');
        }
        return true;
    }

    void check_document(const StoredDocument& document) {
        texts_.clear();
        kept_ = 0;
        std::vector<BlockId> list;
        std::string text;
        std::uint32_t expected = 0;
        Query versions = connection_.query(
            "SELECT number, sha256, base, list FROM version WHERE document = ? ORDER BY number");
        versions.integer(document.row);
        while (versions.step()) {
            const std::uint32_t number = versions.count_at(0);
            if (number != ++expected) {
                problem(document.id, expected, "A version is missing.");
                expected = number;
            }
            ++report_.versions;
            try {
                const bool full = versions.integer_at(2) == 0;
                list = history::decode_list(full ? std::span<const BlockId>{} : list, versions.blob_at(3));
                if (!put_together(list, text)) {
                    problem(document.id, number, "A block of its text is missing.");
                    continue;
                }
            } catch (const Error&) {
                problem(document.id, number, "Its text cannot be rebuilt.");
                continue;
            }
            report_.bytes += text.size();
            if (sha256(text) != versions.digest_at(1)) {
                problem(document.id, number, "Its text does not give the hash that was recorded.");
            }
        }
        if (expected != document.versions) {
            problem(document.id, document.versions, "The document has not as many versions as it says.");
        }
    }

    Connection& connection_;
    VerifyReport report_;
    std::unordered_map<BlockId, std::string> texts_;
    std::size_t kept_ = 0;
};

}  // namespace

VerifyReport Store::verify() const {
    VerifyReport report = history::guarded([&] {
        connection_->refresh();
        const SQLite::Transaction snapshot(connection_->database());
        return Verifier(*connection_).run();
    });
    report.ledger = verify_ledger();
    if (report.ledger.first_broken) {
        report.problems.push_back({{},
                                   0,
                                   "The ledger's entry " + std::to_string(*report.ledger.first_broken) +
                                       " does not follow from what is stored and the entry before it."});
    }
    return report;
}

}  // namespace smallprint
