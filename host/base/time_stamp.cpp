#include "base/time_stamp.h"

#include <openssl/asn1.h>
#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/pkcs7.h>
#include <openssl/rand.h>
#include <openssl/ts.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>

#include <array>
#include <chrono>
#include <climits>
#include <ctime>
#include <memory>

#include "base/error.h"
#include "base/path_text.h"

namespace smallprint {
namespace {

template <auto Free>
struct Deleter {
    template <typename T>
    void operator()(T* object) const noexcept {
        Free(object);
    }
};
template <typename T, auto Free>
using Owned = std::unique_ptr<T, Deleter<Free>>;

using Request = Owned<TS_REQ, TS_REQ_free>;
using Reply = Owned<TS_RESP, TS_RESP_free>;
using Imprint = Owned<TS_MSG_IMPRINT, TS_MSG_IMPRINT_free>;
using Algorithm = Owned<X509_ALGOR, X509_ALGOR_free>;
using Integer = Owned<ASN1_INTEGER, ASN1_INTEGER_free>;
using Number = Owned<BIGNUM, BN_free>;
using Context = Owned<TS_VERIFY_CTX, TS_VERIFY_CTX_free>;
using TrustStore = Owned<X509_STORE, X509_STORE_free>;

constexpr int nonce_bytes = 8;

Error no_stamp(const std::string& why) {
    ERR_clear_error();
    return {ErrorCode::unreadable_input, "This is no time stamp for what was asked: " + why + "."};
}

void require(bool holds) {
    if (!holds) {
        ERR_clear_error();
        throw Error(ErrorCode::internal, "OpenSSL cannot make a request for a time stamp.");
    }
}

Request read_request(std::string_view bytes) {
    const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
    return Request(bytes.size() > largest_time_stamp
                       ? nullptr
                       : d2i_TS_REQ(nullptr, &at, static_cast<long>(bytes.size())));
}

Reply read_reply(std::string_view bytes) {
    const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
    return Reply(bytes.size() > largest_time_stamp
                     ? nullptr
                     : d2i_TS_RESP(nullptr, &at, static_cast<long>(bytes.size())));
}

std::string last_reason() {
    const unsigned long code = ERR_peek_last_error();
    const char* reason = code != 0 ? ERR_reason_error_string(code) : nullptr;
    return reason != nullptr ? reason : "it does not hold";
}

TimeMs time_of(const TS_TST_INFO* info) {
    std::tm parts{};
    const ASN1_GENERALIZEDTIME* time = TS_TST_INFO_get_time(info);
    if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1) {
        throw no_stamp("it has no time");
    }
    constexpr int first_year = 1900;
    const auto day = std::chrono::sys_days(std::chrono::year(first_year + parts.tm_year) /
                                           (parts.tm_mon + 1) / parts.tm_mday);
    const std::chrono::sys_time<std::chrono::milliseconds> moment = day + std::chrono::hours(parts.tm_hour) +
                                                                    std::chrono::minutes(parts.tm_min) +
                                                                    std::chrono::seconds(parts.tm_sec);
    return static_cast<TimeMs>(moment.time_since_epoch().count());
}

// Who signed: the token's signer, looked up among the certificates that came with it.
std::string signer_of(const TS_RESP* reply) {
    PKCS7* token = TS_RESP_get_token(const_cast<TS_RESP*>(reply));  // NOLINT: the API lacks a const
    STACK_OF(X509)* signers = token != nullptr ? PKCS7_get0_signers(token, nullptr, 0) : nullptr;
    std::string name;
    if (signers != nullptr && sk_X509_num(signers) > 0) {
        std::array<char, 256> line{};
        X509_NAME_oneline(X509_get_subject_name(sk_X509_value(signers, 0)), line.data(),
                          static_cast<int>(line.size()));
        name = line.data();
    }
    sk_X509_free(signers);
    ERR_clear_error();
    return name;
}

Context context_for(TS_REQ* request) {
    Context context(TS_REQ_to_TS_VERIFY_CTX(request, nullptr));
    if (!context) {
        throw no_stamp("the request cannot be read");
    }
    return context;
}

}  // namespace

std::string time_stamp_request(const Sha256Digest& digest) {
    const Request request(TS_REQ_new());
    const Imprint imprint(TS_MSG_IMPRINT_new());
    const Algorithm algorithm(X509_ALGOR_new());
    require(request && imprint && algorithm && TS_REQ_set_version(request.get(), 1) == 1);
    require(X509_ALGOR_set0(algorithm.get(), OBJ_nid2obj(NID_sha256), V_ASN1_NULL, nullptr) == 1);
    require(TS_MSG_IMPRINT_set_algo(imprint.get(), algorithm.get()) == 1);
    Sha256Digest bytes = digest;
    require(TS_MSG_IMPRINT_set_msg(imprint.get(), bytes.data(), static_cast<int>(bytes.size())) == 1);
    require(TS_REQ_set_msg_imprint(request.get(), imprint.get()) == 1);
    std::array<unsigned char, nonce_bytes> random{};
    require(RAND_bytes(random.data(), nonce_bytes) == 1);
    random[0] |= 1U;  // never shorter than it looks
    const Number number(BN_bin2bn(random.data(), nonce_bytes, nullptr));
    const Integer nonce(number ? BN_to_ASN1_INTEGER(number.get(), nullptr) : nullptr);
    require(nonce && TS_REQ_set_nonce(request.get(), nonce.get()) == 1);
    require(TS_REQ_set_cert_req(request.get(), 1) == 1);
    unsigned char* der = nullptr;
    const int size = i2d_TS_REQ(request.get(), &der);
    require(size > 0 && der != nullptr);
    std::string result(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
    OPENSSL_free(der);
    return result;
}

TimeStamp check_time_stamp(std::string_view request, std::string_view reply,
                           const std::optional<std::filesystem::path>& trusted) {
    ERR_clear_error();
    const Request asked = read_request(request);
    const Reply answer = read_reply(reply);
    if (!asked || !answer) {
        throw no_stamp("it is not in the form of RFC 3161");
    }
    const Context context = context_for(asked.get());
    TrustStore store(X509_STORE_new());
    // OpenSSL takes the name of a file in UTF-8 on every system.
    const int loaded = !store    ? 0
                       : trusted ? X509_STORE_load_file(store.get(), path_text(*trusted).c_str())
                                 : X509_STORE_set_default_paths(store.get());
    if (loaded != 1) {
        ERR_clear_error();
        throw Error(ErrorCode::unreadable_input,
                    trusted ? trusted->string() + " holds no certificates in PEM form."
                            : "This computer's trusted certificates cannot be read; name some with --ca.");
    }
    TS_VERIFY_CTX_add_flags(context.get(), TS_VFY_SIGNATURE);
    TS_VERIFY_CTX_set_store(context.get(), store.release());  // the context frees it
    if (TS_RESP_verify_response(context.get(), answer.get()) != 1) {
        throw no_stamp(last_reason());
    }
    const TS_TST_INFO* info = TS_RESP_get_tst_info(answer.get());
    return {time_of(info), signer_of(answer.get())};
}

bool time_stamp_fits(std::string_view request, std::string_view reply) {
    ERR_clear_error();
    const Request asked = read_request(request);
    const Reply answer = read_reply(reply);
    if (!asked || !answer) {
        return false;
    }
    const Context context = context_for(asked.get());
    const bool fits = TS_RESP_verify_response(context.get(), answer.get()) == 1;
    ERR_clear_error();
    return fits;
}

}  // namespace smallprint
