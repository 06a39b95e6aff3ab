#include "doors/watcher/fetch_page.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/ascii.h"
#include "doors/watcher/inflate.h"
#include "service/services.h"

namespace smallprint {
namespace {

constexpr std::size_t longest_validator = 256;

/// A validator as it may be sent back: printable and short, else none.
std::string validator(std::string_view value) {
    const bool good =
        value.size() <= longest_validator && std::all_of(value.begin(), value.end(), [](char c) {
            return static_cast<unsigned char>(c) >= 0x20U && static_cast<unsigned char>(c) < 0x7FU;
        });
    return good ? std::string(value) : std::string();
}

std::string value_of(const ExchangeAnswer& answer, const char* name) {
    const auto found = answer.headers.find(name);
    return found == answer.headers.end() ? std::string() : found->second;
}

std::vector<std::pair<std::string, std::string>> headers_for(const FetchRequest& request) {
    const std::string language = request.language.empty() ? "en" : request.language;
    std::vector<std::pair<std::string, std::string>> headers{
        // Who we are, honestly: one reader's program that looks at single pages, not a crawler.
        {"User-Agent", "Smallprint/" + std::string(host_version()) +
                           (request.file ? " (looks for a newer catalogue)"
                                         : " (watches single pages of terms for one reader; no crawling)")},
        {"Accept", request.file ? "*/*" : "text/html,application/xhtml+xml;q=0.9,text/plain;q=0.8"},
        {"Accept-Language", language + ",*;q=0.1"},
        {"Accept-Encoding", "gzip, deflate, br"}};
    if (const std::string etag = validator(request.etag); !etag.empty()) {
        headers.emplace_back("If-None-Match", etag);
    }
    if (const std::string date = validator(request.last_modified); !date.empty()) {
        headers.emplace_back("If-Modified-Since", date);
    }
    return headers;
}

bool is_redirect(int status) noexcept {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool is_challenge(const ExchangeAnswer& answer) {
    return value_of(answer, "cf-mitigated") == "challenge" ||
           !value_of(answer, "x-amzn-waf-action").empty() || !value_of(answer, "x-datadome").empty();
}

FetchOutcome outcome_of(const ExchangeAnswer& answer) {
    const int status = answer.status;
    if (status != 200 && is_challenge(answer)) {
        return FetchOutcome::challenge;
    }
    switch (status) {
        case 200:
            return FetchOutcome::page;
        case 304:
            return FetchOutcome::not_modified;
        case 401:
        case 403:
        case 407:
        case 451:
            return FetchOutcome::refused;
        case 404:
        case 410:
            return FetchOutcome::gone;
        case 429:
        case 503:
            return FetchOutcome::busy;
        default:
            return status >= 500 && status < 600 ? FetchOutcome::server_error : FetchOutcome::error_page;
    }
}

FetchResult failed(FetchOutcome outcome, std::string detail) {
    FetchResult result;
    result.outcome = outcome;
    result.detail = std::move(detail);
    return result;
}

FetchResult failed(ExchangeFailure failure) {
    switch (failure) {
        case ExchangeFailure::certificate:
            return failed(FetchOutcome::bad_certificate, {});
        case ExchangeFailure::too_large:
            return failed(FetchOutcome::too_large, {});
        case ExchangeFailure::slow:
            return failed(FetchOutcome::unreachable, "it took too long");
        case ExchangeFailure::connection:
        case ExchangeFailure::none:
            break;
    }
    return failed(FetchOutcome::unreachable, {});
}

// Type and charset of a Content-Type.
void read_type(const std::string& header, FetchResult& result) {
    const std::string lowered = ascii_lowered(header);
    const std::size_t end = std::min(lowered.find(';'), lowered.size());
    result.content_type = lowered.substr(0, end);
    while (!result.content_type.empty() && result.content_type.back() == ' ') {
        result.content_type.pop_back();
    }
    if (const std::size_t at = lowered.find("charset=", end); at != std::string::npos) {
        std::string_view charset = std::string_view(lowered).substr(at + 8);
        charset = charset.substr(0, charset.find_first_of("; "));
        if (charset.size() > 1 && charset.front() == '"' && charset.back() == '"') {
            charset = charset.substr(1, charset.size() - 2);
        }
        if (charset.size() <= 40) {
            result.charset = charset;
        }
    }
}

bool is_text(std::string_view type) noexcept {
    return type.empty() || type == "text/html" || type == "application/xhtml+xml" || type == "text/plain" ||
           type == "text/markdown" || type == "application/xml" || type == "text/xml";
}

class Fetch {
public:
    Fetch(const FetchRequest& request, const FetcherOptions& options)
        : request_(request),
          options_(options),
          most_bytes_(request.most_bytes != 0 ? request.most_bytes : options.most_bytes),
          deadline_(std::chrono::steady_clock::now() +
                    (request.file ? options.longest_file : options.longest)) {}

    FetchResult run() {
        auto url = parse_web_url(request_.url);
        if (!url) {
            return failed(FetchOutcome::not_allowed, "no http or https address");
        }
        own_host_ = url->host;
        if (url->scheme == "http" && (request_.file || !request_.local)) {
            return failed(FetchOutcome::not_allowed, "plain http");
        }
        permanent_ = *url;
        for (int hop = 0;; ++hop) {
            NetworkAddress address;
            if (auto refusal = choose(*url, address)) {
                return *refusal;
            }
            ExchangeAnswer answer =
                options_.exchange({*url, address, headers_for(request_), deadline_, most_bytes_});
            if (answer.failure != ExchangeFailure::none) {
                return failed(answer.failure);
            }
            if (!is_redirect(answer.status)) {
                return read(*url, std::move(answer));
            }
            if (hop == options_.most_redirects) {
                return failed(FetchOutcome::not_allowed, "too many redirects");
            }
            auto next = resolve_reference(*url, value_of(answer, "location"));
            if (auto refusal = refuse(*url, next)) {
                return *refusal;
            }
            permanent_so_far_ = permanent_so_far_ && (answer.status == 301 || answer.status == 308);
            if (permanent_so_far_) {
                permanent_ = *next;
            }
            url = std::move(next);
        }
    }

private:
    [[nodiscard]] bool may_be_local(const WebUrl& url) const {
        return request_.local && url.host == own_host_;
    }

    /// All addresses of a name must be ones to fetch from: a name that mixes them is up to something.
    std::optional<FetchResult> choose(const WebUrl& url, NetworkAddress& chosen) const {
        const std::vector<NetworkAddress> addresses = options_.resolve(url.host);
        if (addresses.empty()) {
            return failed(FetchOutcome::unreachable, "no such host: " + url.host);
        }
        for (const NetworkAddress& address : addresses) {
            const AddressReach reach = reach_of(address);
            if (reach == AddressReach::never || (reach == AddressReach::own_network && !may_be_local(url))) {
                return failed(FetchOutcome::not_allowed,
                              url.host + " is at " + to_string(address) + ", which is no public address");
            }
        }
        // What most machines can reach; the others are tried by the next check.
        const auto v4 = std::find_if(addresses.begin(), addresses.end(),
                                     [](const NetworkAddress& address) { return !address.v6; });
        chosen = v4 == addresses.end() ? addresses.front() : *v4;
        if (std::chrono::steady_clock::now() >= deadline_) {
            return failed(FetchOutcome::unreachable, "it took too long");
        }
        return std::nullopt;
    }

    std::optional<FetchResult> refuse(const WebUrl& from, const std::optional<WebUrl>& to) const {
        if (!to) {
            return failed(FetchOutcome::not_allowed, "a redirect to no http or https address");
        }
        if (to->scheme == "http" && (from.scheme == "https" || !may_be_local(*to))) {
            return failed(FetchOutcome::not_allowed, "a redirect to plain http");
        }
        if (request_.file && to->authority() != from.authority()) {
            return failed(FetchOutcome::not_allowed, "a redirect to another server, " + to->authority());
        }
        return std::nullopt;
    }

    FetchResult read(const WebUrl& url, ExchangeAnswer answer) {
        FetchResult result;
        result.outcome = outcome_of(answer);
        result.url = url.text();
        result.permanent_url = permanent_.text();
        result.etag = validator(value_of(answer, "etag"));
        result.last_modified = validator(value_of(answer, "last-modified"));
        const TimeMs now = options_.clock != nullptr ? options_.clock->now() : SystemClock().now();
        result.retry_after = read_retry_after(value_of(answer, "retry-after"), now);
        if (result.outcome == FetchOutcome::not_modified && request_.etag.empty() &&
            request_.last_modified.empty()) {
            result.outcome = FetchOutcome::error_page;  // Nobody asked whether it was modified.
        }
        if (result.outcome != FetchOutcome::page) {
            if (result.outcome != FetchOutcome::not_modified) {
                result.detail = "status " + std::to_string(answer.status);
            }
            return result;
        }
        read_type(value_of(answer, "content-type"), result);
        const std::string language = value_of(answer, "content-language");
        if (language.find(',') == std::string::npos && language.size() <= 35) {
            result.language = language;
        }
        if (!request_.file && !is_text(result.content_type)) {
            result.outcome = FetchOutcome::unreadable;
            result.detail = result.content_type.substr(0, 60);
            return result;
        }
        switch (inflate(value_of(answer, "content-encoding"), most_bytes_, answer.body)) {
            case InflateResult::done:
                result.bytes = std::move(answer.body);
                break;
            case InflateResult::too_large:
                result.outcome = FetchOutcome::too_large;
                break;
            case InflateResult::broken:
            case InflateResult::unknown:
                result.outcome = FetchOutcome::unreadable;
                result.detail = "its packing cannot be undone";
                break;
        }
        return result;
    }

    const FetchRequest& request_;
    const FetcherOptions& options_;
    std::size_t most_bytes_;
    std::chrono::steady_clock::time_point deadline_;
    std::string own_host_;
    WebUrl permanent_;
    bool permanent_so_far_ = true;
};

// "Sun, 06 Nov 1994 08:49:37 GMT", the only form that is still sent.
std::optional<TimeMs> read_http_date(std::string_view text) {
    constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    constexpr std::size_t length = 29;
    if (text.size() != length || text.substr(25) != " GMT") {
        return std::nullopt;
    }
    const auto* const month = std::find(months.begin(), months.end(), text.substr(8, 3));
    if (month == months.end()) {
        return std::nullopt;
    }
    const auto number = static_cast<int>(month - months.begin()) + 1;
    std::string day(text.substr(5, 2));
    return parse_rfc3339(std::string(text.substr(12, 4)) + "-" + (number < 10 ? "0" : "") +
                         std::to_string(number) + "-" + day + "T" + std::string(text.substr(17, 8)) + "Z");
}

}  // namespace

std::optional<TimeMs> read_retry_after(std::string_view value, TimeMs now) {
    constexpr std::int64_t most_seconds = std::int64_t{366} * 24 * 60 * 60;
    std::int64_t seconds = 0;
    const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), seconds);
    if (failure == std::errc{} && end == value.data() + value.size() && seconds >= 0) {
        return std::min(seconds, most_seconds) * 1000;
    }
    const auto date = read_http_date(value);
    return date ? std::optional(std::clamp<TimeMs>(*date - now, 0, most_seconds * 1000)) : std::nullopt;
}

FetchResult fetch_page(const FetchRequest& request, const FetcherOptions& options) {
    return Fetch(request, options).run();
}

FetchPage make_fetch_page() {
    return [](const FetchRequest& request) { return fetch_page(request, FetcherOptions{}); };
}

}  // namespace smallprint
