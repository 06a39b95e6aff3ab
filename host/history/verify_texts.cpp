#include "history/verify_texts.h"

#include <algorithm>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/sha256_many.h"
#include "history/block_keys.h"
#include "history/blocks.h"
#include "history/bytes.h"
#include "history/versions.h"

namespace smallprint::history {

namespace {

constexpr std::size_t most_problems = 100;
// Texts of blocks kept at hand for one document; a hostile or huge one starts again.
constexpr std::size_t most_text_kept = std::size_t{64} << 20U;
// Texts hashed side by side: enough to keep all lanes busy, few enough to stay in the processor's cache.
constexpr std::size_t texts_at_once = 64;
constexpr std::size_t bytes_at_once = std::size_t{8} << 20U;

std::string frame_name(BlockId first) {
    return "The frame of blocks from " + std::to_string(first) + " on ";
}

// The key of each block, by its id: what `find_block` would say, without looking 100,000 times.
std::unordered_map<BlockId, std::string> all_keys(Connection& connection) {
    std::unordered_map<BlockId, std::string> keys;
    Query rows = connection.query("SELECT id, hash FROM block");
    while (rows.step()) {
        keys.emplace(rows.integer_at(0), rows.blob_at(1));
    }
    return keys;
}

class FrameVerifier {
public:
    FrameVerifier(Connection& connection, VerifyReport& report)
        : connection_(connection), report_(report), keys_(all_keys(connection)) {}

    void run() {
        Query frames = connection_.query("SELECT first, count, data FROM frame ORDER BY first");
        while (frames.step()) {
            const BlockId first = frames.integer_at(0);
            std::vector<Block> blocks;
            try {
                blocks = unpack_frame(frames.blob_at(2));
            } catch (const Error&) {
                add_problem(report_, {}, 0, frame_name(first) + "cannot be unpacked.");
                continue;
            }
            if (static_cast<std::int64_t>(blocks.size()) != frames.integer_at(1)) {
                add_problem(report_, {}, 0, frame_name(first) + "has not as many blocks as it says.");
                continue;
            }
            for (std::size_t i = 0; i < blocks.size(); ++i) {
                if (!blocks[i].text.empty()) {  // else it was forgotten
                    ids_.emplace_back(first, first + static_cast<BlockId>(i));
                    bytes_ += blocks[i].text.size();
                    blocks_.push_back(std::move(blocks[i]));
                }
            }
            if (bytes_ > bytes_at_once) {
                check_gathered();
            }
        }
        check_gathered();
    }

private:
    void check_gathered() {
        const std::vector<std::string> made = block_keys(blocks_);
        for (std::size_t i = 0; i < made.size(); ++i) {
            const auto known = keys_.find(ids_[i].second);
            if (known == keys_.end() || known->second != made[i]) {
                add_problem(report_, {}, 0,
                            frame_name(ids_[i].first) + "has a block (" + std::to_string(ids_[i].second) +
                                ") whose words do not give its hash.");
            }
        }
        blocks_.clear();
        ids_.clear();
        bytes_ = 0;
    }

    Connection& connection_;
    VerifyReport& report_;
    std::unordered_map<BlockId, std::string> keys_;
    std::vector<Block> blocks_;
    std::vector<std::pair<BlockId, BlockId>> ids_;  // frame, block
    std::size_t bytes_ = 0;
};

class DocumentVerifier {
public:
    DocumentVerifier(Connection& connection, const StoredDocument& document, VerifyReport& report,
                     const std::function<bool(std::uint64_t)>& done)
        : connection_(connection), document_(document), report_(report), done_(done) {}

