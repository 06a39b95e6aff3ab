// Fetching a watched page: where from, how politely, and what the answer means. All of the network is handed
// in, so that every rule here is tested without any.
//
// Rules: https, or http where it is allowed for this host and nowhere else; every address of a name must be
// one that may be fetched from, and the connection goes to a checked address, so that a name that changes its
// mind in between (DNS rebinding) changes nothing; each redirect, at most five, is checked like the first
// address and never leads from https to http; no cookies; size as sent, size unpacked and time are limited.
// A file (a catalogue) comes over https only, and only from the server that was named.
#pragma once

#include <chrono>
#include <cstddef>

#include "base/clock.h"
#include "doors/watcher/exchange.h"
#include "doors/watcher/resolve.h"
#include "service/fetch.h"

namespace smallprint {

struct FetcherOptions {
    Resolve resolve = &system_resolve;
    Exchange exchange = [](const ExchangeRequest& request) { return smallprint::exchange(request); };
    const Clock* clock = nullptr;  ///< For dates in Retry-After; nullptr: the machine's.
    std::chrono::milliseconds longest{30'000};
    std::chrono::milliseconds longest_file{300'000};
    std::size_t most_bytes = 8'388'608;
    int most_redirects = 5;
};

/// See FetchPage. Never throws but for want of memory.
[[nodiscard]] FetchResult fetch_page(const FetchRequest& request, const FetcherOptions& options);

/// The fetcher of this program.
[[nodiscard]] FetchPage make_fetch_page();

/// Milliseconds of a Retry-After: seconds, or an HTTP date; nothing for what is neither, 0 for the past.
[[nodiscard]] std::optional<TimeMs> read_retry_after(std::string_view value, TimeMs now);

}  // namespace smallprint
