// The watch list as people use it: adding an address or a document, taking it off, looking at it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "history/watch_list.h"
#include "service/json.h"
#include "service/services.h"

namespace smallprint {

struct WatchRequest {
    std::string_view url;
    std::string_view document;  ///< A record id, instead of an address.
    std::string_view language;  ///< Empty: the document's, if there is one.
    bool local = false;         ///< See WatchEntry.
};

/// The second is true if it was not on the list. Throws Error(usage) for what cannot be fetched (no http or
/// https address; plain http without `local`), Error(not_found) for an unknown document, and what the store
/// throws.
std::pair<WatchEntry, bool> add_watch(Session& session, const WatchRequest& request);

/// What an address or a document id names on the list: takes it off; how many went.
std::size_t remove_watch(Session& session, std::string_view url, std::string_view document);

/// An address as the list has it. Throws Error(usage) for none.
[[nodiscard]] std::string watch_address(std::string_view url);

/// Such a page is read again when somebody opens it in a browser; asking for it would not help.
[[nodiscard]] bool is_checked_when_visited(std::string_view state) noexcept;

/// One sentence for a person about the entry's state; empty where there is nothing to say.
[[nodiscard]] std::string watch_message(const WatchEntry& entry);

/// As `watch_entry` of the protocol has it.
[[nodiscard]] JsonOut watch_json(const Store& store, const WatchEntry& entry, TimeMs now);

}  // namespace smallprint