    void run() {
        std::vector<BlockId> list;
        std::uint32_t expected = 0;  // the first there is begins
        Query versions = connection_.query(
            "SELECT number, sha256, base, list, let_go FROM version WHERE document = ? ORDER BY number");
        versions.integer(document_.row);
        while (versions.step()) {
            const std::uint32_t number = versions.count_at(0);
            if (expected != 0 && number != expected + 1) {
                problem(expected + 1, "A version is missing.");
            }
            const bool is_first = expected == 0;
            expected = number;
            if (const std::int64_t entry = versions.integer_at(4); entry != 0 && !is_first) {
                // Its list is the one before's (let_go.h), its hash is in the chain.
                if (!says_let_go(entry)) {
                    problem(number,
                            "Its text is not there, and no entry of the ledger says that it was let go.");
                }
                continue;
            }
            ++report_.versions;
            try {
                const bool full = versions.integer_at(2) == 0;
                if (is_first && !full) {
                    throw_damaged();
                }
                list = decode_list(full ? std::span<const BlockId>{} : list, versions.blob_at(3));
                std::string text = room();
                if (!put_together(list, text)) {
                    problem(number, "A block of its text is missing.");
                    continue;
                }
                bytes_ += text.size();
                texts_.push_back({number, versions.digest_at(1), std::move(text)});
            } catch (const Error&) {
                problem(number, "Its text cannot be rebuilt.");
                list.clear();
                continue;
            }
            if (texts_.size() == texts_at_once || bytes_ > bytes_at_once) {
                if (!check_gathered()) {
                    return;
                }
            }
        }
        if (check_gathered() && expected != document_.versions) {
            problem(document_.versions, "The document has not as many versions as it says.");
        }
    }

private:
    struct Text {
        std::uint32_t number = 0;
        Sha256Digest expected{};
        std::string text;
    };

    void problem(std::uint32_t version, const char* what) {
        add_problem(report_, document_.id, version, what);
    }

    [[nodiscard]] bool says_let_go(std::int64_t seq) {
        Query entry =
            connection_.query("SELECT 1 FROM ledger WHERE seq = ? AND kind = 'let_go' AND document = ?");
        return entry.integer(seq).integer(document_.row).step();
    }

    // A string that was used before, for its memory.
    std::string room() {
        if (spare_.empty()) {
            return {};
        }
        std::string used = std::move(spare_.back());
        spare_.pop_back();
        used.clear();
        return used;
    }

    const std::string* text_of(BlockId id) {
        if (const auto known = blocks_.find(id); known != blocks_.end()) {
            return &known->second;
        }
        if (kept_ > most_text_kept) {
            blocks_.clear();
            kept_ = 0;
        }
        Query frame =
            connection_.query("SELECT first, data FROM frame WHERE first <= ? ORDER BY first DESC LIMIT 1");
        if (!frame.integer(id).step()) {
            return nullptr;
        }
        BlockId at = frame.integer_at(0);
        for (Block& block : unpack_frame(frame.blob_at(1))) {
            kept_ += block.text.size();
            blocks_.insert_or_assign(at++, std::move(block.text));
        }
        const auto found = blocks_.find(id);
        return found == blocks_.end() ? nullptr : &found->second;
    }

    [[nodiscard]] bool put_together(const std::vector<BlockId>& list, std::string& text) {
        for (const BlockId id : list) {
            const std::string* block = text_of(id);
            if (block == nullptr) {
                return false;
            }
            text.append(*block).push_back('\n');
        }
        return true;
    }

    bool check_gathered() {
        const std::size_t count = texts_.size();
        std::vector<std::string_view> views;
        for (const Text& text : texts_) {
            views.push_back(text.text);
        }
        std::vector<Sha256Digest> digests(views.size());
        sha256_many(views, digests);
        for (std::size_t i = 0; i < texts_.size(); ++i) {
            if (digests[i] != texts_[i].expected) {
                problem(texts_[i].number, "Its text does not give the hash that was recorded.");
            }
            spare_.push_back(std::move(texts_[i].text));
        }
        report_.bytes += bytes_;
        texts_.clear();
        bytes_ = 0;
        return done_(count);
    }

    Connection& connection_;
    const StoredDocument& document_;
    VerifyReport& report_;
    const std::function<bool(std::uint64_t)>& done_;
    std::unordered_map<BlockId, std::string> blocks_;
    std::size_t kept_ = 0;
    std::vector<Text> texts_;
    std::vector<std::string> spare_;
    std::size_t bytes_ = 0;
};

}  // namespace

void add_problem(VerifyReport& report, std::string document, std::uint32_t version, std::string what) {
    if (report.problems.size() < most_problems) {
        report.problems.push_back({std::move(document), version, std::move(what)});
    }
}

void verify_frames(Connection& connection, VerifyReport& report) {
    FrameVerifier(connection, report).run();
}

void verify_document(Connection& connection, const StoredDocument& document, VerifyReport& report,
                     const std::function<bool(std::uint64_t)>& done) {
    DocumentVerifier(connection, document, report, done).run();
}

}  // namespace smallprint::history
