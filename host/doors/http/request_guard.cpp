#include "doors/http/request_guard.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace smallprint {
namespace {

std::optional<std::size_t> whole_number(std::string_view text) {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool all = error == std::errc{} && end == text.data() + text.size();
    return all ? std::optional{number} : std::nullopt;
}

bool is_json(std::string_view content_type) {
    const auto type = content_type.substr(0, content_type.find(';'));
    constexpr std::string_view json = "application/json";
    return std::ranges::equal(type, json,
                              [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; });
}

Verdict judge_body(const RequestHead& head) {
    if (head.has_transfer_encoding || head.content_length.size() != 1) {
        return {411, "the length of the body must be given"};
    }
    const auto length = body_length(head);
    if (!length) {
        return {400, "the length of the body is no number"};
    }
    if (head.has_content_encoding) {
        return {415, "a packed body"};
    }
    if (head.content_type.size() != 1 || !is_json(head.content_type.front())) {
        return {415, "the body must be application/json"};
    }
    if (*length > most_body_bytes) {
        return {413, "a body above 1 MiB"};
    }
    return {};
}

}  // namespace

std::optional<std::size_t> body_length(const RequestHead& head) {
    return head.content_length.size() == 1 ? whole_number(head.content_length.front()) : std::nullopt;
}

Verdict judge(const RequestHead& head, std::uint16_t port) {
    const auto address = "127.0.0.1:" + std::to_string(port);
    // Another name for this address is how DNS rebinding looks.
    if (head.host.size() != 1 || head.host.front() != address) {
        return {403, "a foreign Host"};
    }
    if (!head.origin.empty() && (head.origin.size() != 1 || head.origin.front() != "http://" + address)) {
        return {403, "a foreign Origin"};
    }
    // "none" is the user's own doing (a link of ours, the address bar); other ports of this machine are
    // "same-site".
    if (!head.sec_fetch_site.empty() &&
        (head.sec_fetch_site.size() != 1 ||
         (head.sec_fetch_site.front() != "same-origin" && head.sec_fetch_site.front() != "none"))) {
        return {403, "a request from another site"};
    }
    if (head.has_range) {
        return {416, "a part of a file"};
    }
    if (head.method == "GET") {
        const bool has_body = head.has_transfer_encoding || !head.content_length.empty();
        return has_body ? Verdict{400, "a GET with a body"} : Verdict{};
    }
    if (head.method != "POST") {
        return {405, "neither GET nor POST"};
    }
    return judge_body(head);
}

}  // namespace smallprint
