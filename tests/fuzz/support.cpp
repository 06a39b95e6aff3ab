#include "support.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <string>

#include "base/utf8.h"
#include "targets.h"

namespace smallprint::fuzz {

void require(bool holds, const char* what) {
    if (!holds) {
        std::fprintf(stderr, "does not hold: %s\n", what);
        std::abort();
    }
}

Folder::Folder()
    : path_(std::filesystem::temp_directory_path() /
            ("smallprint-fuzz-" + std::to_string(std::random_device{}()))) {
    std::filesystem::create_directories(path_);
}

Folder::~Folder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
}

void Folder::empty() const {
    for (const auto& entry : std::filesystem::directory_iterator(path_)) {
        std::filesystem::remove_all(entry.path());
    }
}

void write_file(const std::filesystem::path& path, std::string_view bytes) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    require(file.good(), "the folder for temporary files can be written");
}

const Catalogue& embedded_catalogue() {
    static const Catalogue catalogue = Catalogue::embedded();
    return catalogue;
}

const Reader& embedded_reader() {
    static const Reader reader(embedded_catalogue());
    return reader;
}

void require_sound(const Document& document) {
    std::string joined;
    for (const Block& block : document.blocks) {
        require(!block.text.empty(), "no block is empty");
        require(block.text.find('\n') == std::string::npos, "a block is one line");
        require(is_valid_utf8(block.text), "a block is UTF-8");
        for (const Link& link : block.links) {
            require(link.begin <= link.end && link.end <= block.text.size(), "a link is within its block");
        }
        joined += block.text;
        joined += '\n';
    }
    require(joined == document.canonical_text, "the canonical text is its blocks");
    for (const Clause& clause : document.clauses) {
        require(clause.block_count > 0, "a clause has a block");
        require(std::size_t{clause.first_block} + clause.block_count <= document.blocks.size(),
                "a clause's blocks are there");
        for (const std::uint32_t heading : clause.headings) {
            require(heading < document.blocks.size(), "a clause's headings are there");
        }
    }
    const Document again = document_from_blocks(document.blocks);
    require(again.sha256 == document.sha256, "a document is made of its blocks");
    require(again.clauses.size() == document.clauses.size(), "clauses are made of the blocks");
}

}  // namespace smallprint::fuzz
