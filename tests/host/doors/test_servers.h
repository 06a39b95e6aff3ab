// Servers on this machine for a fetcher to be tried on: one over TLS with an authority made for the test, and
// one that sends bytes as no decent server would.
#pragma once

#include <arpa/inet.h>
#include <httplib.h>
#include <netinet/in.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <thread>

namespace test_servers {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

inline Key make_key() {
    return {EVP_EC_gen("P-256"), &EVP_PKEY_free};
}

/// Signed by `issuer`'s key; by its own where there is no issuer, then it is an authority.
inline Certificate make_certificate(const std::string& name, EVP_PKEY* key, X509* issuer,
                                    EVP_PKEY* issuer_key) {
    static std::atomic<long> serial{1};
    Certificate made(X509_new(), &X509_free);
    X509_set_version(made.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(made.get()), serial++);
    X509_gmtime_adj(X509_getm_notBefore(made.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(made.get()), 24L * 3600);
    X509_set_pubkey(made.get(), key);
    X509_NAME* subject = X509_get_subject_name(made.get());
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
    X509_set_issuer_name(made.get(), issuer != nullptr ? X509_get_subject_name(issuer) : subject);
    X509V3_CTX context{};
    X509V3_set_ctx(&context, issuer != nullptr ? issuer : made.get(), made.get(), nullptr, nullptr, 0);
    const auto add = [&](int id, const std::string& value) {
        X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, id, value.c_str());
        X509_add_ext(made.get(), extension, -1);
        X509_EXTENSION_free(extension);
    };
    if (issuer == nullptr) {
        add(NID_basic_constraints, "critical,CA:TRUE");
        add(NID_key_usage, "critical,keyCertSign");
    } else {
        add(NID_subject_alt_name, "DNS:" + name);
    }
    X509_sign(made.get(), issuer_key, EVP_sha256());
    return made;
}

/// HTTPS on 127.0.0.1 for the host `name`; give it handlers by `server`, then start().
class TlsServer {
public:
    explicit TlsServer(const std::string& name)
        : authority_key_(make_key()),
          authority_(make_certificate("Test authority", authority_key_.get(), nullptr, authority_key_.get())),
          key_(make_key()),
          certificate_(make_certificate(name, key_.get(), authority_.get(), authority_key_.get())),
          server(certificate_.get(), key_.get()) {}
    ~TlsServer() {
        server.stop();
        if (thread_.joinable()) {
            thread_.join();
        }
        std::error_code ignored;
        std::filesystem::remove(authority_file(), ignored);
    }
    TlsServer(const TlsServer&) = delete;
    TlsServer& operator=(const TlsServer&) = delete;
    TlsServer(TlsServer&&) = delete;
    TlsServer& operator=(TlsServer&&) = delete;

    void start() {
        port = static_cast<std::uint16_t>(server.bind_to_any_port("127.0.0.1"));
        std::FILE* file = std::fopen(authority_file().c_str(), "wb");
        PEM_write_X509(file, authority_.get());
        std::fclose(file);
        thread_ = std::thread([this] { server.listen_after_bind(); });
        while (!server.is_running()) {
            std::this_thread::yield();
        }
    }

    [[nodiscard]] std::filesystem::path authority_file() const {
        return std::filesystem::temp_directory_path() /
               ("smallprint-authority-" + std::to_string(::getpid()) + "-" + std::to_string(port) + ".pem");
    }

private:
    Key authority_key_;
    Certificate authority_;
    Key key_;
    Certificate certificate_;
    std::thread thread_;

public:
    httplib::SSLServer server;
    std::uint16_t port = 0;
};

/// Takes connections on 127.0.0.1 and does with each what it is told, one after the other.
class RawServer {
public:
    using Talk = std::function<void(int connection, const std::atomic<bool>& over)>;

    explicit RawServer(Talk talk) : talk_(std::move(talk)), listener_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        ::bind(listener_, reinterpret_cast<sockaddr*>(&address), size);
        ::listen(listener_, 8);
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
        port = ntohs(address.sin_port);
        thread_ = std::thread([this] {
            while (!over_) {
                const int connection = ::accept(listener_, nullptr, nullptr);
                if (connection < 0) {
                    return;
                }
                // What was asked is read, or closing would throw away what is still on its way.
                std::array<char, 8192> asked{};
                (void)::recv(connection, asked.data(), asked.size(), 0);
                talk_(connection, over_);
                ::shutdown(connection, SHUT_WR);
                ::close(connection);
            }
        });
    }
    ~RawServer() {
        over_ = true;
        ::shutdown(listener_, SHUT_RDWR);
        thread_.join();
        ::close(listener_);
    }
    RawServer(const RawServer&) = delete;
    RawServer& operator=(const RawServer&) = delete;
    RawServer(RawServer&&) = delete;
    RawServer& operator=(RawServer&&) = delete;

    /// False once nobody listens any more.
    static bool say(int connection, const std::string& bytes) {
        return ::send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
               static_cast<ssize_t>(bytes.size());
    }

private:
    Talk talk_;
    int listener_;
    std::atomic<bool> over_{false};
    std::thread thread_;

public:
    std::uint16_t port = 0;
};

}  // namespace test_servers
