#include "service/host_hello.h"

namespace smallprint {
namespace {

std::string mismatch_message(std::int64_t extension, std::int64_t host) {
    const std::string versions = " (extension: protocol " + std::to_string(extension) + ", host: protocol " +
                                 std::to_string(host) + ").";
    return extension > host
               ? "The Smallprint program on this computer is older than the extension; update it" + versions
               : "The Smallprint extension is older than the program on this computer; update it" + versions;
}

}  // namespace

ProtocolMismatch::ProtocolMismatch(std::int64_t extension, std::int64_t host)
    : Error(ErrorCode::protocol_mismatch, mismatch_message(extension, host)),
      extension_(extension),
      host_(host) {}

Hello host_hello(Session& session, std::int64_t protocol) {
    if (protocol != protocol_version) {
        throw ProtocolMismatch(protocol, protocol_version);
    }
    Hello hello;
    hello.version = host_version();
    hello.catalogue = session.services().catalogue().info();
    hello.open_shadow = session.services().options().open_shadow;
    try {
        const Store& store = session.asking();
        hello.store.message = store.notice();
        hello.unseen = store.unseen_changes();
    } catch (const Error& error) {
        session.reset();
        hello.store.state = error.code() == ErrorCode::store_too_new ? "too_new" : "unavailable";
        hello.store.message = error.what();
    }
    return hello;
}

}  // namespace smallprint
