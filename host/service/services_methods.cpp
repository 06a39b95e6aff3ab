// The methods services.list and services.matrix.
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/clock.h"
#include "base/error.h"
#include "service/list_cursor.h"
#include "service/methods.h"
#include "service/params.h"
#include "service/reply_budget.h"
#include "service/service_overview.h"

namespace smallprint::methods {
namespace {

// A person who opens a table waits for this at most; what is not read then is read when the table asks again.
constexpr std::chrono::milliseconds patience{30};
constexpr std::size_t most_documents_shown = 12;
constexpr std::size_t longest_words = 200;

Deadline soon() {
    return std::chrono::steady_clock::now() + patience;
}

ServiceOrder order_named(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, ServiceOrder>, 5> orders{{
        {"name", ServiceOrder::name},
        {"documents", ServiceOrder::documents},
        {"versions", ServiceOrder::versions},
        {"changes", ServiceOrder::changes},
        {"last_change", ServiceOrder::last_change},
    }};
    const auto* const found =
        std::find_if(orders.begin(), orders.end(), [name](const auto& one) { return one.first == name; });
    if (found == orders.end()) {
        throw Error(ErrorCode::usage,
                    "The parameter `sort` must be name, documents, versions, changes or last_change.");
    }
    return found->second;
}

JsonOut service_json(const ServiceRow& row) {
    JsonOut documents = JsonOut::array();
    for (std::size_t i = 0; i < std::min(row.documents.size(), most_documents_shown); ++i) {
        const StoredDocument& document = row.documents[i];
        documents.push_back(
            {{"id", document.id}, {"terms_type", document.key.terms_type}, {"versions", document.versions}});
    }
    return {{"service", row.service},
            {"documents", std::move(documents)},
            {"documents_total", row.documents.size()},
            {"versions", row.versions},
            {"first_seen", to_rfc3339(row.first_seen)},
            {"last_verified", to_rfc3339(row.last_verified)},
            {"last_change", row.last_change ? JsonOut(to_rfc3339(*row.last_change)) : JsonOut(nullptr)},
            {"changes", row.changes},
            {"activity", row.activity},
            {"label", label_json(row.label)},
            {"unread", row.unread}};
}

JsonOut cell_json(const MatrixCell& cell) {
    return {{"type", cell.finding.type},
            {"severity", to_string(cell.finding.severity)},
            {"stance", to_string(cell.finding.stance)},
            {"possible", cell.finding.possible},
            {"headline", cell.finding.headline},
            {"record_id", cell.finding.record_id},
            {"document", cell.document},
            {"terms_type", cell.terms_type},
            {"documents", cell.documents}};
}

}  // namespace

JsonOut services_list(Session& session, const JsonIn& params) {
    const Params given(params);
    ServiceQuestion question;
    question.words = given.text_or("query", "");
    if (question.words.size() > longest_words) {
        throw Error(ErrorCode::usage, "The parameter `query` must have at most 200 bytes.");
    }
    question.order = order_named(given.text_or("sort", "name"));
    question.descending = given.flag_or("descending", false);
    question.limit = static_cast<std::uint32_t>(given.integer_or("limit", 1, 200, 50));
    question.offset = cursor_offset(given);
    const ServicesPage page = list_services(session, question, soon());
    std::optional<std::uint32_t> next = page.next_offset;
    ReplyBudget budget;
    JsonOut items = JsonOut::array();
    for (const ServiceRow& row : page.items) {
        if (!budget.append(items, service_json(row))) {
            next = question.offset + static_cast<std::uint32_t>(items.size());
            break;
        }
    }
    const auto unread = std::any_of(page.items.begin(), page.items.end(),
                                    [](const ServiceRow& row) { return row.unread > 0; });
    return {{"items", std::move(items)},
            {"total", page.total},
            {"pending", unread},
            {"next_cursor", cursor_json(next)},
            {"unseen", session.unseen()}};
}

JsonOut services_matrix(Session& session, const JsonIn& params) {
    const Params given(params);
    MatrixQuestion question;
    question.services = given.texts_or_none("services", 100);
    question.types = given.texts_or_none("types", 100);
    question.category = given.text_or("category", "");
    question.only_with = given.flag_or("only_with", false);
    question.limit = static_cast<std::uint32_t>(given.integer_or("limit", 1, 100, 25));
    question.offset = cursor_offset(given);
    const Matrix matrix = compare_services(session, question, soon());
    JsonOut types = JsonOut::array();
    for (const MatrixType& type : matrix.types) {
        types.push_back({{"id", type.id},
                         {"name", type.name},
                         {"category", type.category},
                         {"stance", to_string(type.stance)},
                         {"services", type.services}});
    }
    std::optional<std::uint32_t> next = matrix.next_offset;
    ReplyBudget budget;
    JsonOut names = JsonOut::array();
    for (std::size_t i = 0; i < std::min<std::size_t>(matrix.all_services.size(), 1'000); ++i) {
        budget.append(names, matrix.all_services[i]);
    }
    JsonOut items = JsonOut::array();
    for (const MatrixRow& row : matrix.items) {
        JsonOut cells = JsonOut::array();
        for (const MatrixCell& cell : row.cells) {
            cells.push_back(cell_json(cell));
        }
        if (!budget.append(items,
                           {{"service", row.service}, {"cells", std::move(cells)}, {"unread", row.unread}})) {
            next = question.offset + static_cast<std::uint32_t>(items.size());
            break;
        }
    }
    return {{"types", std::move(types)}, {"items", std::move(items)},    {"services", std::move(names)},
            {"total", matrix.total},     {"pending", matrix.unread > 0}, {"next_cursor", cursor_json(next)},
            {"unseen", session.unseen()}};
}

}  // namespace smallprint::methods
