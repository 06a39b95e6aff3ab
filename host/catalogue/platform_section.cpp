// Lays the platforms out as the section "PLAT" (platforms_layout.h).
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "catalogue/platform_source.h"
#include "catalogue/platforms.h"
#include "catalogue/platforms_layout.h"

namespace smallprint {
namespace {

namespace layout = platforms_layout;

constexpr std::size_t longest_text = 2000;
/// What more clauses share is nobody's own wording, and would make looking up slow.
constexpr std::size_t longest_posting = 48;
constexpr std::size_t examples_of_a_way = 4;
constexpr std::size_t most_ways = 8;

void put(std::string& bytes, std::uint64_t value, unsigned size) {
    const std::uint64_t most = size >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (8U * size)) - 1;
    value = std::min(value, most);
    for (unsigned i = 0; i < size; ++i) {
        bytes.push_back(static_cast<char>((value >> (8U * i)) & 0xffU));
    }
}

struct ListedClause {
    const PlatformSource::Service* service = nullptr;
    const PlatformSource::Document* document = nullptr;
    const PlatformSource::Clause* clause = nullptr;
    std::uint32_t platform = 0;
    std::uint32_t index = 0;
    bool counted = false;
};

class Layout {
public:
    explicit Layout(const PlatformSource& source) : source_(source) {}

    std::string run() {
        number_types();
        write_platforms();
        write_hashes();
        write_types();
        write_keys(names_, layout::names);
        write_keys(hosts_, layout::hosts);
        return join();
    }

private:
    std::uint32_t text(std::string_view text) {
        if (text.size() > longest_text) {
            text = {};
        }
        const auto [found, is_new] =
            texts_.emplace(std::string(text), static_cast<std::uint32_t>(texts_.size()));
        if (is_new) {
            put(tables_[layout::strings], tables_[layout::characters].size(), 4);
            put(tables_[layout::strings], text.size(), 4);
            tables_[layout::characters].append(text);
        }
        return found->second;
    }

    void number_types() {
        for (const auto& service : source_.services) {
            for (const auto& document : service.documents) {
                for (const auto& clause : document.clauses) {
                    types_.emplace(clause.type, 0);
                }
            }
        }
        std::uint32_t number = 0;
        for (auto& [type, index] : types_) {
            index = number++;
        }
    }

    void write_platforms() {
        std::string& rows = tables_[layout::platforms];
        std::uint32_t document_index = 0;
        for (std::uint32_t i = 0; i < source_.services.size(); ++i) {
            const auto& service = source_.services[i];
            put(rows, text(service.name), 4);
            put(rows, service.operated_by, 4);
            put(rows, document_index, 4);
            put(rows, service.documents.size(), 2);
            put(rows, service.known, 1);
            put(rows, service.generative_ai ? 1 : 0, 1);
            names_.emplace(platform_name_key(service.name), i);
            for (const std::string& name : service.names) {
                names_.emplace(platform_name_key(name), i);
            }
            for (const std::string& host : service.hosts) {
                hosts_.emplace(host, i);
            }
            std::set<DocumentKind> counted;
            for (const auto& document : service.documents) {
                write_document(service, document, i, document_index++, counted);
            }
            for (const DocumentKind kind : counted) {
                ++totals_[static_cast<std::size_t>(kind)];
            }
        }
    }

    /// The same text, or the text at the same address, counts once, whichever services point to it.
    bool counts(const PlatformSource::Document& document) {
        if (!document.current) {
            return false;
        }
        const bool new_text = seen_.insert(to_hex(document.sha256)).second;
        const bool new_place = document.url.empty() || seen_.insert(document.url).second;
        return new_text && new_place;
    }

    void write_document(const PlatformSource::Service& service, const PlatformSource::Document& document,
                        std::uint32_t platform, std::uint32_t index, std::set<DocumentKind>& counted) {
        const DocumentKind kind = document_kind(document.terms_type);
        const bool is_counted = counts(document);
        std::string& rows = tables_[layout::documents];
        put(rows, platform, 4);
        put(rows, text(document.terms_type), 4);
        put(rows, text(document.url), 4);
        put(rows, text(document.date), 4);
        put(rows, clauses_.size(), 4);
        put(rows, document.clauses.size(), 2);
        put(rows, static_cast<std::uint64_t>(kind), 1);
        put(rows, (document.current ? 1U : 0U) | (is_counted ? 2U : 0U), 1);
        for (const std::uint8_t byte : document.sha256) {
            rows.push_back(static_cast<char>(byte));
        }
        if (is_counted) {
            counted.insert(kind);
        }
        for (const auto& clause : document.clauses) {
            if (is_counted) {
                with_[{clause.type, kind}].insert(platform);
            }
            clauses_.push_back({&service, &document, &clause, platform,
                                static_cast<std::uint32_t>(clauses_.size()), is_counted});
            clause_documents_.push_back(index);
            for (const std::uint32_t hash : clause.hashes) {
                postings_[hash].push_back(clauses_.back().index);
            }
        }
    }

    void write_hashes() {
        std::vector<std::uint32_t> kept(clauses_.size());
        std::string& rows = tables_[layout::hashes];
        for (const auto& [hash, list] : postings_) {
            if (list.size() > longest_posting) {
                continue;
            }
            for (const std::uint32_t clause : list) {
                put(rows, hash, 4);
                put(rows, clause, 4);
                ++kept[clause];
            }
        }
        for (const ListedClause& listed : clauses_) {
            // With most of its hashes gone a clause could be taken for any other: then it is not looked for.
            const std::uint32_t hashes = kept[listed.index];
            const bool enough = hashes >= 3 && 2 * std::size_t{hashes} >= listed.clause->hashes.size();
            write_clause(listed, enough ? hashes : 0);
        }
    }

