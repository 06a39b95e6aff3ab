// The methods history.search, history.size and history.forget.
#include <array>
#include <charconv>
#include <string>

#include "base/clock.h"
#include "base/error.h"
#include "service/forget.h"
#include "service/methods.h"
#include "service/params.h"
#include "service/reply_budget.h"
#include "service/snippet.h"

namespace smallprint::methods {
namespace {

constexpr std::size_t snippet_length = 280;
constexpr std::size_t longest_query = 500;

JsonOut hit_json(const SearchHit& hit) {
    JsonOut parts = JsonOut::array();
    for (const SnippetPart& part : snippet(hit.text, hit.marks, snippet_length)) {
        parts.push_back({{"text", part.text}, {"hit", part.hit}});
    }
    return {{"document",
             {{"id", hit.document.id},
              {"service", hit.document.key.service},
              {"terms_type", hit.document.key.terms_type},
              {"url", hit.document.url}}},
            {"since_version", hit.since_version},
            {"since", to_rfc3339(hit.since)},
            {"in_force", hit.in_force},
            {"heading", hit.kind == BlockKind::heading},
            {"snippet", std::move(parts)}};
}

std::optional<std::int64_t> search_cursor(const Params& given) {
    if (!given.has("cursor")) {
        return std::nullopt;
    }
    const std::string_view cursor = given.text("cursor");
    std::int64_t before = 0;
    const char* const end = cursor.data() + cursor.size();
    const auto [stopped, failure] = std::from_chars(cursor.data(), end, before);
    if (failure != std::errc{} || stopped != end || before < 1) {
        throw Error(ErrorCode::usage,
                    "The parameter `cursor` must be the `next_cursor` of an earlier reply.");
    }
    return before;
}

}  // namespace

JsonOut history_search(Session& session, const JsonIn& params) {
    const Params given(params);
    const std::string_view query = given.text("query");
    if (query.size() > longest_query) {
        throw Error(ErrorCode::usage, "The parameter `query` must have at most 500 bytes.");
    }
    const SearchFilter filter{std::string(given.text_or("document", "")),
                              std::string(given.text_or("service", "")),
                              std::string(given.text_or("terms_type", ""))};
    const auto limit = static_cast<std::uint32_t>(given.integer_or("limit", 1, 100, 20));
    const SearchPage page = session.asking().search(query, filter, limit, search_cursor(given));
    ReplyBudget budget;
    JsonOut items = JsonOut::array();
    for (const SearchHit& hit : page.hits) {
        budget.append(items, hit_json(hit));  // a page of snippets is far below the budget
    }
    return {{"items", std::move(items)},
            {"next_cursor", page.next ? JsonOut(std::to_string(*page.next)) : JsonOut(nullptr)},
            {"unseen", session.unseen()}};
}

JsonOut history_size(Session& session, const JsonIn& params) {
    static_cast<void>(params);
    const StoreSize size = session.asking().size();
    return {{"total", size.total},       {"full_text", size.full_text},
            {"texts", size.texts},       {"documents", size.documents},
            {"versions", size.versions}, {"directory", session.services().options().data_directory.string()},
            {"unseen", session.unseen()}};
}

JsonOut history_forget(Session& session, const JsonIn& params) {
    const Params given(params);
    const bool everything = given.flag_or("everything", false);
    if (static_cast<int>(given.has("document")) + static_cast<int>(given.has("service")) +
            static_cast<int>(everything) !=
        1) {
        throw Error(ErrorCode::usage, "Give one of `document`, `service` or `everything`.");
    }
    const std::size_t forgotten = everything              ? forget_everything(session)
                                  : given.has("document") ? forget_document(session, given.text("document"))
                                                          : forget_service(session, given.text("service"));
    return {{"forgotten", forgotten}, {"unseen", session.unseen()}};
}

}  // namespace smallprint::methods
