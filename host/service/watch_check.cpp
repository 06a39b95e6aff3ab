#include "service/watch_check.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <utility>

#include "analysis/terms_page.h"
#include "base/ascii.h"
#include "base/error.h"
#include "service/address.h"
#include "service/analyze_page.h"
#include "service/identity.h"
#include "service/settings.h"
#include "service/watch_admission.h"

namespace smallprint {
namespace {

constexpr TimeMs minute = 60'000;
constexpr TimeMs hour = 60 * minute;
constexpr TimeMs day = 24 * hour;
constexpr TimeMs lease = 3 * minute;  // A fetch ends within one.
constexpr TimeMs longest_retry = 30 * day;
constexpr TimeMs longest_trouble = 7 * day;
constexpr std::uint32_t most_doublings = 10;

// Checks spread over the time, so that not everybody asks at the same moment.
TimeMs by_chance(TimeMs most) {
    thread_local std::minstd_rand random{std::random_device{}()};
    return most <= 0 ? 0 : std::uniform_int_distribution<TimeMs>(0, most)(random);
}

const char* state_of(FetchOutcome outcome) noexcept {
    switch (outcome) {
        case FetchOutcome::page:
        case FetchOutcome::not_modified:
            return "ok";
        case FetchOutcome::refused:
            return "refused";
        case FetchOutcome::challenge:
            return "captcha";
        case FetchOutcome::gone:
            return "gone";
        case FetchOutcome::busy:
            return "busy";
        case FetchOutcome::server_error:
            return "server_error";
        case FetchOutcome::error_page:
            return "error_page";
        case FetchOutcome::unreadable:
            return "unreadable";
        case FetchOutcome::too_large:
            return "too_large";
        case FetchOutcome::unreachable:
            return "unreachable";
        case FetchOutcome::bad_certificate:
            return "bad_certificate";
        case FetchOutcome::not_allowed:
            return "not_allowed";
    }
    return "unreachable";
}

// What the reader of pages says, in the words of the list.
std::string state_of(const std::string& reason, const std::string& html) {
    if (reason == "needs_script") {
        return "needs_javascript";
    }
    if (reason == "error") {
        return "error_page";
    }
    if (reason == "empty") {
        const std::string page = ascii_lowered(html);
        for (const char* password : {"type=password", "type=\"password\"", "type='password'"}) {
            if (page.find(password) != std::string::npos) {
                return "login";  // A form and nothing else.
            }
        }
        return page.find("<script") != std::string::npos ? "needs_javascript" : "empty";
    }
    return reason;
}

bool passes_by_itself(std::string_view state) noexcept {
    return state == "unreachable" || state == "busy" || state == "server_error";
}

TimeMs next_check(const WatchResult& result, TimeMs interval, std::optional<TimeMs> retry_after) {
    TimeMs wait = interval;
    if (result.failures > 0) {
        const bool trouble = passes_by_itself(result.state);
        // Trouble passes soon; a wall stays, and asking often is rude.
        wait = trouble ? std::min(interval, hour) : interval;
        const TimeMs most = std::max(interval, trouble ? longest_trouble : longest_retry);
        for (std::uint32_t i = 1; i < std::min(result.failures, most_doublings) && wait < most; ++i) {
            wait *= 2;
        }
        wait = std::min(wait, most);
    }
    wait += by_chance(wait / 10);
    return std::max(wait, std::min(retry_after.value_or(0), longest_retry));
}

// A redirect to where people sign in says enough, whatever else stands on that page.
bool is_login(std::string_view path) {
    constexpr std::array<std::string_view, 10> names{"login", "log-in", "signin", "sign-in", "sign_in",
                                                     "sso",   "oauth",  "oauth2", "auth",    "authorize"};
    const std::string lowered = ascii_lowered(path);
    for (std::size_t at = 0; at < lowered.size();) {
        const std::size_t end = std::min(lowered.find('/', at), lowered.size());
        if (std::find(names.begin(), names.end(), std::string_view(lowered).substr(at, end - at)) !=
            names.end()) {
            return true;
        }
        at = end + 1;
    }
    return false;
}

struct Known {
    std::optional<Document> text;  // In force.
    bool may_ask_conditionally = false;
};

Known what_is_known(const Store& store, const WatchEntry& entry) {
    Known known;
    if (!entry.document || entry.document->versions == 0) {
        return known;
    }
    known.text = store.load(*entry.document, entry.document->versions);
    const auto versions = store.versions(*entry.document);
    known.may_ask_conditionally = entry.text && known.text->sha256 == *entry.text && !versions.empty() &&
                                  versions.back().extractor == extractor_name();
    return known;
}

// Under which key the text in force would come if it were seen for the first time where it is watched.
DocumentKey key_here(const Services& services, const WatchEntry& entry, Document text) {
    text.title = entry.document->title;
    return identify(services.catalogue(), reduce_address(entry.url).value_or(ReducedAddress{}), text,
                    detect_terms(text, entry.url), entry.document->key.language);
}

FetchRequest request_for(const WatchEntry& entry, bool conditional) {
    FetchRequest request;
    request.url = entry.url;
    request.language =
        entry.language.empty() && entry.document ? entry.document->key.language : entry.language;
    request.local = entry.local;
    if (conditional) {
        request.etag = entry.etag;
        request.last_modified = entry.last_modified;
    }
    return request;
}

InputFormat format_of(const std::string& content_type) {
    return content_type == "text/html" || content_type == "application/xhtml+xml" ? InputFormat::html
                                                                                  : InputFormat::automatic;
}

class Check {
public:
    Check(Session& session, WatchEntry entry) : session_(session), entry_(std::move(entry)) {
        result_.text = entry_.text;
    }

