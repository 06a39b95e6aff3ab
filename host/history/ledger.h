// The ledger: an append-only chain of what was seen, warned of and chosen (DESIGN 5).
//
// Everything hashed is ASCII or JSON text, so that `printf` and `sha256sum` can check it:
//   commitment = SHA-256(salt in hexadecimal, newline, payload)
//   hash       = SHA-256(previous hash in hexadecimal, newline, seq, newline, time in milliseconds, newline,
//                        kind, newline, commitment in hexadecimal, newline)
// with 64 zeros before the first entry. The payload of a version, a change or a feedback act is not stored
// again: it is made from the rows that it speaks of, so that a row altered behind the chain's back breaks it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "history/connection.h"

namespace smallprint::history {

/// Appends an entry about version `number` of a document; its payload is made from their rows, which must be
/// there.
void append_version_entry(Connection& connection, std::int64_t document, std::uint32_t number);
/// The same for the change that led to version `number`.
void append_change_entry(Connection& connection, std::int64_t document, std::uint32_t number);
/// Appends an entry with a payload of its own, a JSON text.
void append_entry(Connection& connection, std::string_view kind, std::string_view payload);

/// Appends that the texts of these versions of a document are kept no longer (let_go.h), and marks their
/// rows.
void append_let_go_entry(Connection& connection, std::int64_t document,
                         std::span<const std::uint32_t> numbers);

/// Appends an entry about a feedback act, with the row that it speaks of; its number.
std::int64_t append_feedback_entry(Connection& connection, const FeedbackAct& act);

/// What an entry says, made from the rows that it speaks of; empty if they are gone.
[[nodiscard]] std::string payload_of(Connection& connection, std::string_view kind, std::int64_t seq,
                                     std::int64_t document, std::int64_t number);
[[nodiscard]] Sha256Digest commitment_of(std::string_view salt, std::string_view payload);

/// Replaces salt and payload of every feedback act of a service by the commitment, and drops the rows.
void erase_feedback(Connection& connection, std::string_view service);

/// Replaces salt and payload of the change that led to version `number` by the commitment. Call before its
/// words go.
void erase_change_entry(Connection& connection, std::int64_t document, std::uint32_t number);

/// Replaces salt and payload of everything said about a document by the commitment. Call before its rows go.
void erase_entries(Connection& connection, std::int64_t document);

}  // namespace smallprint::history
