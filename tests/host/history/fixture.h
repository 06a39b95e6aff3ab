// A data directory of its own for each test, a clock that stands still, and documents made of lines.
#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "base/clock.h"
#include "document/document.h"
#include "history/store.h"

namespace smallprint::test {

class FixedClock final : public Clock {
public:
    [[nodiscard]] TimeMs now() const override { return time; }
    TimeMs time = 1'700'000'000'000;
};

/// Removed with everything in it at the end.
class TemporaryDirectory {
public:
    TemporaryDirectory() {
        static std::atomic<int> count{0};
        const auto stamp = std::chrono::steady_clock::now().time_since_epoch().count();
        path_ = std::filesystem::temp_directory_path() /
                ("smallprint-history-" + std::to_string(stamp) + "-" + std::to_string(count++));
    }
    ~TemporaryDirectory() {
        std::error_code error;
        std::filesystem::permissions(path_, std::filesystem::perms::owner_all, error);
        std::filesystem::remove_all(path_, error);
    }
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

inline constexpr TimeMs day = TimeMs{24} * 60 * 60 * 1000;

inline Document document_of(const std::vector<std::string>& paragraphs) {
    std::vector<Block> blocks;
    for (const std::string& text : paragraphs) {
        blocks.push_back({BlockKind::paragraph, 0, text, {}});
    }
    return document_from_blocks(std::move(blocks));
}

inline DocumentKey sample_key() {
    return {"Pear Chat", "Terms of Service", "en", ""};
}

inline NewVersion version_of(const Document& document, TimeMs captured_at,
                             const DocumentKey& key = sample_key()) {
    NewVersion version;
    version.key = key;
    version.url = "https://pear.example/terms";
    version.title = "Terms";
    version.captured_at = captured_at;
    version.extractor = "test/1";
    version.document = &document;
    return version;
}

}  // namespace smallprint::test