    Checked run(const WatchCheck& check) {
        Store& store = session_.writing();
        Known known = what_is_known(store, entry_);
        FetchResult page = session_.services().options().fetch_page(
            request_for(entry_, known.may_ask_conditionally && !check.unconditional));
        result_.state = state_of(page.outcome);
        result_.detail = page.detail;
        if (page.outcome == FetchOutcome::not_modified && entry_.document) {
            WatchList(store).verified(*entry_.document);
            result_.read = true;
            result_.etag = page.etag.empty() ? entry_.etag : page.etag;
            result_.last_modified = page.last_modified.empty() ? entry_.last_modified : page.last_modified;
        } else if (page.outcome == FetchOutcome::page) {
            read(page, known);
        }
        result_.failures = result_.state == "ok" ? 0 : entry_.failures + 1;
        return finish(check, page);
    }

private:
    void read(const FetchResult& page, const Known& known) {
        const auto final_address = reduce_address(page.url);
        const auto permanent = reduce_address(page.permanent_url);
        const bool moved = permanent && permanent->text() != entry_.url;
        Admission expected;
        expected.language = request_for(entry_, false).language;
        expected.document = entry_.document ? &*entry_.document : nullptr;
        expected.before = known.text ? &*known.text : nullptr;
        if (known.text) {
            expected.here = key_here(session_.services(), entry_, *known.text);
        }
        expected.elsewhere = final_address && final_address->text() != entry_.url;
        expected.moved = moved;

        if (expected.elsewhere && is_login(final_address->path)) {
            result_.state = "login";
            return;
        }
        AnalyzeRequest request;
        request.bytes = page.bytes;
        request.url = moved ? page.permanent_url : entry_.url;
        request.language = page.language;
        request.charset = page.charset;
        request.format = format_of(page.content_type);
        request.source = VersionSource::refetch;
        request.admit = [&expected](const Document& text, bool is_terms, DocumentKey& key) {
            return admit(expected, text, is_terms, key);
        };
        const Report report = analyze_page(session_, request);
        if (!report.document) {
            result_.state = state_of(report.reason, page.bytes);
            result_.detail = result_.state == "moved" && permanent ? permanent->text() : std::string();
            return;
        }
        if (!report.stored) {
            throw Error(ErrorCode::store_unavailable, "The history cannot be written; nothing was lost.");
        }
        result_.state = "ok";
        result_.detail.clear();
        result_.read = true;
        result_.etag = page.etag;
        result_.last_modified = page.last_modified;
        result_.text = report.document->sha256;
        if (const auto stored = session_.writing().find_document(std::string_view{report.document->id})) {
            result_.document = stored->row;
        }
        changed_ = report.document->status == DocumentStatus::changed && report.changes &&
                   report.changes->summary.substantive && !report.changes->back_to;
        if (moved) {
            result_.moved_to = permanent->text();
            result_.moved_host =
                permanent->port.empty() ? permanent->host : permanent->host + ":" + permanent->port;
        }
    }

    Checked finish(const WatchCheck& check, const FetchResult& page) {
        Store& store = session_.writing();  // Anew: reading may have closed it after a failure.
        const TimeMs now = session_.services().clock().now();
        const TimeMs interval = read_settings(store).watch_interval_hours * hour;
        result_.due_at = now + next_check(result_, interval, page.retry_after);
        result_.host_free_at = now + check.host_pause + by_chance(check.host_pause);
        if (page.outcome == FetchOutcome::busy && page.retry_after) {
            // The whole host asked for it.
            result_.host_free_at = std::max(result_.host_free_at, now + std::min(*page.retry_after, day));
        }
        WatchList list(store);
        list.finish(entry_, result_);
        Checked checked{list.find(entry_.row).value_or(entry_), changed_, !result_.moved_to.empty()};
        checked.entry.state = result_.state;
        return checked;
    }

    Session& session_;
    WatchEntry entry_;
    WatchResult result_;
    bool changed_ = false;
};

}  // namespace

std::optional<Checked> check_watch(Session& session, const WatchCheck& check) {
    if (!session.services().options().fetch_page) {
        throw Error(ErrorCode::not_permitted,
                    "Pages cannot be fetched from here; run `smallprint watch run`.");
    }
    auto entry = WatchList(session.writing()).claim(check.claim, lease);
    if (!entry) {
        return std::nullopt;
    }
    return Check(session, std::move(*entry)).run(check);
}

}  // namespace smallprint
