#include "doors/doors.h"

#include <exception>
#include <filesystem>
#include <iostream>
#include <string_view>
#include <vector>

#include "doors/cli/command_line.h"
#include "doors/http/open_viewer.h"
#include "doors/native_messaging/caller.h"
#include "doors/native_messaging/native_messaging.h"

namespace smallprint {
namespace {

constexpr int failed = 1;

}  // namespace

int run(int argc, char** argv) {
    try {
        const std::vector<std::string_view> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
        if (is_browser_call(arguments)) {
            return run_native_messaging(arguments,
                                        [](const std::filesystem::path& data_directory, std::string_view at) {
                                            return open_viewer(data_directory, at);
                                        });
        }
        return run_command_line(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << "smallprint: " << error.what() << '\n';
        return failed;
    }
}

}  // namespace smallprint
