#include "import/pack_names.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <fstream>
#include <mutex>
#include <span>
#include <string>
#include <thread>
#include <utility>

#include "base/error.h"
#include "import/inflater.h"
#include "import/pack_delta.h"
#include "import/pack_sha1.h"

namespace smallprint::git {
namespace {

// Of what one thread keeps while what builds on it is made.
constexpr std::uint64_t most_bytes_kept = std::uint64_t{256} << 20U;
// Histories of terms come to some thirty times the size of their pack.
constexpr std::uint64_t most_bytes_made = std::uint64_t{256} << 20U;
constexpr std::uint64_t most_times_the_pack = 1000;

Error damaged() {
    return {ErrorCode::unreadable_input, "The bundle is damaged: its pack cannot be read."};
}

Error endless() {
    return {ErrorCode::unreadable_input, "The bundle unpacks to far more than any history of terms."};
}

/// Entries by what they build on.
class Children {
public:
    explicit Children(const Pack& pack) {
        for (std::uint32_t i = 0; i < pack.entries.size(); ++i) {
            const PackEntry& entry = pack.entries[i];
            if (entry.type == PackType::offset_delta) {
                by_entry_.emplace_back(entry.base, i);
            } else if (entry.type == PackType::id_delta) {
                by_id_.emplace_back(pack.base_ids[entry.base], i);
            }
        }
        std::ranges::sort(by_entry_);
        std::ranges::sort(by_id_);
    }

    [[nodiscard]] std::vector<std::uint32_t> of(std::uint32_t entry, const ObjectId& id) const {
        std::vector<std::uint32_t> found;
        add(by_entry_, entry, found);
        add(by_id_, id, found);
        return found;
    }

private:
    template <typename Base>
    static void add(const std::vector<std::pair<Base, std::uint32_t>>& pairs, const Base& base,
                    std::vector<std::uint32_t>& found) {
        auto pair = std::ranges::lower_bound(pairs, std::pair(base, std::uint32_t{0}));
        for (; pair != pairs.end() && pair->first == base; ++pair) {
            found.push_back(pair->second);
        }
    }

    std::vector<std::pair<std::uint32_t, std::uint32_t>> by_entry_;
    std::vector<std::pair<ObjectId, std::uint32_t>> by_id_;
};

/// What all threads share.
struct Work {
    const Pack& pack;
    const std::filesystem::path& file;
    Children children;
    std::vector<std::uint32_t> roots;      // what is kept as a whole
    std::vector<ObjectId> ids;             // by entry
    std::vector<std::atomic<bool>> begun;  // by entry
    std::atomic<std::size_t> next_root{0};
    std::atomic<std::size_t> done{0};
    std::atomic<std::uint64_t> made{0};
    std::uint64_t most_made = 0;
    std::atomic<bool> stop{false};
    std::mutex mutex;
    std::exception_ptr failure;
};

class Worker {
public:
    explicit Worker(Work& work) : work_(work), file_(work.file, std::ios::binary) {}

    void run(const std::function<void(std::size_t)>* progress) {
        while (!work_.stop) {
            const std::size_t next = work_.next_root++;
            if (next >= work_.roots.size()) {
                return;
            }
            name_tree(work_.roots[next]);
            if (progress != nullptr) {
                (*progress)(work_.done);
            }
        }
    }

private:
    struct Object {
        std::string bytes;
        std::vector<std::uint32_t> children;
        std::size_t next = 0;
    };

    // An object and everything that builds on it, deepest first; an object is let go with its last child.
    void name_tree(std::uint32_t root) {
        const PackType type = work_.pack.entries[root].type;
        begin(root, type, read(root));
        while (!open_.empty() && !work_.stop) {
            Object& top = open_.back();
            if (top.next == top.children.size()) {
                close();
                continue;
            }
            const std::uint32_t child = top.children[top.next++];
            if (work_.begun[child].exchange(true)) {
                continue;  // The same object lies twice in the pack, and this builds on either.
            }
            std::string bytes = apply_delta(top.bytes, read(child));
            if (top.next == top.children.size()) {
                close();
            }
            begin(child, type, std::move(bytes));
        }
        open_.clear();
        kept_ = 0;
    }

