#include "doors/http/ask_time_stamp.h"

#include <httplib.h>

#include "base/error.h"
#include "base/time_stamp.h"

namespace smallprint {
namespace {

constexpr time_t longest_wait = 20;  // seconds

Error no_answer(const std::string& why) {
    return {ErrorCode::unreadable_input, "The time-stamping authority gave no answer: " + why + "."};
}

}  // namespace

std::string ask_time_stamp(std::string_view address, std::string_view request) {
    const std::size_t scheme = address.find("://");
    if (scheme == std::string_view::npos ||
        (!address.starts_with("https://") && !address.starts_with("http://"))) {
        throw Error(ErrorCode::usage,
                    "The address of a time-stamping authority begins with https:// or http://.");
    }
    const std::size_t slash = address.find('/', scheme + 3);
    const std::string host(address.substr(0, slash));
    const std::string path(slash == std::string_view::npos ? "/" : address.substr(slash));
    httplib::Client client(host);
    if (!client.is_valid()) {
        throw Error(ErrorCode::usage,
                    "This is no address of a time-stamping authority: " + std::string(address));
    }
    client.set_connection_timeout(longest_wait);
    client.set_read_timeout(longest_wait);
    client.set_write_timeout(longest_wait);
    client.set_follow_location(false);
    client.enable_server_certificate_verification(true);
    httplib::Request post;
    post.method = "POST";
    post.path = path;
    post.headers = {{"Content-Type", "application/timestamp-query"},
                    {"Accept", "application/timestamp-reply"}};
    post.body = request;
    std::string reply;
    post.content_receiver = [&reply](const char* bytes, std::size_t size, std::uint64_t, std::uint64_t) {
        if (size > largest_time_stamp - reply.size()) {
            return false;
        }
        reply.append(bytes, size);
        return true;
    };
    const auto result = client.send(post);
    if (!result) {
        throw no_answer(httplib::to_string(result.error()));
    }
    if (result->status != 200) {
        throw no_answer("status " + std::to_string(result->status));
    }
    return reply;
}

}  // namespace smallprint