    void write_clause(const ListedClause& listed, std::uint32_t hashes) {
        const PlatformSource::Clause& clause = *listed.clause;
        const std::uint32_t first_fact = facts_;
        std::uint32_t facts = 0;
        for (const auto& [name, value] : clause.facts) {
            if (facts < 255) {
                write_fact(name, value);
                ++facts;
            }
        }
        std::string& rows = tables_[layout::clauses];
        put(rows, clause_documents_[listed.index], 4);
        put(rows, first_fact, 4);
        put(rows, clause.exact, 4);
        put(rows, types_.at(clause.type), 2);
        put(rows, clause.way, 2);
        put(rows, clause.words, 2);
        put(rows, hashes, 2);
        put(rows, facts, 1);
        put(rows, clause.negations, 1);
        put(rows, static_cast<std::uint64_t>(clause.severity), 1);
        put(rows, static_cast<std::uint64_t>(clause.stance), 1);
    }

    void write_fact(const std::string& name, const FactValue& value) {
        std::uint64_t number = 0;
        if (const auto* flag = std::get_if<bool>(&value)) {
            number = *flag ? 1 : 0;
        } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
            number = *whole < 0 ? 0 : static_cast<std::uint64_t>(*whole);
        } else if (const auto* words = std::get_if<std::string>(&value)) {
            number = text(*words);
        } else {
            std::string joined;
            for (const std::string& item : std::get<std::vector<std::string>>(value)) {
                joined.append(joined.empty() ? "" : "\x1f").append(item);
            }
            number = text(joined);
        }
        std::string& rows = tables_[layout::facts];
        put(rows, text(name), 4);
        put(rows, number, 4);
        put(rows, value.index(), 1);
        ++facts_;
    }

    /// For each type, the ways it is handled in current documents, that of the best known service first, and
    /// for each way the best known services, one of a company.
    void write_types() {
        std::map<std::uint32_t, std::map<std::uint32_t, std::vector<const ListedClause*>>> ways;
        for (const ListedClause& listed : clauses_) {
            if (listed.document->current && is_for_people(listed.document->terms_type)) {
                ways[types_.at(listed.clause->type)][listed.clause->way].push_back(&listed);
            }
        }
        for (const auto& [type, index] : types_) {
            const std::uint32_t first = examples_;
            std::vector<std::vector<const ListedClause*>> lists;
            for (auto& [way, list] : ways[index]) {
                std::stable_sort(list.begin(), list.end(), [](const ListedClause* a, const ListedClause* b) {
                    return std::tuple(b->service->known, b->counted, a->index) <
                           std::tuple(a->service->known, a->counted, b->index);
                });
                lists.push_back(list);
            }
            std::stable_sort(lists.begin(), lists.end(), [](const auto& a, const auto& b) {
                return std::tuple(b[0]->service->known, b.size()) <
                       std::tuple(a[0]->service->known, a.size());
            });
            for (std::size_t i = 0; i < std::min(lists.size(), most_ways); ++i) {
                write_examples(lists[i]);
            }
            std::string& rows = tables_[layout::types];
            put(rows, text(type), 4);
            put(rows, first, 4);
            put(rows, examples_ - first, 4);
            for (const DocumentKind kind :
                 {DocumentKind::terms, DocumentKind::privacy, DocumentKind::rules}) {
                const auto found = with_.find({type, kind});
                put(rows, found == with_.end() ? 0 : found->second.size(), 4);
            }
        }
    }

    void write_examples(const std::vector<const ListedClause*>& way) {
        std::set<std::uint32_t> operators;
        for (const ListedClause* listed : way) {
            if (operators.size() < examples_of_a_way &&
                operators.insert(listed->service->operated_by).second) {
                put(tables_[layout::examples], listed->index, 4);
                ++examples_;
            }
        }
    }

    void write_keys(const std::map<std::string, std::uint32_t>& keys, layout::Table table) {
        for (const auto& [key, platform] : keys) {
            put(tables_[table], text(key), 4);
            put(tables_[table], platform, 4);
        }
    }

    [[nodiscard]] std::string join() const {
        std::string section(layout::magic);
        for (const std::uint32_t total : totals_) {
            put(section, total, 4);
        }
        put(section, 0, 4);
        std::uint64_t offset = layout::header_size;
        for (std::uint32_t i = 0; i < layout::table_count; ++i) {
            put(section, offset, 4);
            put(section, tables_[i].size() / layout::widths[i], 4);
            offset += tables_[i].size();
        }
        for (const std::string& table : tables_) {
            section.append(table);
        }
        return section;
    }

    const PlatformSource& source_;
    std::array<std::string, layout::table_count> tables_;
    std::map<std::string, std::uint32_t> texts_;
    std::map<std::string, std::uint32_t> types_;
    std::map<std::string, std::uint32_t> names_;
    std::map<std::string, std::uint32_t> hosts_;
    std::map<std::pair<std::string, DocumentKind>, std::set<std::uint32_t>> with_;
    std::map<std::uint32_t, std::vector<std::uint32_t>> postings_;
    std::vector<ListedClause> clauses_;
    std::vector<std::uint32_t> clause_documents_;
    std::set<std::string> seen_;
    std::array<std::uint32_t, document_kinds> totals_{};
    std::uint32_t facts_ = 0;
    std::uint32_t examples_ = 0;
};

}  // namespace

std::string encode_platforms(const PlatformSource& source) {
    return Layout(source).run();
}

}  // namespace smallprint
