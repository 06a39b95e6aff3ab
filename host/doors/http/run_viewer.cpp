#include "doors/http/run_viewer.h"

#include <atomic>
#include <cstdio>
#include <string>
#include <utility>

#include "base/error.h"
#include "base/paths.h"
#include "doors/http/secrets.h"
#include "doors/http/viewer_server.h"
#include "doors/watcher/fetch_page.h"

namespace smallprint {
namespace {

constexpr int most_log_lines = 1000;

ViewerFiles viewer_files() {
    const auto directory = find_viewer_directory(executable_path());
    if (!directory) {
        throw Error(ErrorCode::not_found,
                    "The viewer's files are missing; build or install Smallprint again.");
    }
    return load_viewer_files(*directory);
}

// stderr is the log; bounded, so that whoever knocks for days cannot fill the disk.
void log_line(std::string_view line) {
    static std::atomic<int> lines{0};
    if (lines.fetch_add(1) < most_log_lines) {
        const auto text = std::string{line} + "\n";
        (void)std::fwrite(text.data(), 1, text.size(), stderr);
    }
}

}  // namespace

void run_viewer(const ServeOptions& options, const std::function<void(const Rendezvous&)>& ready) {
    Rendezvous rendezvous(options.data_directory);
    if (!rendezvous.take()) {
        return;
    }
    const Services services({.data_directory = options.data_directory,
                             .clock = nullptr,
                             .open_viewer = {},
                             .open_shadow = false,
                             .make_catalogue = {},
                             .fetch_page = make_fetch_page()});
    ViewerServerOptions server_options;
    server_options.port = options.port;
    server_options.control_key = random_secret();
    server_options.idle = options.idle;
    server_options.log = &log_line;
    const auto key = server_options.control_key;
    ViewerServer server(services, viewer_files(), std::move(server_options));
    rendezvous.announce({server.port(), key});
    ready(rendezvous);
    server.run();
}

}  // namespace smallprint
