#include "document/page_parts.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>

#include "base/ascii.h"
#include "document/html_scan.h"

namespace smallprint {
namespace {

enum class Kind : std::uint8_t { terms, privacy, cookies, copyright, developer, community, use, processing };

struct Name {
    std::string_view words;
    Kind kind;
};

// The first that is found in a title counts, so that "API terms of use" are a developer's.
constexpr std::array names{Name{"cookie", Kind::cookies},
                           Name{"tracker", Kind::cookies},
                           Name{"copyright", Kind::copyright},
                           Name{"dmca", Kind::copyright},
                           Name{"takedown", Kind::copyright},
                           Name{"api", Kind::developer},
                           Name{"developer", Kind::developer},
                           Name{"data processing", Kind::processing},
                           Name{"community", Kind::community},
                           Name{"code of conduct", Kind::community},
                           Name{"acceptable use", Kind::use},
                           Name{"usage polic", Kind::use},
                           Name{"terms of service", Kind::terms},
                           Name{"terms of use", Kind::terms},
                           Name{"terms and conditions", Kind::terms},
                           Name{"terms & conditions", Kind::terms},
                           Name{"user agreement", Kind::terms},
                           Name{"privacy polic", Kind::privacy},
                           Name{"privacy notice", Kind::privacy},
                           Name{"privacy statement", Kind::privacy}};

// A title says what kind of text it is over; "Cookies" alone may be a section of a privacy policy.
constexpr std::array<std::string_view, 9> document_words{
    "polic", "terms", "agreement", "notice", "statement", "guidelines", "rules", "conduct", "conditions"};
constexpr std::array<std::string_view, 4> bygone_words{"archived", "previous", "former", "old version"};

template <std::size_t Size>
bool has_any(std::string_view text, const std::array<std::string_view, Size>& words) {
    return std::any_of(words.begin(), words.end(),
                       [text](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

std::optional<Kind> kind_of(std::string_view text) {
    const auto* const found = std::find_if(names.begin(), names.end(), [text](const Name& name) {
        const std::size_t at = text.find(name.words);
        return at != std::string_view::npos && (at == 0 || text[at - 1] == ' ');
    });
    return found == names.end() ? std::nullopt : std::optional(found->kind);
}

std::optional<Kind> kind_of_title(const Block& block) {
    constexpr std::size_t longest_title = 60;
    if (block.text.size() > longest_title || block.kind == BlockKind::table_row ||
        block.kind == BlockKind::list_item) {
        return std::nullopt;
    }
    const std::string text = ascii_lowered(block.text);
    const bool sentence =
        text.back() == '.' || text.back() == ':' || text.back() == ',' || text.back() == ';';
    if (sentence || !has_any(text, document_words) || has_any(text, bygone_words)) {
        return std::nullopt;
    }
    return kind_of(text);
}

std::optional<Kind> kind_asked_for(std::string_view name) {
    constexpr std::size_t longest_name = 128;
    std::string fragment = ascii_lowered(name.substr(0, longest_name));
    std::replace_if(
        fragment.begin(), fragment.end(), [](char c) { return c == '-' || c == '_' || c == '+'; }, ' ');
    return kind_of(fragment);
}

struct Part {
    Kind kind{};
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t bytes = 0;
};

// Headings outrank what is in their sections; a title that is a mere paragraph ends at the next such title.
bool ends_part(const Block& title, const Block& block) {
    if (title.kind == BlockKind::heading) {
        return block.kind == BlockKind::heading && block.level <= title.level;
    }
    return block.kind == title.kind && kind_of_title(block).has_value();
}

// Whether the text under a title speaks of itself by that title ("this Cookie Policy", "these API Terms") and
// can stand alone: one that supplements what is around it needs its definitions.
bool introduces_itself(const std::vector<Block>& blocks, std::size_t title) {
    constexpr std::size_t blocks_looked_at = 6;
    constexpr std::size_t bytes_looked_at = 600;
    constexpr std::array<std::string_view, 4> dependent{"supplements the", "supplements our", "forms part of",
                                                        "is part of"};
    const std::string name = ascii_lowered(blocks[title].text);
    bool named = false;
    for (std::size_t i = title + 1; i < blocks.size() && i <= title + blocks_looked_at; ++i) {
        const std::string text = ascii_lowered(blocks[i].text.substr(0, bytes_looked_at));
        if (has_any(text, dependent)) {
            return false;
        }
        named = named || text.find("this " + name) != std::string::npos ||
                text.find("these " + name) != std::string::npos;
    }
    return named;
}

// A document set among the sections of another ("Cookie Policy" under a privacy policy's last heading): its
// own sections have headings of its title's rank, so that it runs to where another one introduces itself.
std::optional<Part> find_inner_document(const std::vector<Block>& blocks, Kind kind) {
    std::optional<Part> found;
    for (std::size_t i = 1; i < blocks.size(); ++i) {
        const Block& block = blocks[i];
        if (block.kind != BlockKind::heading) {
            continue;
        }
        const auto here = kind_of_title(block);
        const bool document = here && introduces_itself(blocks, i);
        if (found && (block.level < blocks[found->begin].level || (document && here != kind))) {
            found->end = i;
            return found;
        }
        if (!found && document && here == kind) {
            found = Part{kind, i, blocks.size(), 0};
        }
    }
    return found;
}

std::vector<Part> find_parts(const std::vector<Block>& blocks) {
    constexpr std::size_t shortest_text = 400;  // Bytes; less is an entry of a table of contents.
    std::vector<Part> parts;
    std::size_t looked_at = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const auto kind = kind_of_title(blocks[i]);
        if (!kind) {
            continue;
        }
        Part part{*kind, i, i + 1, 0};
        while (part.end < blocks.size() && !ends_part(blocks[i], blocks[part.end])) {
            part.bytes += blocks[part.end].text.size();
            ++part.end;
        }
        if (part.bytes >= shortest_text) {
            parts.push_back(part);
        }
        // Titles inside titles inside titles: so many blocks are looked at, and then no more.
        looked_at += part.end - i;
        constexpr std::size_t most_looks_per_block = 16;
        if (looked_at > most_looks_per_block * blocks.size()) {
            return {};
        }
    }
    return parts;
}

/// What the blocks of one rank (headings of one level, or paragraphs) are: documents' titles, or the sections
/// of one document.
struct Rank {
    std::size_t blocks = 0;
    std::size_t titles = 0;  ///< Of them, those that speak of a policy, terms, ….
    unsigned kinds = 0;      ///< Bits of the kinds of documents that begin at this rank.

    [[nodiscard]] bool holds_documents(bool headings) const noexcept {
        const bool several = (kinds & (kinds - 1)) != 0;
        return several && (!headings || titles * 2 >= blocks);
    }
};

class Ranks {
public:
    Ranks(const std::vector<Block>& blocks, const std::vector<Part>& parts) {
        for (const Block& block : blocks) {
            Rank& rank = ranks_[index(block)];
            ++rank.blocks;
            if (block.kind == BlockKind::heading) {
                rank.titles += has_any(ascii_lowered(block.text), document_words) ? 1U : 0U;
            }
        }
        for (const Part& part : parts) {
            ranks_[index(blocks[part.begin])].kinds |= 1U << static_cast<unsigned>(part.kind);
        }
    }
    [[nodiscard]] bool holds_documents(const Block& title) const {
        return ranks_[index(title)].holds_documents(title.kind == BlockKind::heading);
    }

private:
    static std::size_t index(const Block& block) {
        constexpr std::size_t deepest = 7;
        return block.kind == BlockKind::heading ? std::min<std::size_t>(block.level, deepest) : 0;
    }
    std::array<Rank, 8> ranks_{};
};

}  // namespace

bool keep_named_part(std::vector<Block>& blocks, std::string_view name) {
    const auto kind = kind_asked_for(name);
    if (!kind) {
        return false;
    }
    const std::vector<Part> parts = find_parts(blocks);
    const Ranks ranks(blocks, parts);
    const Part* best = nullptr;
    for (const Part& part : parts) {
        if (part.kind == *kind && ranks.holds_documents(blocks[part.begin]) &&
            (best == nullptr || part.bytes > best->bytes)) {
            best = &part;
        }
    }
    std::optional<Part> inner;
    if (best == nullptr) {
        // The page's first title is the whole page's: what it names is no part of it.
        const auto title = std::find_if(blocks.begin(), blocks.end(),
                                        [](const Block& b) { return kind_of_title(b).has_value(); });
        if (title != blocks.end() && kind_of_title(*title) != kind) {
            inner = find_inner_document(blocks, *kind);
        }
        if (!inner) {
            return false;
        }
        best = &*inner;
    }
    const auto first = blocks.begin() + static_cast<std::ptrdiff_t>(best->begin);
    blocks =
        std::vector<Block>(std::make_move_iterator(first),
                           std::make_move_iterator(blocks.begin() + static_cast<std::ptrdiff_t>(best->end)));
    return true;
}

}  // namespace smallprint
