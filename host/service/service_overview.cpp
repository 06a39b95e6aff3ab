#include "service/service_overview.h"

#include <algorithm>
#include <map>
#include <memory>
#include <tuple>
#include <unordered_map>

#include "base/ascii.h"
#include "base/sha256.h"
#include "catalogue/content.h"
#include "service/evidence_memory.h"

namespace smallprint {
namespace {

constexpr std::uint32_t most_rows = 200;

// Months since the year 0, in UTC.
int month_of(TimeMs time) {
    const std::string text = to_rfc3339(time);  // YYYY-MM-…
    return std::stoi(text.substr(0, 4)) * 12 + std::stoi(text.substr(5, 2)) - 1;
}

bool has_words(const ServiceRow& row, const std::string& words) {
    const auto has = [&words](const std::string& text) {
        return ascii_lowered(text).find(words) != std::string::npos;
    };
    return words.empty() || has(row.service) ||
           std::any_of(row.documents.begin(), row.documents.end(),
                       [&](const StoredDocument& document) { return has(document.key.terms_type); });
}

std::vector<ServiceRow> rows_of(const Store& store) {
    std::vector<ServiceRow> rows;
    for (StoredDocument& document : store.documents()) {  // by service
        if (rows.empty() || rows.back().service != document.key.service) {
            rows.emplace_back().service = document.key.service;
        }
        ServiceRow& row = rows.back();
        row.first_seen =
            row.documents.empty() ? document.first_seen : std::min(row.first_seen, document.first_seen);
        row.last_verified = std::max(row.last_verified, document.last_verified);
        row.versions += document.versions;
        row.documents.push_back(std::move(document));
    }
    return rows;
}

// When each document changed in substance: by record id, in no particular order.
using Activity = std::vector<std::pair<std::string, TimeMs>>;

// Kept until a version is added or forgotten anywhere, so that a table can be sorted and searched without
// reading all changes again.
std::shared_ptr<const Activity> activity_of(Session& session, const std::vector<ServiceRow>& rows) {
    constexpr std::uint32_t page = 500;
    constexpr std::uint32_t most = 200'000;
    Sha256 state;
    for (const ServiceRow& row : rows) {
        for (const StoredDocument& document : row.documents) {
            state.update(document.id + ' ' + std::to_string(document.versions) + ' ' +
                         std::to_string(document.last_verified) + '\n');
        }
    }
    const std::string key = "activity " + to_hex(state.finish());
    const std::string reader = session.services().reader_version();
    EvidenceMemory& memory = session.services().memory();
    if (auto known = std::static_pointer_cast<const Activity>(memory.find_made(key, reader))) {
        return known;
    }
    auto activity = std::make_shared<Activity>();
    const Store& store = session.asking();
    for (std::uint32_t offset = 0; offset < most; offset += page) {
        const auto changes = store.changes(false, page, offset);
        for (const StoredChange& change : changes) {
            if (change.substantive) {
                activity->emplace_back(change.document_id, change.at);
            }
        }
        if (changes.size() < page) {
            break;
        }
    }
    memory.put_made(key, reader, activity);
    return activity;
}

void add_changes(const Activity& activity, TimeMs now, std::vector<ServiceRow>& rows) {
    std::unordered_map<std::string_view, ServiceRow*> row_of;
    for (ServiceRow& row : rows) {
        for (const StoredDocument& document : row.documents) {
            row_of.emplace(document.id, &row);
        }
    }
    const int this_month = month_of(now);
    for (const auto& [document, at] : activity) {
        const auto found = row_of.find(document);
        if (found == row_of.end()) {
            continue;
        }
        ServiceRow& row = *found->second;
        ++row.changes;
        row.last_change = std::max(row.last_change.value_or(at), at);
        const int ago = this_month - month_of(at);
        if (ago >= 0 && ago < static_cast<int>(months_shown)) {
            ++row.activity.at(months_shown - 1 - static_cast<std::size_t>(ago));
        }
    }
}

void sort_rows(std::vector<ServiceRow>& rows, const ServiceQuestion& question) {
    const auto rank = [&question](const ServiceRow& row) -> std::int64_t {
        switch (question.order) {
            case ServiceOrder::name:
                return 0;
            case ServiceOrder::documents:
                return static_cast<std::int64_t>(row.documents.size());
            case ServiceOrder::versions:
                return row.versions;
            case ServiceOrder::changes:
                return row.changes;
            case ServiceOrder::last_change:
                return row.last_change.value_or(0);
        }
        return 0;
    };
    std::vector<std::tuple<std::int64_t, std::string, std::size_t>> order;
    order.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        order.emplace_back(question.descending ? -rank(rows[i]) : rank(rows[i]),
                           ascii_lowered(rows[i].service), i);
    }
    std::sort(order.begin(), order.end());
    if (question.descending && question.order == ServiceOrder::name) {
        std::reverse(order.begin(), order.end());
    }
    std::vector<ServiceRow> sorted;
    sorted.reserve(rows.size());
    for (const auto& [rank_value, name, i] : order) {
        sorted.push_back(std::move(rows[i]));
    }
    rows = std::move(sorted);
}

std::vector<std::string> names_of(const std::vector<ServiceRow>& rows) {
    std::vector<std::string> names;
    names.reserve(rows.size());
    for (const ServiceRow& row : rows) {
        names.push_back(row.service);
    }
    return names;
}

void add_cells(const DocumentDigest& digest, const StoredDocument& document,
               std::map<std::string, MatrixCell>& cells) {
    std::map<std::string, MatrixCell> here;  // The first of a type is its most serious.
    for (const DigestFinding& finding : digest.findings) {
        here.try_emplace(finding.type, MatrixCell{finding, document.id, document.key.terms_type, 1});
    }
    for (auto& [type, cell] : here) {
        const auto [mine, is_new] = cells.try_emplace(type, cell);
        if (!is_new) {
            const std::uint32_t documents = mine->second.documents + 1;
            if (cell.finding.severity > mine->second.finding.severity) {
                mine->second = cell;
            }
            mine->second.documents = documents;
        }
    }
}

std::vector<MatrixType> types_of(const Catalogue& catalogue, const MatrixQuestion& question) {
    std::vector<MatrixType> types;
    for (const ClauseType& type : catalogue.content().types) {
        const bool named = question.types.empty() || std::find(question.types.begin(), question.types.end(),
                                                               type.id) != question.types.end();
        if (named && (question.category.empty() || type.category == question.category)) {
            types.push_back({type.id, type.name, type.category, type.stance, 0});
        }
    }
    std::sort(types.begin(), types.end(), [](const MatrixType& a, const MatrixType& b) {
        return std::tie(a.category, a.name) < std::tie(b.category, b.name);
    });
    return types;
}

}  // namespace

