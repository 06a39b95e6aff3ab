// Fetching a page without a browser, as the service asks for it. The door that can do it (doors/http) is
// handed in through ServiceOptions, so that nothing here knows of the network and tests give their own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "base/clock.h"

namespace smallprint {

struct FetchRequest {
    std::string url;            ///< http or https, without fragment.
    std::string language;       ///< Primary tag to ask for; empty: English before others.
    std::string etag;           ///< Of the answer before; empty: none.
    std::string last_modified;  ///< Likewise.
    bool local = false;         ///< Plain HTTP and addresses of one's own network are allowed for this host.
    /// No page but a file of exactly this server: of any type, over https only, also where `local`, and
    /// redirects lead nowhere else.
    bool file = false;
    std::size_t most_bytes = 0;  ///< As sent and as unpacked; 0: what a page may have.
};

enum class FetchOutcome : std::uint8_t {
    page,             ///< 200 with a body.
    not_modified,     ///< 304 to a conditional request.
    refused,          ///< 401, 403, 407, 451.
    challenge,        ///< A check whether a person is there.
    gone,             ///< 404, 410.
    busy,             ///< 429, 503.
    server_error,     ///< Other 5xx.
    error_page,       ///< Other statuses that are no page.
    unreadable,       ///< No text (by its type), a broken or unknown encoding.
    too_large,        ///< As sent or as unpacked.
    unreachable,      ///< Not found, not connected, cut off, too slow.
    bad_certificate,  ///< Who answered is not who was asked for.
    not_allowed,      ///< An address that is not fetched from: private, not https, too many redirects.
};

struct FetchResult {
    FetchOutcome outcome = FetchOutcome::unreachable;
    std::string detail;         ///< A few words: a status, an address, what went wrong.
    std::string url;            ///< Where the answer came from, after redirects.
    std::string permanent_url;  ///< As far as only permanent redirects (301, 308) led.
    std::string bytes;          ///< Unpacked body of a page.
    std::string content_type;   ///< Lower case, without parameters; empty: not said.
    std::string charset;        ///< Of the header; empty: not said.
    std::string language;       ///< Content-Language, if one; empty: not said.
    std::string etag;
    std::string last_modified;
    std::optional<TimeMs> retry_after;  ///< Milliseconds to wait, if the server said so.
};

/// Fetches one page: politely, within limits of size and time, without cookies, and only from where it is
/// allowed to. Never throws for what the network does. May be called from several threads at once.
using FetchPage = std::function<FetchResult(const FetchRequest&)>;

}  // namespace smallprint
