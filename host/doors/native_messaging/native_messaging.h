// The door a browser comes in by (DESIGN 3.1): checks who it is, then serves JSON-RPC frames until the
// browser goes.
#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace smallprint {

/// Starts or finds the viewer; see ServiceOptions::open_viewer.
using OpenViewer =
    std::function<std::string(const std::filesystem::path& data_directory, std::string_view at)>;

/// Serves the browser that started the program with these arguments (is_browser_call was true). Returns the
/// exit status, or ends the process itself where a thread is still at work. A caller that is not our
/// extension is refused before anything is opened: status 1, one line on standard error, nothing on standard
/// output.
[[nodiscard]] int run_native_messaging(std::span<const std::string_view> arguments, OpenViewer open_viewer);

}  // namespace smallprint
