#include "service/host_hello.h"

#include <filesystem>
#include <string>
#include <system_error>
#include <utility>

#include "history/files.h"

namespace smallprint {
namespace {

std::string mismatch_message(std::int64_t extension, std::int64_t host) {
    const std::string versions = " (extension: protocol " + std::to_string(extension) + ", host: protocol " +
                                 std::to_string(host) + ").";
    return extension > host
               ? "The Smallprint program on this computer is older than the extension; update it" + versions
               : "The Smallprint extension is older than the program on this computer; update it" + versions;
}

// A history that is not there yet reads as an empty one; whether it can be made is seen by what is in its
// place.
bool can_be_made(const std::filesystem::path& directory) {
    for (std::filesystem::path place = directory; !place.empty(); place = place.parent_path()) {
        std::error_code failure;
        const auto status = std::filesystem::status(place, failure);
        if (status.type() != std::filesystem::file_type::not_found) {
            return status.type() == std::filesystem::file_type::directory;
        }
        if (place == place.parent_path()) {
            break;
        }
    }
    return false;
}

StoreState store_state(const Services& services, std::string notice) {
    const auto& directory = services.options().data_directory;
    if (!can_be_made(std::filesystem::absolute(directory))) {
        return {"unavailable",
                "The history cannot be kept in " + directory.string() + ": it is no directory."};
    }
    if (std::string failure = services.store_failure(); !failure.empty()) {
        return {"unavailable", std::move(failure)};
    }
    return {"ready", std::move(notice)};
}

// Before the first page there is nothing to open; a browser's first question then needs no database at all.
bool is_there(const std::filesystem::path& directory) {
    std::error_code failure;
    return directory.empty() || std::filesystem::exists(directory / history::store_file_name, failure) ||
           failure;
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
    if (!is_there(session.services().options().data_directory)) {
        hello.store = store_state(session.services(), {});
        return hello;
    }
    try {
        const Store& store = session.asking();
        hello.store = store_state(session.services(), store.notice());
        hello.unseen = store.unseen_changes();
    } catch (const Error& error) {
        session.reset();
        hello.store.state = error.code() == ErrorCode::store_too_new ? "too_new" : "unavailable";
        hello.store.message = error.what();
    }
    return hello;
}

}  // namespace smallprint
