// What several targets need: a folder of their own, a clock that stands still, the catalogue and reader made
// once, and what must hold of every document.
#pragma once

#include <filesystem>
#include <string_view>

#include "analysis/analyse.h"
#include "base/clock.h"
#include "catalogue/catalogue.h"
#include "document/document.h"

namespace smallprint::fuzz {

class FixedClock final : public Clock {
public:
    [[nodiscard]] TimeMs now() const override { return 1'700'000'000'000; }
};

/// A folder in the system's place for temporary files, removed with everything in it at the end.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
    /// Removes what is in it.
    void empty() const;

private:
    std::filesystem::path path_;
};

void write_file(const std::filesystem::path& path, std::string_view bytes);

/// The built-in catalogue and its reader, made at the first call and kept: making them takes longer than most
/// inputs.
[[nodiscard]] const Catalogue& embedded_catalogue();
[[nodiscard]] const Reader& embedded_reader();

/// Requires what document.h promises: texts that are whole UTF-8 without newlines, the canonical text made of
/// them, clauses within the blocks, links within their texts, and the same document when it is made from its
/// blocks again.
void require_sound(const Document& document);

}  // namespace smallprint::fuzz
