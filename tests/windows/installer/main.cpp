// The two commands that an installer calls, over the host's own code: smallprint register|unregister
// --system.
#include <iostream>
#include <string_view>

#include "base/error.h"
#include "base/paths.h"
#include "install/install.h"

int main(int argc, char** argv) {
    const std::string_view command = argc == 3 && std::string_view(argv[2]) == "--system" ? argv[1] : "";
    smallprint::RegisterRequest request;
    request.system = true;
    try {
        const auto places = smallprint::this_computer();
        const auto& ids = smallprint::extension_ids();
        if (command == "register") {
            request.program = smallprint::executable_path();
            return smallprint::register_host(request, places, ids).empty() ? 1 : 0;
        }
        if (command == "unregister") {
            (void)smallprint::unregister_host(request, places, ids);
            return 0;
        }
    } catch (const smallprint::Error& error) {
        std::cerr << "smallprint: " << error.what() << '\n';
        return 1;
    }
    std::cerr << "usage: smallprint register|unregister --system\n";
    return 2;
}
