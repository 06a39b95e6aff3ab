// JSON-RPC 2.0 over one table of methods (shared/protocol/PROTOCOL.md). Every door that speaks JSON calls
// this.
//
// Stateless; what a call needs is in the Session it is given. Nothing that comes in through a text can throw
// out of here: every failure is a reply.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "service/json.h"
#include "service/services.h"

namespace smallprint {

enum class Door : std::uint8_t { native_messaging = 1, viewer = 2 };

/// Who may run a method: `quick` ones never write and never wait for a writer, an analysis or the network;
/// `network` ones wait for other people's servers, so that nothing else should wait behind them.
enum class Lane : std::uint8_t { quick, worker, network };

struct Method {
    std::string_view name;
    std::uint8_t doors = 0;  ///< Bits of Door.
    Lane lane = Lane::worker;
    JsonOut (*call)(Session& session, const JsonIn& params) = nullptr;  ///< Checks its parameters first.
};

[[nodiscard]] std::span<const Method> method_table() noexcept;
[[nodiscard]] const Method* find_method(std::string_view name) noexcept;

/// A request that may be run.
struct RpcCall {
    std::string id;  ///< JSON text of the id; empty for a notification, which gets no reply.
    const Method* method = nullptr;
    JsonIn params;
};

/// A message that needs no method: its reply, which is empty where there is none (an unknown notification).
struct RpcReply {
    std::string text;
};

/// From a message to a call, or to the error reply (-32700, -32600, -32601, not_permitted).
[[nodiscard]] std::variant<RpcCall, RpcReply> parse_message(std::string_view text, Door door);

/// The lane of a message, by its `method` alone and without parsing the rest: for choosing a thread. Whatever
/// is not plainly a call of a quick method is the worker's. A hint only: a message with two members `method`
/// may call another than this saw, so the quick lane must look at `Method::lane` before it runs a call.
[[nodiscard]] Lane lane_of(std::string_view text) noexcept;

/// Runs a call; the reply, empty for a notification. Never above max_reply_bytes.
[[nodiscard]] std::string run_call(const RpcCall& call, Session& session);

/// Both steps, for doors with one thread a request.
[[nodiscard]] std::string dispatch(std::string_view text, Door door, Session& session);

/// An error reply as text. `id` is JSON text; empty stands for null.
[[nodiscard]] std::string error_reply(std::string_view id, int code, std::string_view name,
                                      std::string_view message, const JsonOut& more = JsonOut::object());

}  // namespace smallprint