ServicesPage list_services(Session& session, const ServiceQuestion& question, Deadline deadline) {
    const Store& store = session.asking();
    std::vector<ServiceRow> rows = rows_of(store);
    const auto activity = activity_of(session, rows);
    const std::string words = ascii_lowered(question.words);
    std::erase_if(rows, [&words](const ServiceRow& row) { return !has_words(row, words); });
    add_changes(*activity, session.services().clock().now(), rows);
    sort_rows(rows, question);
    ServicesPage page;
    page.total = static_cast<std::uint32_t>(rows.size());
    const std::size_t begin = std::min<std::size_t>(question.offset, rows.size());
    const std::size_t end =
        std::min<std::size_t>(begin + std::clamp(question.limit, 1U, most_rows), rows.size());
    for (std::size_t i = begin; i < end; ++i) {
        ServiceRow& row = page.items.emplace_back(std::move(rows[i]));
        for (const StoredDocument& document : row.documents) {
            if (const auto digest = digest_in_force(session, document, deadline)) {
                merge_label(row.label, digest->label);
            } else if (document.versions > 0) {
                ++row.unread;
            }
        }
    }
    if (end < rows.size()) {
        page.next_offset = static_cast<std::uint32_t>(end);
    }
    return page;
}

Matrix compare_services(Session& session, const MatrixQuestion& question, Deadline deadline) {
    Matrix matrix;
    matrix.types = types_of(session.services().catalogue(), question);
    std::vector<ServiceRow> services = rows_of(session.asking());
    sort_rows(services, {});
    matrix.all_services = names_of(services);
    std::vector<MatrixRow> rows;
    for (const ServiceRow& service : services) {
        if (!question.services.empty() && std::find(question.services.begin(), question.services.end(),
                                                    service.service) == question.services.end()) {
            continue;
        }
        MatrixRow row;
        row.service = service.service;
        std::map<std::string, MatrixCell> cells;
        for (const StoredDocument& document : service.documents) {
            if (const auto digest = digest_in_force(session, document, deadline)) {
                add_cells(*digest, document, cells);
            } else if (document.versions > 0) {
                ++row.unread;
            }
        }
        for (MatrixType& type : matrix.types) {
            if (const auto cell = cells.find(type.id); cell != cells.end()) {
                ++type.services;
                row.cells.push_back(cell->second);
            }
        }
        matrix.unread += row.unread;
        if (!question.only_with || !row.cells.empty()) {
            rows.push_back(std::move(row));
        }
    }
    matrix.total = static_cast<std::uint32_t>(rows.size());
    const std::size_t begin = std::min<std::size_t>(question.offset, rows.size());
    const std::size_t end =
        std::min<std::size_t>(begin + std::clamp(question.limit, 1U, most_rows), rows.size());
    for (std::size_t i = begin; i < end; ++i) {
        matrix.items.push_back(std::move(rows[i]));
    }
    if (end < rows.size()) {
        matrix.next_offset = static_cast<std::uint32_t>(end);
    }
    return matrix;
}

}  // namespace smallprint
