#include "doors/http/open_viewer.h"

#include <httplib.h>

#include <chrono>
#include <optional>
#include <thread>

#include "base/error.h"
#include "doors/http/rendezvous.h"
#include "doors/http/start_viewer.h"
#include "service/json.h"
#include "service/record_id.h"

namespace smallprint {
namespace {

constexpr std::chrono::seconds patience{10};
constexpr std::chrono::milliseconds step{20};

// A token from the viewer, if it answers.
std::optional<std::string> ask_token(const ViewerAddress& address) {
    httplib::Client client("127.0.0.1", address.port);
    client.set_connection_timeout(std::chrono::seconds{2});
    client.set_read_timeout(std::chrono::seconds{5});
    const auto answer = client.Post("/token", httplib::Headers{{"X-Smallprint-Key", address.control_key}},
                                    "{}", "application/json");
    if (!answer || answer->status != 200) {
        return std::nullopt;
    }
    const auto said = JsonIn::parse(answer->body, nullptr, false);
    const auto token = said.is_object() ? said.find("token") : said.end();
    return said.is_object() && token != said.end() && token->is_string()
               ? std::optional{token->get<std::string>()}
               : std::nullopt;
}

}  // namespace

std::string open_viewer(const std::filesystem::path& data_directory, std::string_view at,
                        const ViewerOptions& options) {
    if (!at.empty() && !is_record_id(at)) {
        throw Error(ErrorCode::usage, "That is no record id; they look like SP-D-ABCDEFGHIJ.");
    }
    const auto directory = std::filesystem::absolute(data_directory);
    const Rendezvous rendezvous(directory);
    const auto end = std::chrono::steady_clock::now() + patience;
    bool started = false;
    while (std::chrono::steady_clock::now() < end) {
        const auto address = rendezvous.find();
        if (const auto token = address ? ask_token(*address) : std::nullopt) {
            auto url = "http://127.0.0.1:" + std::to_string(address->port) + "/#token=" + *token;
            return at.empty() ? url : url + "&at=" + std::string{at};
        }
        if (!started && !address) {
            start_viewer(directory, options);
            started = true;
            continue;
        }
        std::this_thread::sleep_for(step);
    }
    throw Error(ErrorCode::internal, "The viewer does not answer; try again.");
}

std::string open_viewer(const std::filesystem::path& data_directory, std::string_view at) {
    return open_viewer(data_directory, at, {});
}

}  // namespace smallprint
