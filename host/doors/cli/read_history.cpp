#include "doors/cli/read_history.h"

#include <filesystem>
#include <system_error>

#include "base/clock.h"
#include "base/error.h"
#include "doors/cli/output.h"

namespace smallprint {

void with_history(const CommandLine& line, const std::function<void(const Store&)>& look) {
    const auto directory = line.data_directory();
    std::error_code ignored;
    if (std::filesystem::exists(directory, ignored) && !std::filesystem::is_directory(directory, ignored)) {
        throw Error(ErrorCode::store_unavailable,
                    "The history cannot be used: " + directory.string() + " is no directory.");
    }
    const SystemClock clock;
    const auto store = Store::open(directory, Store::Mode::read_only, clock);
    look(store);
    if (!store.notice().empty()) {
        complain(store.notice());
    }
}

}  // namespace smallprint
