#include "catalogue/platforms.h"

#include <algorithm>
#include <array>
#include <map>

#include "catalogue/address.h"
#include "catalogue/archive.h"
#include "catalogue/fingerprint.h"
#include "catalogue/platforms_layout.h"

namespace smallprint {
namespace {

namespace layout = platforms_layout;

constexpr char list_separator = '\x1f';

std::uint32_t number_at(std::string_view bytes, std::size_t at, unsigned size = 4) {
    std::uint32_t value = 0;
    for (unsigned i = 0; i < size; ++i) {
        value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8U * i);
    }
    return value;
}

template <class Value>
Value checked(std::uint32_t number, Value last) {
    if (number > static_cast<std::uint32_t>(last)) {
        ArchiveReader::fail();
    }
    return static_cast<Value>(number);
}

FactValue read_list(std::string_view text) {
    std::vector<std::string> list;
    while (true) {
        const std::size_t end = text.find(list_separator);
        list.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) {
            return list;
        }
        text.remove_prefix(end + 1);
    }
}

}  // namespace

std::uint32_t Platforms::Table::get(std::uint32_t row, std::uint32_t offset, unsigned size) const {
    if (row >= rows) {
        ArchiveReader::fail();
    }
    return number_at(bytes, std::size_t{row} * width + offset, size);
}

Platforms::Platforms(std::string_view section) {
    if (section.size() < layout::header_size || !section.starts_with(layout::magic)) {
        ArchiveReader::fail();
    }
    for (std::uint32_t kind = 0; kind < document_kinds; ++kind) {
        totals_[kind] = number_at(section, layout::totals_at + std::size_t{4} * kind);
    }
    const std::array<Table*, layout::table_count> tables{&strings_, nullptr,    &types_,     &platforms_,
                                                         &names_,   &hosts_,    &documents_, &clauses_,
                                                         &facts_,   &examples_, &hashes_};
    for (std::uint32_t i = 0; i < layout::table_count; ++i) {
        const std::uint64_t offset = number_at(section, layout::directory_at + std::size_t{8} * i);
        const std::uint64_t rows = number_at(section, layout::directory_at + std::size_t{8} * i + 4);
        const std::uint64_t size = rows * layout::widths[i];
        if (offset > section.size() || size > section.size() - offset) {
            ArchiveReader::fail();
        }
        const std::string_view bytes = section.substr(offset, size);
        if (tables[i] == nullptr) {
            characters_ = bytes;
        } else {
            *tables[i] = Table{bytes, static_cast<std::uint32_t>(rows), layout::widths[i]};
        }
    }
}

std::string_view Platforms::text(std::uint32_t id) const {
    const std::uint32_t offset = strings_.get(id, 0);
    const std::uint32_t length = strings_.get(id, 4);
    if (offset > characters_.size() || length > characters_.size() - offset) {
        ArchiveReader::fail();
    }
    return characters_.substr(offset, length);
}