    void begin(std::uint32_t entry, PackType type, std::string bytes) {
        if ((work_.made += bytes.size()) > work_.most_made || (kept_ += bytes.size()) > most_bytes_kept) {
            throw endless();
        }
        static constexpr const char* names[] = {"", "commit", "tree", "blob", "tag"};
        std::string head = names[static_cast<std::size_t>(type)];
        head += ' ' + std::to_string(bytes.size());
        head.push_back('\0');
        sha1_.update(head);
        sha1_.update(bytes);
        const ObjectId id = sha1_.finish();
        work_.ids[entry] = id;
        ++work_.done;
        std::vector<std::uint32_t> children = work_.children.of(entry, id);
        if (children.empty()) {
            kept_ -= bytes.size();
            return;
        }
        open_.push_back({std::move(bytes), std::move(children)});
    }

    void close() {
        kept_ -= open_.back().bytes.size();
        open_.pop_back();
    }

    // What an entry inflates to.
    std::string read(std::uint32_t index) {
        const PackEntry& entry = work_.pack.entries[index];
        packed_.resize(static_cast<std::size_t>(entry.end - entry.data));
        file_.seekg(static_cast<std::streamoff>(entry.data));
        if (!file_.read(packed_.data(), static_cast<std::streamsize>(packed_.size()))) {
            throw damaged();
        }
        std::string bytes(static_cast<std::size_t>(entry.size), '\0');
        z_stream& stream = inflater_.begin();
        char nothing = 0;
        stream.next_in = reinterpret_cast<Bytef*>(packed_.data());
        stream.avail_in = static_cast<uInt>(packed_.size());
        stream.next_out = reinterpret_cast<Bytef*>(bytes.empty() ? &nothing : bytes.data());
        stream.avail_out = static_cast<uInt>(bytes.size());
        if (inflate(&stream, Z_FINISH) != Z_STREAM_END || stream.avail_out != 0) {
            throw damaged();
        }
        return bytes;
    }

    Work& work_;
    std::ifstream file_;
    Inflater inflater_;
    Sha1 sha1_;
    std::string packed_;
    std::vector<Object> open_;
    std::uint64_t kept_ = 0;  // bytes of `open_`, and of the one being begun
};

}  // namespace

std::vector<ObjectId> name_objects(const Pack& pack, const std::filesystem::path& file, std::size_t threads,
                                   const std::function<void(std::size_t done)>& progress) {
    const std::size_t count = pack.entries.size();
    Work work{.pack = pack,
              .file = file,
              .children = Children(pack),
              .roots = {},
              .ids = std::vector<ObjectId>(count),
              .begun = std::vector<std::atomic<bool>>(count),
              .mutex = {},
              .failure = {}};
    for (std::uint32_t i = 0; i < count; ++i) {
        if (pack.entries[i].type < PackType::offset_delta) {
            work.roots.push_back(i);
        }
    }
    const std::uint64_t packed = count == 0 ? 0 : pack.entries.back().end;
    work.most_made = most_bytes_made + packed * most_times_the_pack;
    const auto serve = [&work](const std::function<void(std::size_t)>* told) {
        try {
            Worker(work).run(told);
        } catch (...) {
            const std::scoped_lock lock(work.mutex);
            work.failure = std::current_exception();
            work.stop = true;
        }
    };
    {
        std::vector<std::jthread> others;
        for (std::size_t i = 1; i < threads; ++i) {
            others.emplace_back(serve, nullptr);
        }
        serve(&progress);
    }
    if (work.failure) {
        std::rethrow_exception(work.failure);
    }
    if (work.done != count) {
        throw Error(ErrorCode::unreadable_input,
                    "The bundle is damaged: it builds on what it does not hold.");
    }
    return std::move(work.ids);
}

}  // namespace smallprint::git
