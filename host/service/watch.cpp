#include "service/watch.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "history/notices.h"
#include "service/address.h"
#include "service/identity.h"
#include "service/language.h"

namespace smallprint {
namespace {

constexpr TimeMs thirty_days = TimeMs{30} * 24 * 60 * 60 * 1000;
constexpr std::string_view visited = " It is checked when you open it.";

struct StateWords {
    std::string_view state;
    bool when_visited;  // Asking again does not help, a visit does.
    std::string_view words;
};

// Sorted by state.
constexpr std::array<StateWords, 19> states{{
    {"bad_certificate", false, "The site could not prove who it is, so nothing was read from it."},
    {"busy", false, "The site asked to be left alone for a while."},
    {"captcha", true, "The site wants to be sure that a person is there."},
    {"different", true, "The address shows something else than the text you read."},
    {"empty", true, "The page that the site sends has no text."},
    {"error_page", true, "The site answered with an error page."},
    {"gone", true, "The site says that this page is not there any more."},
    {"language", true, "The site sends another language than the one you read."},
    {"login", true, "The site asks for a login."},
    {"moved", true, "The address leads to another page now, with another text."},
    {"needs_javascript", true, "The page needs JavaScript to show its text."},
    {"not_allowed", true, "The address leads to a place that is not fetched from without your leave."},
    {"not_terms", true, "What the site sends does not look like terms."},
    {"refused", true, "The site does not let programs read this page."},
    {"server_error", false, "The site had trouble of its own."},
    {"shrunk", true, "Most of the text is missing from what the site sends."},
    {"too_large", true, "The page is too large."},
    {"unreachable", false, "The site could not be reached."},
    {"unreadable", true, "What the site sends is no text that can be read."},
}};

const StateWords* words_of(std::string_view state) noexcept {
    const auto* const found =
        std::lower_bound(states.begin(), states.end(), state,
                         [](const StateWords& one, std::string_view name) { return one.state < name; });
    return found != states.end() && found->state == state ? found : nullptr;
}

std::string host_of(const ReducedAddress& address) {
    return address.port.empty() ? address.host : address.host + ":" + address.port;
}

ReducedAddress web_address(std::string_view url) {
    const auto address = reduce_address(url);
    if (!address || address->host.empty()) {
        throw Error(ErrorCode::usage, "Only an address that begins with https:// can be watched.");
    }
    return *address;
}

JsonOut time_or_null(TimeMs time) {
    return time > 0 ? JsonOut(to_rfc3339(time)) : JsonOut(nullptr);
}

JsonOut text_or_null(const std::string& text) {
    return text.empty() ? JsonOut(nullptr) : JsonOut(text);
}

}  // namespace

std::string watch_address(std::string_view url) {
    return web_address(url).text();
}

std::pair<WatchEntry, bool> add_watch(Session& session, const WatchRequest& request) {
    Store& store = session.writing();
    NewWatch watch;
    std::string url(request.url);
    std::string language = primary_language_tag(request.language);
    if (!request.document.empty()) {
        const auto document = store.find_document(request.document);
        if (!document) {
            throw Error(ErrorCode::not_found, "The history holds no document with this id.");
        }
        url = document->url;
        watch.document = document->row;
        watch.service = document->key.service;  // An archive's name for it, which the catalogue may not know.
        if (language.empty()) {
            language = document->key.language;
        }
    }
    const ReducedAddress address = web_address(url);
    if (address.scheme == "http" && !request.local) {
        throw Error(ErrorCode::usage,
                    "Plain http is only watched where you say that the service is your own or on your own "
                    "network (`local`).");
    }
    watch.url = address.text();
    watch.host = host_of(address);
    if (watch.service.empty()) {
        watch.service = service_name(session.services().catalogue(), address);
    }
    watch.language = language;
    watch.local = request.local;
    watch.due_at = session.services().clock().now();
    return WatchList(store).add(watch);
}

std::size_t remove_watch(Session& session, std::string_view url, std::string_view document) {
    WatchList list(session.writing());
    WatchFilter filter;
    if (document.empty()) {
        filter.url = watch_address(url);
    } else {
        filter.document = document;
    }
    std::size_t removed = 0;
    for (const WatchEntry& entry : list.list(filter, 100, 0)) {
        removed += list.remove(entry.row);
    }
    return removed;
}

bool is_checked_when_visited(std::string_view state) noexcept {
    const StateWords* words = words_of(state);
    return words != nullptr && words->when_visited;
}

std::string watch_message(const WatchEntry& entry) {
    const StateWords* words = words_of(entry.state);
    if (words == nullptr) {
        return {};
    }
    std::string message(words->words);
    if (!entry.detail.empty()) {
        message.insert(message.size() - 1, " (" + entry.detail + ")");
    }
    return words->when_visited ? message.append(visited) : message;
}

JsonOut watch_json(const Store& store, const WatchEntry& entry, TimeMs now) {
    const auto& document = entry.document;
    return {{"id", entry.row},
            {"url", entry.url},
            {"service", document ? document->key.service : entry.service},
            {"document_id", document ? JsonOut(document->id) : JsonOut(nullptr)},
            {"terms_type", document ? JsonOut(document->key.terms_type) : JsonOut(nullptr)},
            {"title", document ? document->title : std::string()},
            {"language", entry.language},
            {"added_at", to_rfc3339(entry.added_at)},
            {"checked_at", time_or_null(entry.checked_at)},
            {"read_at", time_or_null(entry.read_at)},
            {"due_at", to_rfc3339(entry.due_at)},
            {"state", entry.state},
            {"message", text_or_null(watch_message(entry))},
            {"checked_when_visited", is_checked_when_visited(entry.state)},
            {"failures", entry.failures},
            {"versions", document ? document->versions : 0U},
            {"changed_30_days", document ? changes_since(store, *document, now - thirty_days) : 0U},
            {"moved_from", text_or_null(entry.moved_from)},
            {"local", entry.local}};
}

}  // namespace smallprint
