#include "service/method_table.h"

#include <algorithm>
#include <array>
#include <exception>
#include <utility>

#include "base/error.h"
#include "service/host_hello.h"
#include "service/message_outline.h"
#include "service/methods.h"
#include "service/report_json.h"

namespace smallprint {
namespace {

constexpr auto browser = static_cast<std::uint8_t>(Door::native_messaging);
constexpr auto viewer = static_cast<std::uint8_t>(Door::viewer);
constexpr std::uint8_t both = browser | viewer;

constexpr std::array table{
    Method{"host.hello", both, Lane::quick, methods::host_hello},
    Method{"page.analyze", browser, Lane::worker, methods::page_analyze},
    Method{"feedback.assess", browser, Lane::quick, methods::feedback_assess},
    Method{"feedback.record", browser, Lane::worker, methods::feedback_record},
    Method{"site.summary", both, Lane::quick, methods::site_summary},
    Method{"changes.list", both, Lane::worker, methods::changes_list},
    Method{"changes.mark_seen", both, Lane::worker, methods::changes_mark_seen},
    Method{"document.list", both, Lane::worker, methods::document_list},
    Method{"document.versions", both, Lane::worker, methods::document_versions},
    Method{"document.get", both, Lane::worker, methods::document_get},
    Method{"document.diff", both, Lane::worker, methods::document_diff},
    Method{"services.list", both, Lane::worker, methods::services_list},
    Method{"services.matrix", both, Lane::worker, methods::services_matrix},
    Method{"ledger.list", both, Lane::worker, methods::ledger_list},
    Method{"provision.get", both, Lane::worker, methods::provision_get},
    Method{"citation.get", both, Lane::worker, methods::citation_get},
    Method{"ledger.withdrawal", both, Lane::worker, methods::ledger_withdrawal},
    Method{"ledger.summary", both, Lane::worker, methods::ledger_summary},
    Method{"ledger.verify", both, Lane::worker, methods::ledger_verify},
    Method{"history.size", both, Lane::worker, methods::history_size},
    Method{"history.search", both, Lane::worker, methods::history_search},
    Method{"history.export", viewer, Lane::worker, methods::history_export},
    Method{"history.verify", viewer, Lane::worker, methods::history_verify},
    Method{"history.import", viewer, Lane::worker, methods::history_import},
    Method{"job.list", viewer, Lane::worker, methods::job_list},
    Method{"job.status", viewer, Lane::worker, methods::job_status},
    Method{"job.cancel", viewer, Lane::worker, methods::job_cancel},
    Method{"job.read", viewer, Lane::worker, methods::job_read},
    Method{"history.forget", both, Lane::worker, methods::history_forget},
    Method{"settings.get", both, Lane::worker, methods::settings_get},
    Method{"settings.set", both, Lane::worker, methods::settings_set},
    Method{"watch.add", both, Lane::worker, methods::watch_add},
    Method{"watch.remove", both, Lane::worker, methods::watch_remove},
    Method{"watch.list", both, Lane::worker, methods::watch_list},
    Method{"watch.check", both, Lane::network, methods::watch_check},
    Method{"digest.get", both, Lane::worker, methods::digest_get},
    Method{"notice.claim", browser, Lane::worker, methods::notice_claim},
    Method{"catalogue.status", both, Lane::worker, methods::catalogue_status},
    Method{"catalogue.update", both, Lane::network, methods::catalogue_update},
    Method{"viewer.open", browser, Lane::worker, methods::viewer_open},
};

constexpr int parse_error = -32700;
constexpr int invalid_request = -32600;
constexpr int method_not_found = -32601;
constexpr std::size_t longest_id = 4'096;

RpcReply refusal(std::string_view id, int code, std::string_view name, std::string_view message) {
    return RpcReply{error_reply(id, code, name, message)};
}

RpcReply refusal(std::string_view id, ErrorCode code, std::string_view message) {
    return refusal(id, json_rpc_code(code), error_name(code), message);
}

/// The id as JSON text, "" for none; nothing if it is no id.
std::optional<std::string> read_id(const JsonIn& message) {
    const auto found = message.find("id");
    if (found == message.end()) {
        return std::string();
    }
    if (!found->is_string() && !found->is_number() && !found->is_null()) {
        return std::nullopt;
    }
    std::string text = json_text(*found);
    return text.size() <= longest_id ? std::optional(std::move(text)) : std::nullopt;
}

bool is_version_two(const JsonIn& message) {
    const auto found = message.find("jsonrpc");
    return found != message.end() && found->is_string() && found->get_ref<const std::string&>() == "2.0";
}

std::string success_reply(const std::string& id, const JsonOut& result) {
    return R"({"jsonrpc":"2.0","id":)" + id + R"(,"result":)" + json_text(result) + '}';
}

}  // namespace

std::span<const Method> method_table() noexcept {
    return table;
}

const Method* find_method(std::string_view name) noexcept {
    const auto* const found = std::find_if(table.begin(), table.end(),
                                           [name](const Method& method) { return method.name == name; });
    return found == table.end() ? nullptr : found;
}

std::string error_reply(std::string_view id, int code, std::string_view name, std::string_view message,
                        const JsonOut& more) {
    JsonOut data{{"code", name}};
    data.update(more);
    const JsonOut error{{"code", code}, {"message", message}, {"data", std::move(data)}};
    return R"({"jsonrpc":"2.0","id":)" + std::string(id.empty() ? "null" : id) + R"(,"error":)" +
           json_text(error) + '}';
}

std::variant<RpcCall, RpcReply> parse_message(std::string_view text, Door door) {
    if (outline_message(text).too_deep) {
        return refusal("", parse_error, "parse_error", "The message is nested too deeply.");
    }
    JsonIn message = JsonIn::parse(text, nullptr, false);
    if (message.is_discarded()) {
        return refusal("", parse_error, "parse_error", "The message is not JSON in UTF-8.");
    }
    if (message.is_array()) {
        return refusal("", invalid_request, "invalid_request",
                       "Batches are not supported; send one message a frame.");
    }
    if (!message.is_object()) {
        return refusal("", invalid_request, "invalid_request", "The message is not a JSON-RPC 2.0 request.");
    }
    const auto id = read_id(message);
    const auto method_name = message.find("method");
    if (!id || !is_version_two(message) || method_name == message.end() || !method_name->is_string()) {
        return refusal(id.value_or(""), invalid_request, "invalid_request",
                       "The message is not a JSON-RPC 2.0 request.");
    }
    const bool wants_reply = !id->empty();
    const auto& name = method_name->get_ref<const std::string&>();
    const Method* method = find_method(name);
    if (method == nullptr) {
        return wants_reply
                   ? refusal(*id, method_not_found, "method_not_found", "This host has no such method.")
                   : RpcReply{};
    }
    if ((method->doors & static_cast<std::uint8_t>(door)) == 0) {
        return wants_reply
                   ? refusal(*id, ErrorCode::not_permitted, "This method may not be called from here.")
                   : RpcReply{};
    }
    const auto params = message.find("params");
    if (params != message.end() && !params->is_object()) {
        return wants_reply ? refusal(*id, ErrorCode::usage, "The parameters must be an object.") : RpcReply{};
    }
    return RpcCall{*id, method, params == message.end() ? JsonIn::object() : std::move(*params)};
}

Lane lane_of(std::string_view text) noexcept {
    const Method* method = find_method(outline_message(text).method);
    // What cannot be told apart here (an escaped name, say) is left to the worker, which may run every
    // method.
    return method == nullptr ? Lane::worker : method->lane;
}

std::string run_call(const RpcCall& call, Session& session) {
    std::string reply;
    try {
        const JsonOut result = call.method->call(session, call.params);
        if (call.id.empty()) {
            return {};
        }
        reply = success_reply(call.id, result);
        if (reply.size() > max_reply_bytes) {
            throw Error(ErrorCode::internal, "The answer is too long for the browser.");
        }
        return reply;
    } catch (const ProtocolMismatch& error) {
        reply = error_reply(call.id, json_rpc_code(error.code()), error_name(error.code()), error.what(),
                            {{"extension_protocol", error.extension()}, {"host_protocol", error.host()}});
    } catch (const Error& error) {
        reply = error_reply(call.id, json_rpc_code(error.code()), error_name(error.code()), error.what());
    } catch (const std::exception&) {
        // Its text is for developers and may hold what the page said.
        reply = error_reply(call.id, json_rpc_code(ErrorCode::internal), error_name(ErrorCode::internal),
                            "Smallprint met an error that it did not expect.");
    }
    return call.id.empty() ? std::string() : reply;
}

std::string dispatch(std::string_view text, Door door, Session& session) {
    auto parsed = parse_message(text, door);
    if (auto* reply = std::get_if<RpcReply>(&parsed)) {
        return std::move(reply->text);
    }
    return run_call(std::get<RpcCall>(parsed), session);
}

}  // namespace smallprint
