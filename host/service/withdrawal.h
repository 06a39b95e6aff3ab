// ledger.withdrawal: ready letters that take back what was given to a service, citing the clause, its hash
// and dates. Only ever shown or saved; Smallprint sends nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/assess_feedback.h"
#include "service/services.h"

namespace smallprint {

struct WithdrawalLetter {
    std::string id;
    std::string title;
    std::string jurisdiction;
    std::vector<std::string> articles;
    std::string subject;
    std::string text;  ///< The body.
};

struct Withdrawal {
    ServiceRef service;
    std::string file_name;
    std::vector<WithdrawalLetter> letters;  ///< At least one.
    std::vector<Action> contacts;           ///< Where it may be sent, as far as the terms say.
    std::optional<FeedbackQuote> quote;
    FeedbackGiven given;
    std::uint32_t unseen = 0;
};

/// `service` is a service's key or, for people at a terminal, its name in any case. Throws Error(not_found)
/// for one of which the history holds neither terms nor acts, Error(store_unavailable | store_too_new |
/// catalogue_invalid).
[[nodiscard]] Withdrawal withdrawal(Session& session, std::string_view service);

}  // namespace smallprint
