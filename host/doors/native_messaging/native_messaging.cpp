#include "doors/native_messaging/native_messaging.h"

#include <cstdlib>
#include <iostream>
#include <string>
#include <utility>

#include "base/error.h"
#include "base/paths.h"
#include "doors/native_messaging/caller.h"
#include "doors/native_messaging/host_loop.h"
#include "doors/native_messaging/streams.h"
#include "doors/watcher/fetch_page.h"
#include "install/extension_ids.h"
#include "service/services.h"

namespace smallprint {
namespace {

constexpr int refused = 1;
constexpr int broken = 1;

ServiceOptions service_options(OpenViewer open_viewer) {
    ServiceOptions options;
    try {
        options.data_directory = data_directory(std::nullopt);
    } catch (const Error&) {
        // Without a place for the history pages are still read; every reply says that they are not stored.
    }
    options.open_viewer = std::move(open_viewer);
    options.fetch_page = make_fetch_page();
    options.open_shadow = environment("SMALLPRINT_OPEN_SHADOW") == "1";
    return options;
}

}  // namespace

int run_native_messaging(std::span<const std::string_view> arguments, OpenViewer open_viewer) {
    if (!is_trusted_caller(arguments, extension_ids())) {
        std::cerr << "smallprint: this program only answers Smallprint's own browser extension.\n";
        return refused;
    }
    const BrowserStreams streams = take_standard_streams();
    const Services services(service_options(std::move(open_viewer)));
    HostLoopOptions options;
    options.give_up = [] { std::_Exit(EXIT_SUCCESS); };
    const LoopEnd end = run_host_loop(services, streams, std::move(options));
    if (end == LoopEnd::broken_frame) {
        std::cerr << "smallprint: the browser sent a frame that is cut off or longer than 64 MiB.\n";
        std::_Exit(broken);
    }
    if (end == LoopEnd::interrupted) {
        std::_Exit(EXIT_SUCCESS);
    }
    return EXIT_SUCCESS;
}

}  // namespace smallprint
