// Time-stamping the ledger (RFC 3161): a request for its head, and the authority's answer checked and kept.
// Sends nothing; a door does, to the authority that the person named.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "history/stamps.h"
#include "service/services.h"

namespace smallprint {

/// Notes a request for the head as it is now; its bytes are in `request`. Throws as StampBook::ask.
[[nodiscard]] StoredStamp request_stamp(Session& session, std::string_view authority);

/// Finds the request that the reply answers, checks it (check_time_stamp) and keeps it. Throws
/// Error(unreadable_input) where none fits or the signature does not hold, and Error(not_found) if nothing
/// was asked for.
[[nodiscard]] StoredStamp accept_stamp(Session& session, std::string_view reply,
                                       const std::optional<std::filesystem::path>& trusted);

/// Both, with `ask` to bring the bytes to the authority and back. A failure leaves no open request.
[[nodiscard]] StoredStamp stamp_ledger(
    Session& session, std::string_view authority, const std::optional<std::filesystem::path>& trusted,
    const std::function<std::string(std::string_view authority, std::string_view request)>& ask);

}  // namespace smallprint
