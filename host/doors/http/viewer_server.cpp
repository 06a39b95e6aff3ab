#include "doors/http/viewer_server.h"

#include <httplib.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

#include "base/error.h"
#include "doors/http/bounded_server.h"
#include "doors/http/request_guard.h"
#include "doors/http/secrets.h"
#include "doors/http/session_pool.h"
#include "doors/http/sockets.h"
#include "service/jobs.h"
#include "service/json.h"
#include "service/method_table.h"
#include "service/read_ahead.h"

namespace smallprint {
namespace {

// Most of them wait: a slow client holds one until its time is over (bounded_stream.h).
constexpr std::size_t threads = 32;
constexpr std::size_t longest_path_in_log = 80;
constexpr const char* session_header = "X-Smallprint-Session";
constexpr const char* key_header = "X-Smallprint-Key";

const httplib::Headers& answer_headers() {
    static const httplib::Headers headers{
        {"Content-Security-Policy",
         "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
         "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
        {"X-Content-Type-Options", "nosniff"},
        {"X-Frame-Options", "DENY"},
        {"Referrer-Policy", "no-referrer"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Cache-Control", "no-store"},
    };
    return headers;
}

std::vector<std::string_view> values_of(const httplib::Request& request, const char* name) {
    std::vector<std::string_view> values;
    const auto [begin, end] = request.headers.equal_range(name);
    for (auto entry = begin; entry != end; ++entry) {
        values.emplace_back(entry->second);
    }
    return values;
}

RequestHead head_of(const httplib::Request& request) {
    return {.method = request.method,
            .path = request.path,
            .host = values_of(request, "Host"),
            .origin = values_of(request, "Origin"),
            .sec_fetch_site = values_of(request, "Sec-Fetch-Site"),
            .content_type = values_of(request, "Content-Type"),
            .content_length = values_of(request, "Content-Length"),
            .has_range = request.has_header("Range"),
            .has_content_encoding = request.has_header("Content-Encoding"),
            .has_transfer_encoding = request.has_header("Transfer-Encoding")};
}

// One value of a header; empty where it is missing or doubled.
std::string secret_in(const httplib::Request& request, const char* header) {
    return request.get_header_value_count(header) == 1 ? request.get_header_value(header) : std::string{};
}

// One more for as long as it lives.
class Counted {
public:
    explicit Counted(std::atomic<int>& count) : count_(count) { ++count_; }
    ~Counted() { --count_; }
    Counted(const Counted&) = delete;
    Counted& operator=(const Counted&) = delete;

private:
    std::atomic<int>& count_;
};

void answer_json(httplib::Response& response, const JsonOut& value) {
    response.set_content(json_text(value), "application/json; charset=utf-8");
}

}  // namespace

struct ViewerServer::Parts {
    Parts(const Services& their_services, ViewerFiles viewer_files, ViewerServerOptions server_options)
        : files(std::move(viewer_files)),
          options(std::move(server_options)),
          clock(options.clock != nullptr ? *options.clock : system_clock),
          secrets(clock),
          services(their_services),
          sessions(services),
          server(limits_of(options), [this](int status, std::string_view why) { note(status, "", why); }) {}

    static StreamLimits limits_of(const ViewerServerOptions& options);
    void note(int status, std::string_view asked, std::string_view why) const;
    void set_limits();
    void set_routes();
    void refuse(const httplib::Request& request, httplib::Response& response, const Verdict& verdict) const;
    bool answer_file(const httplib::Request& request, httplib::Response& response);
    Verdict judge_sender(const httplib::Request& request) const;
    void answer_post(const httplib::Request& request, httplib::Response& response, const std::string& body);
    [[nodiscard]] bool at_work() const;
    void end_when_idle();
    void begin_reading_ahead();
    bool wait_for_quiet(const std::stop_token& stop) const;

    SystemClock system_clock;
    ViewerFiles files;
    ViewerServerOptions options;
    const Clock& clock;
    Secrets secrets;
    const Services& services;
    SessionPool sessions;
    BoundedServer server;
    int port = -1;
    std::atomic<std::chrono::steady_clock::time_point> last_request{std::chrono::steady_clock::now()};
    std::mutex ending;
    std::condition_variable ended;
    bool stopped = false;
    std::atomic<int> answering{0};
    std::once_flag let_in;
    std::jthread ahead;  // last: it uses the rest
};

StreamLimits ViewerServer::Parts::limits_of(const ViewerServerOptions& options) {
    StreamLimits limits;
    limits.request = options.patience;
    return limits;
}

// A refusal in the log: our own words, and the path with nothing in it that could break the line.
void ViewerServer::Parts::note(int status, std::string_view asked, std::string_view why) const {
    if (!options.log) {
        return;
    }
    std::string path;
    for (const char c : asked.substr(0, longest_path_in_log)) {
        path += c > ' ' && c < 0x7F ? c : '?';
    }
    options.log(to_rfc3339(clock.now()) + " refused " + std::to_string(status) + " " + path + ": " +
                std::string{why});
}

void ViewerServer::Parts::set_limits() {
    server.new_task_queue = [] {
        return new httplib::ThreadPool(threads);
    };  // NOLINT: the server owns and deletes it.
    server.set_keep_alive_max_count(1);
    server.set_payload_max_length(most_body_bytes);
    server.set_default_headers(answer_headers());
    server.set_tcp_nodelay(true);
    // Not SO_REUSEPORT, cpp-httplib's default: another process could share the port and get half of the
    // requests.
    server.set_socket_options([](socket_t socket) { sockets::take_port_alone(socket); });
}

void ViewerServer::Parts::refuse(const httplib::Request& request, httplib::Response& response,
                                 const Verdict& verdict) const {
    response.status = verdict.status;
    response.set_content("Refused: " + std::string{verdict.reason} + ".\n", "text/plain; charset=utf-8");
    if (verdict.status == 405) {
        response.set_header("Allow", "GET, POST");
    }
    note(verdict.status, request.path, verdict.reason);
}

bool ViewerServer::Parts::answer_file(const httplib::Request& request, httplib::Response& response) {
    const auto* file = find_viewer_file(files, request.path);
    if (file == nullptr) {
        return false;
    }
    response.set_content(file->bytes, file->type);
    return true;
}

// Before the body is looked at: who may post where.
Verdict ViewerServer::Parts::judge_sender(const httplib::Request& request) const {
    if (request.path == "/token") {
        // Only open_viewer asks, and it is no browser.
        const bool from_browser = request.has_header("Origin") || request.has_header("Sec-Fetch-Site");
        return !from_browser && same_secret(secret_in(request, key_header), options.control_key)
                   ? Verdict{}
                   : Verdict{403, "no control key"};
    }
    if (request.path == "/rpc") {
        return secrets.is_session(secret_in(request, session_header)) ? Verdict{}
                                                                      : Verdict{401, "no session"};
    }
    return {};
}

void ViewerServer::Parts::answer_post(const httplib::Request& request, httplib::Response& response,
                                      const std::string& body) {
    if (request.path == "/rpc") {
        const Counted counted(answering);
        const auto reply =
            sessions.with([&](Session& session) { return dispatch(body, Door::viewer, session); });
        if (reply.empty()) {
            response.status = 204;
        } else {
            response.set_content(reply, "application/json; charset=utf-8");
        }
        return;
    }
    if (request.path == "/token") {
        answer_json(response, {{"token", secrets.issue_token()}});
        return;
    }
    const auto object = body.size() <= 1024 ? JsonIn::parse(body, nullptr, false) : JsonIn{};
    if (!object.is_object() || !object.contains("token") || !object["token"].is_string()) {
        refuse(request, response, {400, "no token in the body"});
        return;
    }
    const auto session = secrets.exchange(object["token"].get_ref<const std::string&>());
    if (!session) {
        refuse(request, response, {403, "a token that is unknown, used or too old"});
        return;
    }
    answer_json(response, {{"session", *session}});
    begin_reading_ahead();
}

// Once somebody is let in; a viewer that nobody opens reads nothing.
void ViewerServer::Parts::begin_reading_ahead() {
    std::call_once(let_in, [this] {
        ahead = std::jthread([this](const std::stop_token& stop) {
            sessions.with([&](Session& session) {
                read_ahead(session, [this, &stop] { return wait_for_quiet(stop); });
            });
        });
    });
}

// True once nobody waits for an answer; false if the server ends.
bool ViewerServer::Parts::wait_for_quiet(const std::stop_token& stop) const {
    constexpr std::chrono::milliseconds moment{20};
    while (!stop.stop_requested() && answering > 0) {
        std::this_thread::sleep_for(moment);
    }
    return !stop.stop_requested();
}

void ViewerServer::Parts::set_routes() {
    server.set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
        using Response = httplib::Server::HandlerResponse;
        const auto head = head_of(request);
        auto verdict = judge(head, static_cast<std::uint16_t>(port));
        if (verdict.status == 200 && request.method == "GET") {
            if (answer_file(request, response)) {
                last_request = std::chrono::steady_clock::now();
                return Response::Handled;
            }
            verdict = {404, "no such file"};
        }
        const bool known = request.path == "/rpc" || request.path == "/session" || request.path == "/token";
        if (verdict.status == 200 && !known) {
            verdict = {404, "no such path"};
        }
        // A body that is only too long is read to its end first, so that the sender gets to see the answer.
        const bool drain = verdict.status == 413 && known &&
                           body_length(head).value_or(most_drained_bytes + 1) <= most_drained_bytes;
        if (verdict.status == 200 || drain) {
            return Response::Unhandled;
        }
        refuse(request, response, verdict);
        return Response::Handled;
    });
    const auto post = [this](const httplib::Request& request, httplib::Response& response,
                             const httplib::ContentReader& read) {
        std::string body;
        const bool whole = read([&body](const char* data, std::size_t length) {
            body.append(data, length);
            return body.size() <= most_body_bytes;
        });
        if (!whole) {
            refuse(request, response,
                   {response.status >= 400 ? response.status : 413, "a body that cannot be read"});
            return;
        }
        if (const auto verdict = judge_sender(request); verdict.status != 200) {
            refuse(request, response, verdict);
            return;
        }
        last_request = std::chrono::steady_clock::now();
        answer_post(request, response, body);
    };
    for (const auto* path : {"/rpc", "/session", "/token"}) {
        server.Post(path, post);
    }
    server.set_exception_handler(
        [](const httplib::Request&, httplib::Response& response, const std::exception_ptr&) {
            response.status = 500;
            response.set_content("Smallprint could not answer this.\n", "text/plain; charset=utf-8");
        });
}

bool ViewerServer::Parts::at_work() const {
    return std::ranges::any_of(services.jobs().list(),
                               [](const JobStatus& job) { return job.state == JobState::running; });
}

void ViewerServer::Parts::end_when_idle() {
    std::unique_lock lock(ending);
    while (!stopped) {
        const auto end = last_request.load() + options.idle;
        const auto now = std::chrono::steady_clock::now();
        if (now >= end && at_work()) {
            last_request = now;  // An import goes on though its tab was closed; the time runs anew.
        } else if (now >= end) {
            server.stop();
            return;
        }
        ended.wait_until(lock, end);
    }
}

ViewerServer::ViewerServer(const Services& services, ViewerFiles files, ViewerServerOptions options)
    : parts_(std::make_unique<Parts>(services, std::move(files), std::move(options))) {
    parts_->set_limits();
    parts_->set_routes();
    const int wanted = parts_->options.port;
    if (wanted == 0) {
        parts_->port = parts_->server.bind_to_any_port("127.0.0.1");
    } else if (parts_->server.bind_to_port("127.0.0.1", wanted)) {
        parts_->port = wanted;
    }
    if (parts_->port <= 0) {
        throw Error(ErrorCode::internal, wanted == 0
                                             ? std::string{"The viewer finds no free port on 127.0.0.1."}
                                             : "Port " + std::to_string(wanted) +
                                                   " is taken; choose another with --port, or none.");
    }
}

ViewerServer::~ViewerServer() = default;

std::uint16_t ViewerServer::port() const noexcept {
    return static_cast<std::uint16_t>(parts_->port);
}

void ViewerServer::run() {
    const std::jthread watcher([this] { parts_->end_when_idle(); });
    parts_->server.listen_after_bind();
    {
        const std::scoped_lock lock(parts_->ending);
        parts_->stopped = true;
    }
    parts_->ended.notify_all();
}

void ViewerServer::stop() {
    {
        const std::scoped_lock lock(parts_->ending);
        parts_->stopped = true;
    }
    parts_->ended.notify_all();
    parts_->server.stop();
}

}  // namespace smallprint
