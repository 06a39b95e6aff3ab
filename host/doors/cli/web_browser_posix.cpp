#include "base/paths.h"
#include "base/spawn_posix.h"
#include "doors/cli/web_browser.h"

namespace smallprint {

bool open_in_browser(const std::string& url) {
#ifdef __APPLE__
    constexpr auto program = "open";
#else
    if (!environment("DISPLAY") && !environment("WAYLAND_DISPLAY")) {
        return false;  // xdg-open would start a browser inside the terminal.
    }
    constexpr auto program = "xdg-open";
#endif
    // Not waited for: some openers stay as long as the browser does.
    return spawn_silently({program, url}) > 0;
}

}  // namespace smallprint
