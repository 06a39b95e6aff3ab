// A watched page with a network of the test's own: every answer is made up, and time is set by hand.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "service/sample_terms.h"
#include "service/watch.h"
#include "service/watch_check.h"

namespace smallprint::test {

inline constexpr TimeMs hour = 60 * 60 * 1000;
inline constexpr TimeMs day = 24 * hour;
inline constexpr std::string_view url = "https://www.unheard-of-shop.com/terms";

inline FetchResult page(std::string html) {
    FetchResult result;
    result.outcome = FetchOutcome::page;
    result.url = url;
    result.permanent_url = url;
    result.bytes = std::move(html);
    result.content_type = "text/html";
    return result;
}

/// A history, a clock, and the next answer of the network.
struct Watched {
    TemporaryDirectory directory;
    HandClock clock;
    FetchResult answer = page(terms_page());
    std::vector<FetchRequest> asked;
    Services services{ServiceOptions{.data_directory = directory.path() / "data",
                                     .clock = &clock,
                                     .open_viewer = {},
                                     .open_shadow = false,
                                     .make_catalogue = {},
                                     .fetch_page = [this](const FetchRequest& request) {
                                         asked.push_back(request);
                                         return answer;
                                     }}};
    Session session{services, Session::Access::read_write};

    WatchEntry add(std::string_view address = url) {
        WatchRequest request;
        request.url = address;
        return add_watch(session, request).first;
    }
    std::optional<Checked> check() {
        WatchCheck what;
        what.claim.due_before = clock.now();
        return check_watch(session, what);
    }
    /// Checks the one entry, whenever it is due, and gives its state.
    std::string state_after(FetchResult next) {
        answer = std::move(next);
        clock.advance(40 * day);
        const auto checked = check();
        return checked ? checked->entry.state : "nothing was due";
    }
    std::uint32_t versions() {
        const auto all = session.reading().documents();
        return all.empty() ? 0 : all.front().versions;
    }
};

}  // namespace smallprint::test
