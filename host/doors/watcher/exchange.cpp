#include "doors/watcher/exchange.h"

#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include "base/ascii.h"
#include "doors/watcher/guarded_stream.h"

namespace smallprint {
namespace {

constexpr std::size_t most_header_bytes = 131'072;
constexpr std::size_t chunk_overhead = 1'048'576;  // What a chunked body may have beside its bytes.
constexpr std::chrono::seconds longest_connect{10};

// cpp-httplib's clients with our stream under them.
template <typename Base>
class GuardedClient final : public Base {
public:
    GuardedClient(const WebUrl& url, StreamGuard& guard)
        : Base(url.host, static_cast<int>(url.port)), guard_(guard) {}

private:
    bool process_socket(const httplib::ClientImpl::Socket& socket,
                        std::function<bool(httplib::Stream&)> callback) override {
        GuardedStream stream(guard_, socket.sock, socket.ssl);
        return callback(stream);
    }

    StreamGuard& guard_;
};

void verify_strictly(SSL_CTX* context, const WebUrl& url) {
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    X509_VERIFY_PARAM* expected = SSL_CTX_get0_param(context);
    // OpenSSL's own check of the name, beside the library's; partial wildcards have no place in names.
    X509_VERIFY_PARAM_set_hostflags(expected, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    if (X509_VERIFY_PARAM_set1_ip_asc(expected, url.host.c_str()) != 1) {
        X509_VERIFY_PARAM_set1_host(expected, url.host.c_str(), url.host.size());
    }
}

ExchangeAnswer ask(httplib::ClientImpl& client, const ExchangeRequest& request, StreamGuard& guard) {
    ExchangeAnswer answer;
    const auto connect = std::min<std::chrono::milliseconds>(
        longest_connect, std::chrono::milliseconds(guard.milliseconds_left()));
    client.set_connection_timeout(connect);
    client.set_read_timeout(connect);
    client.set_write_timeout(connect);
    client.set_socket_options([&guard](socket_t socket) { guard.watch(socket); });
    client.set_hostname_addr_map({{request.url.host, to_string(request.address)}});
    client.set_follow_location(false);
    client.set_keep_alive(false);
    client.set_decompress(false);
    client.set_url_encode(false);
    httplib::Headers headers{{"Host", request.url.authority()}};
    for (const auto& [name, value] : request.headers) {
        headers.emplace(name, value);
    }
    bool too_large = false;
    const auto result = client.Get(
        request.url.target, headers,
        [&](const httplib::Response& response) {
            answer.status = response.status;
            for (const auto& [name, value] : response.headers) {
                const auto [at, first] = answer.headers.emplace(ascii_lowered(name), value);
                if (!first && at->first == "content-encoding") {
                    at->second += ", " + value;
                }
            }
            guard.allow(request.most_bytes + chunk_overhead);
            return response.status == 200;  // Of other answers the body says nothing to us.
        },
        [&](const char* bytes, std::size_t size) {
            too_large = answer.body.size() + size > request.most_bytes;
            if (!too_large) {
                answer.body.append(bytes, size);
            }
            return !too_large;
        });
    if (too_large || guard.overflown()) {
        answer.failure = ExchangeFailure::too_large;
    } else if (answer.status != 0 && answer.status != 200) {
        answer.failure = ExchangeFailure::none;
    } else if (!result) {
        const httplib::Error why = result.error();
        const bool certificate =
            why == httplib::Error::SSLServerVerification || why == httplib::Error::SSLLoadingCerts;
        answer.failure = guard.slow()  ? ExchangeFailure::slow
                         : certificate ? ExchangeFailure::certificate
                                       : ExchangeFailure::connection;
    }
    return answer;
}

}  // namespace

ExchangeAnswer exchange(const ExchangeRequest& request, const std::filesystem::path& certificates) {
    StreamGuard guard(request.deadline, most_header_bytes);
    if (request.url.scheme == "http") {
        GuardedClient<httplib::ClientImpl> client(request.url, guard);
        return ask(client, request, guard);
    }
    GuardedClient<httplib::SSLClient> client(request.url, guard);
    if (!client.is_valid()) {
        return {ExchangeFailure::connection, 0, {}, {}};
    }
    verify_strictly(client.ssl_context(), request.url);
    client.enable_server_certificate_verification(true);
    if (!certificates.empty()) {
        client.set_ca_cert_path(certificates.string());
    }
    return ask(client, request, guard);
}

}  // namespace smallprint
