// What the use cases work with.
//
// Services is made once a process and shared by its threads: the catalogue, the reader, the clock, the way to
// open the viewer. A Session belongs to one thread and holds its connections to the history. Both make what
// they hold when it is first needed, so that a start costs nothing and a history that cannot be opened spoils
// nothing else.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "analysis/analyse.h"
#include "base/clock.h"
#include "catalogue/catalogue.h"
#include "history/store.h"
#include "service/fetch.h"

namespace smallprint {

class EvidenceMemory;
class Jobs;

/// The version of this program, for example "0.1.0".
[[nodiscard]] std::string_view host_version() noexcept;

/// The version of the protocol of shared/protocol.
inline constexpr int protocol_version = 1;

struct ServiceOptions {
    /// Where the history is; see data_directory(). Empty: there is no place for one, and every use of it says
    /// so.
    std::filesystem::path data_directory;
    /// Must outlive the Services; nullptr is the machine's clock.
    const Clock* clock = nullptr;
    /// Starts or finds the viewer and gives the address to open; `at` is a record id or empty. Injected by
    /// the door that starts the program, because the service may not know any door. Without it viewer.open is
    /// not permitted.
    std::function<std::string(const std::filesystem::path& data_directory, std::string_view at)> open_viewer;
    /// `host.hello` says `open_shadow: true`; only tests ask for it (SMALLPRINT_OPEN_SHADOW=1).
    bool open_shadow = false;
    /// Makes the catalogue; empty is Catalogue::embedded. Tests give small ones.
    std::function<Catalogue()> make_catalogue;
    /// Fetches what is watched; injected like open_viewer. Without it nothing is refetched.
    FetchPage fetch_page = {};
};

class PageMemory;

/// Shared by threads; every function may be called from any of them.
class Services {
public:
    explicit Services(ServiceOptions options);
    ~Services();
    Services(const Services&) = delete;
    Services& operator=(const Services&) = delete;
    Services(Services&&) = delete;
    Services& operator=(Services&&) = delete;

    /// Throws Error(catalogue_invalid) if the built-in catalogue is damaged.
    [[nodiscard]] const Catalogue& catalogue() const;
    /// Compiled on the first call, which takes milliseconds; the others wait for it.
    [[nodiscard]] const Reader& reader() const;
    [[nodiscard]] const Clock& clock() const noexcept;
    [[nodiscard]] const ServiceOptions& options() const noexcept;
    /// Names analysis and catalogue: evidence read under another name is read anew.
    [[nodiscard]] std::string reader_version() const;
    /// Why the history could last not be written, in one sentence; empty once it can. `host.hello` says it,
    /// because the lane that answers it only reads.
    [[nodiscard]] std::string store_failure() const;
    void set_store_failure(std::string message) const;
    /// Evidence of stored versions, kept for the life of the process (bounded).
    [[nodiscard]] EvidenceMemory& memory() const noexcept;
    /// Pages read by this process (bounded).
    [[nodiscard]] PageMemory& pages() const noexcept;
    /// Long work of this process.
    [[nodiscard]] Jobs& jobs() const;

private:
    struct Lazy;
    ServiceOptions options_;
    std::unique_ptr<Lazy> lazy_;
};

/// One thread's connections.
class Session {
public:
    enum class Access : std::uint8_t {
        read_write,  ///< May write.
        read_only,   ///< Never writes and never waits for a writer: the lane of the quick methods.
    };

    Session(const Services& services, Access access);

    [[nodiscard]] const Services& services() const noexcept { return *services_; }

    /// The connection that writes, opened at the first call. Throws Error(store_unavailable | store_too_new),
    /// and Error(internal) in a read_only session.
    [[nodiscard]] Store& writing();
    /// A connection that only reads and creates nothing on the disk. Throws as above.
    [[nodiscard]] Store& reading();
    /// The writing connection where the session has one open or may open one, else the reading one: for
    /// questions.
    [[nodiscard]] Store& asking();
    /// Closes both, so that the next call opens them anew: after a failure.
    void reset() noexcept;

    /// Substantive changes nobody has seen; 0 when the history cannot be asked.
    [[nodiscard]] std::uint32_t unseen() noexcept;

private:
    const Services* services_;
    Access access_;
    std::optional<Store> writing_;
    std::optional<Store> reading_;
};

}  // namespace smallprint
