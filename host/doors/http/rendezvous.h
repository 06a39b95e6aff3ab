// How the processes of one user find the viewer of a data directory: a lock and a small file, both only the
// user's.
//
// The viewer holds the lock as long as it lives, so that what the file says is true exactly while somebody
// holds it, also after a crash, and a port that another program has taken over meanwhile is never believed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace smallprint {

/// Where a running viewer is, and the key with which the same user may ask it for tokens.
struct ViewerAddress {
    std::uint16_t port = 0;
    std::string control_key;
};

class Rendezvous {
public:
    /// For a data directory, in the user's runtime directory ($XDG_RUNTIME_DIR/smallprint, else a directory
    /// of mode 0700 below the system's temporary directory). Throws Error(internal) if no such directory can
    /// be had, or one is there that others could write into.
    explicit Rendezvous(const std::filesystem::path& data_directory);
    ~Rendezvous();
    Rendezvous(const Rendezvous&) = delete;
    Rendezvous& operator=(const Rendezvous&) = delete;

    /// For the viewer: becomes the one for this directory. False if another process is already.
    [[nodiscard]] bool take();
    /// For the viewer, after take(): says where it is. Throws Error(internal).
    void announce(const ViewerAddress& address) const;
    /// For everybody else: the viewer that runs now and has said where it is.
    [[nodiscard]] std::optional<ViewerAddress> find() const;
    /// A file beside it for the viewer's log.
    [[nodiscard]] std::filesystem::path log_file() const;

private:
    [[nodiscard]] std::filesystem::path file(const char* extension) const;
    /// What the file says: JSON with port and key. parse() has nothing for anything else.
    [[nodiscard]] static std::string to_text(const ViewerAddress& address);
    [[nodiscard]] static std::optional<ViewerAddress> parse(std::string_view text);

    std::filesystem::path stem_;  ///< Path of its files without extension.
    int lock_ = -1;
};

/// The user's directory for files of running processes; made if need be.
[[nodiscard]] std::filesystem::path runtime_directory();

}  // namespace smallprint
