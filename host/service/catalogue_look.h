// Looking for a newer catalogue where the settings say, and how the one in use stands. What comes is judged
// by service/catalogue_update; here is when to look, where, and what is remembered of it.
//
// Nothing is asked of anybody unless a person does it by hand, or has turned `catalogue_updates` on.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "service/catalogue_update.h"
#include "service/json.h"
#include "service/services.h"

namespace smallprint {

enum class LookOutcome : std::uint8_t {
    installed,  ///< It is in place; a program that runs already uses it from its next start on.
    current,    ///< There is nothing newer.
    off,        ///< Only what is due was asked for, and looking by itself is not turned on.
    not_due,    ///< Likewise, and the last look is not a day ago.
};

[[nodiscard]] const char* to_string(LookOutcome outcome) noexcept;

struct LookRequest {
    bool due_only = false;  ///< By a timer: only if it is turned on and the last look is a day ago.
    std::string url;        ///< https; empty: where the settings say.
};

/// Fetches the bundle over HTTPS and installs it. Throws Error(usage) for an address that is not https,
/// Error(unreadable_input) where none could be fetched, Error(too_large) above largest_bundle, and what
/// install_catalogue throws. Whatever it throws, the catalogue in use stays; why is remembered.
[[nodiscard]] LookOutcome look_for_catalogue(Session& session, const LookRequest& request,
                                             std::span<const Ed25519Public> keys = trusted_keys());

/// The result of `catalogue.status`, without `unseen`. A history that cannot be read only takes from it what
/// was remembered.
[[nodiscard]] JsonOut catalogue_status_json(Session& session,
                                            std::span<const Ed25519Public> keys = trusted_keys());

/// "https://…" and nothing that could not stand in an address.
[[nodiscard]] bool is_https_address(std::string_view text) noexcept;

}  // namespace smallprint
