// host.hello: who answers, with what catalogue, and whether the history can be used.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"
#include "catalogue/catalogue.h"
#include "service/services.h"

namespace smallprint {

/// Both sides name their versions, so that the popup can say which of them to update.
class ProtocolMismatch : public Error {
public:
    ProtocolMismatch(std::int64_t extension, std::int64_t host);
    [[nodiscard]] std::int64_t extension() const noexcept { return extension_; }
    [[nodiscard]] std::int64_t host() const noexcept { return host_; }

private:
    std::int64_t extension_;
    std::int64_t host_;
};

struct StoreState {
    const char* state = "ready";  ///< "ready", "unavailable", "too_new"
    std::string message;          ///< One sentence for the person; empty if there is nothing to say.
};

struct Hello {
    int protocol = protocol_version;
    std::string_view version;
    CatalogueInfo catalogue;
    bool open_shadow = false;
    StoreState store;
    std::uint32_t unseen = 0;
};

/// Throws ProtocolMismatch; Error(catalogue_invalid).
[[nodiscard]] Hello host_hello(Session& session, std::int64_t protocol);

}  // namespace smallprint
