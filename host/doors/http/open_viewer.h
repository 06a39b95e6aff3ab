// Starts or finds the viewer of a data directory and makes a link that opens it once.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace smallprint {

struct ViewerOptions {
    std::uint16_t port = 0;  ///< For a viewer that has to be started; 0 is any free one.
};

/// The address to open: "http://127.0.0.1:PORT/#token=…", with "&at=ID" if `at` (a record id) is not empty.
/// The viewer of this data directory is found again or started, detached from whoever asks; there is one per
/// directory. The token is good for one use within 60 s. May be called from any thread. Throws Error(usage)
/// for an `at` that is no record id, Error(not_found) where the viewer's files are missing, Error(internal)
/// where it does not start.
[[nodiscard]] std::string open_viewer(const std::filesystem::path& data_directory, std::string_view at);
[[nodiscard]] std::string open_viewer(const std::filesystem::path& data_directory, std::string_view at,
                                      const ViewerOptions& options);

}  // namespace smallprint
