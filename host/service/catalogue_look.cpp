#include "service/catalogue_look.h"

#include <algorithm>
#include <charconv>
#include <tuple>
#include <utility>
#include <vector>

#include "base/error.h"
#include "history/setting_rows.h"
#include "service/settings.h"
#include "service/stored_json.h"

namespace smallprint {
namespace {

constexpr TimeMs day = TimeMs{24} * 60 * 60 * 1000;
constexpr std::size_t longest_address = 2'048;

// The program's own notes among the settings.
constexpr const char* looked_note = "_catalogue_looked_at";
constexpr const char* failure_note = "_catalogue_failure";
constexpr const char* etag_note = "_catalogue_etag";

std::optional<TimeMs> looked_at(const Store& store) {
    const auto text = setting_row(store, looked_note);
    TimeMs time = 0;
    if (!text || std::from_chars(text->data(), text->data() + text->size(), time).ec != std::errc{}) {
        return std::nullopt;
    }
    return time;
}

std::optional<std::string> or_nothing(std::string text) {
    return text.empty() ? std::nullopt : std::optional(std::move(text));
}

Error not_fetched(const std::string& url, const std::string& why) {
    return {ErrorCode::unreadable_input, "No catalogue could be fetched from " + url + ": " + why +
                                             ". The catalogue in use stays as it is."};
}

// A sentence for each way in which a server gives no bundle.
Error refusal(const FetchResult& got, const std::string& url) {
    switch (got.outcome) {
        case FetchOutcome::too_large:
            return {
                ErrorCode::too_large,
                "What " + url +
                    " sends is larger than any catalogue; it was not read to its end. The catalogue in use "
                    "stays as it is."};
        case FetchOutcome::bad_certificate:
            return not_fetched(url, "the server cannot prove who it is");
        case FetchOutcome::gone:
            return not_fetched(url, "there is none at this address");
        case FetchOutcome::unreachable:
            return not_fetched(url, got.detail.empty() ? "the server does not answer" : got.detail);
        default:
            return not_fetched(url, got.detail.empty() ? "the server gave no file" : got.detail);
    }
}

FetchResult fetch(const Services& services, const std::string& url, std::string etag) {
    if (!services.options().fetch_page) {
        throw Error(ErrorCode::not_permitted, "Nothing can be fetched from here.");
    }
    FetchRequest request;
    request.url = url;
    request.etag = std::move(etag);
    request.file = true;
    // A company may have a server of its own: the address was set by a person, and only a signature counts.
    request.local = true;
    request.most_bytes = largest_bundle;
    return services.options().fetch_page(request);
}

struct Looked {
    LookOutcome outcome = LookOutcome::current;
    std::string etag;
};

Looked look(Session& session, const std::string& url, std::string etag, std::span<const Ed25519Public> keys) {
    const auto& directory = session.services().options().data_directory;
    const TimeMs now = session.services().clock().now();
    const auto before = catalogue_state(directory, now, keys);
    // After a reset, or where the file was lost, the same bundle is wanted once more.
    FetchResult got = fetch(session.services(), url, before.updated ? etag : std::string());
    if (got.outcome == FetchOutcome::not_modified) {
        return {LookOutcome::current, std::move(etag)};
    }
    if (got.outcome != FetchOutcome::page) {
        throw refusal(got, url);
    }
    const BundleInfo bundle = install_catalogue(directory, got.bytes, now, keys);
    const bool same = before.updated && before.bundle && before.bundle->version == bundle.version &&
                      before.bundle->sha256 == bundle.sha256;
    return {same ? LookOutcome::current : LookOutcome::installed, std::move(got.etag)};
}

// The version is of the content alone: what other services say may be newer by itself.
bool same_catalogue(const CatalogueInfo& a, const CatalogueInfo& b) {
    const auto marks = [](const CatalogueInfo& info) {
        return std::tie(info.version, info.date, info.platforms, info.platform_documents,
                        info.platform_clauses);
    };
    return marks(a) == marks(b);
}

void remember(Session& session, TimeMs now, std::optional<std::string> failure, std::string etag) {
    put_setting_rows(session.writing(), {{looked_note, std::to_string(now)},
                                         {failure_note, std::move(failure)},
                                         {etag_note, or_nothing(std::move(etag))}});
}

}  // namespace

const char* to_string(LookOutcome outcome) noexcept {
    switch (outcome) {
        case LookOutcome::installed:
            return "installed";
        case LookOutcome::current:
            return "current";
        case LookOutcome::off:
            return "off";
        case LookOutcome::not_due:
            return "not_due";
    }
    return "current";
}

bool is_https_address(std::string_view text) noexcept {
    constexpr std::string_view scheme = "https://";
    return text.starts_with(scheme) && text.size() > scheme.size() && text.size() <= longest_address &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

LookOutcome look_for_catalogue(Session& session, const LookRequest& request,
                               std::span<const Ed25519Public> keys) {
    Store& store = session.writing();
    const Settings settings = read_settings(store);
    const TimeMs now = session.services().clock().now();
    if (request.due_only) {
        if (!settings.catalogue_updates) {
            return LookOutcome::off;
        }
        // A look in the future is a clock that was set back.
        if (const auto last = looked_at(store); last && *last <= now && now - *last < day) {
            return LookOutcome::not_due;
        }
    }
    const std::string url = request.url.empty() ? settings.catalogue_url : request.url;
    if (!is_https_address(url)) {
        throw Error(ErrorCode::usage,
                    "A catalogue is only fetched from an address that begins with https://.");
    }
    // What another address said of its file says nothing about this one's.
    const bool usual = url == settings.catalogue_url;
    std::string etag = usual ? setting_row(store, etag_note).value_or("") : std::string();
    try {
        Looked looked = look(session, url, etag, keys);
        remember(session, now, std::nullopt, usual ? std::move(looked.etag) : std::string());
        return looked.outcome;
    } catch (const Error& error) {
        remember(session, now, error.what(), {});
        throw;
    }
}

JsonOut catalogue_status_json(Session& session, std::span<const Ed25519Public> keys) {
    const Services& services = session.services();
    const CatalogueState state =
        catalogue_state(services.options().data_directory, services.clock().now(), keys);
    const CatalogueInfo& used = services.catalogue().info();
    Settings settings;
    std::optional<TimeMs> looked;
    std::optional<std::string> failure;
    try {
        const Store& store = session.asking();
        settings = read_settings(store);
        looked = looked_at(store);
        failure = setting_row(store, failure_note);
    } catch (const Error&) {
        session.reset();  // The history has its own place to say what is wrong with it.
    }
    JsonOut bundle = nullptr;
    if (state.bundle) {
        bundle = JsonOut{{"version", state.bundle->version},
                         {"created", to_rfc3339(state.bundle->created)},
                         {"expires", to_rfc3339(state.bundle->expires)},
                         {"sha256", to_hex(state.bundle->sha256)}};
    }
    return {{"catalogue", catalogue_info_json(used)},
            {"source", state.updated ? "update" : "program"},
            {"bundle", std::move(bundle)},
            {"expired", state.expired},
            {"restart", !same_catalogue(state.info, used)},
            {"updates", settings.catalogue_updates},
            {"url", settings.catalogue_url},
            {"looked_at", looked ? JsonOut(to_rfc3339(*looked)) : JsonOut(nullptr)},
            {"failure", failure ? JsonOut(*failure) : JsonOut(nullptr)}};
}

}  // namespace smallprint
