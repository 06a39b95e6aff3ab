// The one error type of the host.
//
// It carries a code that every door can translate (JSON-RPC error, exit code) and one sentence for the person
// who reads it, saying what to do. It is thrown only for what a caller cannot expect; an expected absence is
// a std::optional or a field of the result.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

namespace smallprint {

enum class ErrorCode : std::uint8_t {
    usage,              ///< The caller asked wrongly: unknown option, missing or mistyped parameter.
    unreadable_input,   ///< The input is not a document that can be read (not HTML, not UTF-8, a PDF, ...).
    too_large,          ///< The input is above a documented limit.
    not_found,          ///< A named document, version or record does not exist.
    store_unavailable,  ///< The history cannot be opened or written; nothing acknowledged is lost.
    store_too_new,      ///< The history was written by a newer Smallprint and is left untouched.
    catalogue_invalid,  ///< The catalogue is damaged or of an unknown format.
    protocol_mismatch,  ///< Extension and host speak different protocol versions.
    untrusted_caller,   ///< The program that started the host is not one of our extensions.
    not_permitted,      ///< The method may not be called through this door.
    internal,           ///< A defect of Smallprint itself.
};

class Error : public std::runtime_error {
public:
    /// `message` is one sentence, with what to do; it may be shown to a person as it is.
    Error(ErrorCode code, const std::string& message) : std::runtime_error(message), code_(code) {}

    [[nodiscard]] ErrorCode code() const noexcept { return code_; }

private:
    ErrorCode code_;
};

/// The name of a code as it appears on the wire (`error.data.code`), for example "store_unavailable".
[[nodiscard]] const char* error_name(ErrorCode code) noexcept;

/// JSON-RPC 2.0 error code: -32602 for `usage`, -32603 for `internal`, else one of -32001 … -32009
/// (PROTOCOL.md).
[[nodiscard]] int json_rpc_code(ErrorCode code) noexcept;

/// Exit status of the command line: 2 wrong usage, 3 unreadable input, 4 store, 1 anything else.
[[nodiscard]] int exit_code(ErrorCode code) noexcept;

}  // namespace smallprint
