#include <algorithm>
#include <chrono>
#include <string>

#include "base/error.h"
#include "base/path_text.h"
#include "base/paths.h"
#include "base/win32.h"
#include "doors/http/start_viewer.h"

namespace smallprint {
namespace {

constexpr std::chrono::seconds patience{20};

}  // namespace

void start_viewer(const std::filesystem::path& data_directory, const ViewerOptions& options) {
    auto child = win32::start({path_text(executable_path()), "--data-dir", path_text(data_directory), "view",
                               "--serve", "--port", std::to_string(options.port)},
                              win32::Pipes::all);
    if (!child) {
        throw Error(ErrorCode::internal,
                    "The viewer cannot be started: " + win32::message_of(GetLastError()) + ".");
    }
    child->input.close();
    const auto end = std::chrono::steady_clock::now() + patience;
    std::string said;
    while (win32::read_more(child->errors, said, end)) {
    }
    const auto status = win32::end_of(child->process, end);
    if (!status || *status != 0) {
        constexpr std::string_view prefix = "smallprint: ";
        said.erase(std::min(said.find_first_of("\r\n"), said.size()));
        throw Error(ErrorCode::internal, said.empty()               ? "The viewer cannot be started."
                                         : said.starts_with(prefix) ? said.substr(prefix.size())
                                                                    : said);
    }
}

}  // namespace smallprint