std::optional<std::uint32_t> Platforms::find_text(const Table& table, std::string_view wanted) const {
    std::uint32_t low = 0;
    std::uint32_t high = table.rows;
    while (low < high) {
        const std::uint32_t middle = low + (high - low) / 2;
        const std::string_view here = text(table.get(middle, 0));
        if (here == wanted) {
            return middle;
        }
        if (here < wanted) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return std::nullopt;
}

Platform Platforms::platform(std::uint32_t index) const {
    Platform platform;
    platform.index = index;
    platform.name = text(platforms_.get(index, 0));
    platform.operated_by = platforms_.get(index, 4);
    platform.first_document = platforms_.get(index, 8);
    platform.documents = platforms_.get(index, 12, 2);
    platform.known = platforms_.get(index, 14, 1);
    platform.generative_ai = (platforms_.get(index, 15, 1) & 1U) != 0;
    return platform;
}

PlatformDocument Platforms::document(std::uint32_t index) const {
    PlatformDocument document;
    document.index = index;
    document.platform = documents_.get(index, 0);
    document.terms_type = text(documents_.get(index, 4));
    document.url = text(documents_.get(index, 8));
    document.date = text(documents_.get(index, 12));
    document.first_clause = documents_.get(index, 16);
    document.clauses = documents_.get(index, 20, 2);
    document.kind = checked(documents_.get(index, 22, 1), DocumentKind::rules);
    const std::uint32_t flags = documents_.get(index, 23, 1);
    document.current = (flags & 1U) != 0;
    document.counted = (flags & 2U) != 0;
    const std::string_view row = documents_.bytes.substr(std::size_t{index} * documents_.width + 24, 32);
    std::transform(row.begin(), row.end(), document.sha256.begin(),
                   [](char c) { return static_cast<std::uint8_t>(c); });
    return document;
}

PlatformClause Platforms::clause(std::uint32_t index) const {
    PlatformClause clause;
    clause.index = index;
    clause.document = clauses_.get(index, 0);
    clause.exact = clauses_.get(index, 8);
    clause.type = text(types_.get(clauses_.get(index, 12, 2), 0));
    clause.way = clauses_.get(index, 14, 2);
    clause.words = clauses_.get(index, 16, 2);
    clause.hashes = clauses_.get(index, 18, 2);
    clause.negations = clauses_.get(index, 21, 1);
    clause.severity = checked(clauses_.get(index, 22, 1), Severity::high);
    clause.stance = checked(clauses_.get(index, 23, 1), Stance::for_you);
    return clause;
}

Facts Platforms::facts(const PlatformClause& clause) const {
    Facts facts;
    const std::uint32_t first = clauses_.get(clause.index, 4);
    const std::uint32_t count = clauses_.get(clause.index, 20, 1);
    for (std::uint32_t i = 0; i < count; ++i) {
        if (first > facts_.rows) {
            ArchiveReader::fail();
        }
        const std::uint32_t value = facts_.get(first + i, 4);
        FactValue& fact = facts[std::string(text(facts_.get(first + i, 0)))];
        switch (facts_.get(first + i, 8, 1)) {
            case 0:
                fact = value != 0;
                break;
            case 1:
                fact = static_cast<std::int64_t>(value);
                break;
            case 2:
                fact = std::string(text(value));
                break;
            case 3:
                fact = read_list(text(value));
                break;
            default:
                ArchiveReader::fail();
        }
    }
    return facts;
}

std::optional<Platform> Platforms::named(std::string_view name) const {
    const auto row = find_text(names_, platform_name_key(name));
    return row ? std::optional(platform(names_.get(*row, 4))) : std::nullopt;
}

std::optional<Platform> Platforms::at(std::string_view url) const {
    const auto address = read_address(url);
    if (!address) {
        return std::nullopt;
    }
    std::string_view host = address->host;
    while (true) {
        if (const auto row = find_text(hosts_, host)) {
            return platform(hosts_.get(*row, 4));
        }
        const std::size_t dot = host.find('.');
        if (dot == std::string_view::npos) {
            return std::nullopt;
        }
        host.remove_prefix(dot + 1);
    }
}

std::optional<Platform> Platforms::find(std::string_view name, std::string_view url) const {
    if (auto found = named(name)) {
        return found;
    }
    return at(url);
}

Prevalence Platforms::prevalence(std::string_view type, DocumentKind kind) const {
    const auto which = static_cast<std::uint32_t>(kind);
    const auto row = find_text(types_, type);
    return {row ? types_.get(*row, 12 + 4 * which) : 0, totals_[which]};
}

std::vector<std::uint32_t> Platforms::examples(std::string_view type) const {
    constexpr std::uint32_t most = 32;
    std::vector<std::uint32_t> clauses;
    if (const auto row = find_text(types_, type)) {
        const std::uint32_t first = types_.get(*row, 4);
        const std::uint32_t count = std::min(types_.get(*row, 8), most);
        for (std::uint32_t i = 0; i < count; ++i) {
            if (first >= examples_.rows) {
                ArchiveReader::fail();
            }
            clauses.push_back(examples_.get(first + i, 0));
        }
    }
    return clauses;
}

std::vector<SameClause> Platforms::same_clauses(std::string_view type, const Words& words) const {
    constexpr std::uint32_t longest_list = 64;  // The writer keeps no hash that more clauses share.
    std::vector<SameClause> found;
    const auto wanted = find_text(types_, type);
    if (!wanted || words.size() < words_for_near || hashes_.rows == 0) {
        return found;
    }
    std::vector<std::uint32_t> shingles;
    for (const Shingle& shingle : shingles_of(words)) {
        shingles.push_back(static_cast<std::uint32_t>(shingle.hash));
    }
    std::sort(shingles.begin(), shingles.end());
    shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
    std::map<std::uint32_t, std::uint32_t> shared;
    for (const std::uint32_t hash : shingles) {
        std::uint32_t low = 0;
        std::uint32_t high = hashes_.rows;
        while (low < high) {
            const std::uint32_t middle = low + (high - low) / 2;
            if (hashes_.get(middle, 0) < hash) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        for (std::uint32_t i = low; i < hashes_.rows && i - low < longest_list && hashes_.get(i, 0) == hash;
             ++i) {
            const std::uint32_t clause = hashes_.get(i, 4);
            if (clauses_.get(clause, 12, 2) == *wanted) {
                ++shared[clause];
            }
        }
    }
    const std::uint32_t negations = count_negations(words, 0, words.size() - 1);
    const auto exact = static_cast<std::uint32_t>(exact_hash(words, 0, words.size()));
    for (const auto& [index, count] : shared) {
        const PlatformClause there = clause(index);
        const double containment =
            there.hashes == 0 ? 0.0 : std::min(1.0, static_cast<double>(count) / there.hashes);
        if (containment >= least_containment && there.negations == negations) {
            const bool same = there.exact == exact && there.words == words.size();
            found.push_back({there, same ? 1.0 : containment, same});
        }
    }
    return found;
}

}  // namespace smallprint
