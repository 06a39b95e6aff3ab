#include "document/page_parts.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <string>

#include "base/ascii.h"
#include "base/word_lists.h"
#include "document/page_titles.h"

namespace smallprint {
namespace {

struct Part {
    PartKind kind{};
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t bytes = 0;
    bool holds_others = false;
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
std::optional<Part> find_inner_document(const std::vector<Block>& blocks, PartKind kind) {
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
            found = Part{kind, i, blocks.size()};
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
        Part part{*kind, i, i + 1};
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
                rank.titles += speaks_of_document(ascii_lowered(block.text)) ? 1U : 0U;
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

// A title that is a mere paragraph may be that of a section ("Privacy Policy": "Please review our …"), and
// ends at no other section's: it is a document's if the text under it speaks of itself, and goes on to the
// next document.
void keep_introduced(const std::vector<Block>& blocks, std::vector<Part>& parts) {
    constexpr std::size_t blocks_looked_at = 8;
    constexpr std::size_t bytes_looked_at = 600;
    const auto is_paragraph = [&blocks](const Part& part) {
        return blocks[part.begin].kind != BlockKind::heading;
    };
    const auto is_section = [&](const Part& part) {
        if (!is_paragraph(part)) {
            return false;
        }
        const std::size_t end = std::min(part.end, part.begin + 1 + blocks_looked_at);
        for (std::size_t i = part.begin + 1; i < end; ++i) {
            const std::string text = ascii_lowered(blocks[i].text.substr(0, bytes_looked_at));
            if (speaks_of_itself_as(part.kind, text)) {
                return false;
            }
        }
        return true;
    };
    std::vector<Part> kept;
    for (const Part& part : parts) {
        if (!is_section(part)) {
            kept.push_back(part);
        } else if (!kept.empty() && is_paragraph(kept.back()) && kept.back().end == part.begin) {
            kept.back().end = part.end;
        }
    }
    parts = std::move(kept);
}

// Documents set among the sections of another, and that other up to the first of them.
std::vector<Part> inner_documents(const std::vector<Block>& blocks) {
    // The page's first title is the whole page's: what it names is no part of it.
    const auto title = std::find_if(blocks.begin(), blocks.end(),
                                    [](const Block& block) { return kind_of_title(block).has_value(); });
    if (title == blocks.end()) {
        return {};
    }
    const PartKind main = *kind_of_title(*title);
    std::vector<Part> parts;
    for (const PartKind kind : all_part_kinds) {
        if (const auto inner = kind == main ? std::nullopt : find_inner_document(blocks, kind)) {
            parts.push_back(*inner);
        }
    }
    if (parts.empty()) {
        return {};
    }
    std::sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.begin < b.begin; });
    parts.insert(parts.begin(), Part{main, 0, parts.front().begin, 0, true});
    return parts;
}

// Parts of parts are sections; what begins while another goes on belongs to it.
std::vector<Part> outermost(const std::vector<Part>& parts) {
    std::vector<Part> result;
    for (const Part& part : parts) {
        if (result.empty() || part.begin >= result.back().end) {
            result.push_back(part);
        }
    }
    return result;
}

bool several_kinds(const std::vector<Part>& parts) {
    return std::any_of(parts.begin(), parts.end(),
                       [&parts](const Part& part) { return part.kind != parts.front().kind; });
}

}  // namespace

std::vector<PagePart> page_parts(const std::vector<Block>& blocks) {
    std::vector<Part> parts = find_parts(blocks);
    const Ranks ranks(blocks, parts);
    parts.erase(std::remove_if(parts.begin(), parts.end(),
                               [&](const Part& part) { return !ranks.holds_documents(blocks[part.begin]); }),
                parts.end());
    parts = outermost(parts);
    keep_introduced(blocks, parts);
    if (!several_kinds(parts)) {
        parts = outermost(inner_documents(blocks));
    }
    std::vector<PagePart> found;
    found.reserve(parts.size());
    for (const Part& part : parts) {
        found.push_back({part.kind, part.begin, part.end, part.holds_others});
    }
    return found;
}

std::optional<std::size_t> part_named(const std::vector<PagePart>& parts, std::string_view name) {
    const auto kind = kind_asked_for(name);
    std::optional<std::size_t> best;
    for (std::size_t i = 0; kind && i < parts.size(); ++i) {
        const bool longer = !best || parts[i].end - parts[i].begin > parts[*best].end - parts[*best].begin;
        if (parts[i].kind == *kind && longer) {
            best = i;
        }
    }
    return best;
}

std::optional<std::size_t> part_at(const std::vector<PagePart>& parts, std::size_t block) {
    const auto found = std::find_if(parts.begin(), parts.end(), [block](const PagePart& part) {
        return part.begin <= block && block < part.end;
    });
    return found == parts.end() ? std::nullopt
                                : std::optional(static_cast<std::size_t>(found - parts.begin()));
}

bool keep_named_part(std::vector<Block>& blocks, std::string_view name, std::optional<std::size_t> where) {
    const std::vector<PagePart> parts = page_parts(blocks);
    std::optional<std::size_t> wanted = where ? part_at(parts, *where) : std::nullopt;
    if (!wanted) {
        wanted = part_named(parts, name);
    }
    if (!wanted || parts[*wanted].holds_others) {
        return false;
    }
    const auto at = [&blocks](std::size_t i) {
        return std::make_move_iterator(blocks.begin() + static_cast<std::ptrdiff_t>(i));
    };
    const PagePart& part = parts[*wanted];
    blocks = std::vector<Block>(at(part.begin), at(part.end));
    return true;
}

}  // namespace smallprint
