#include "base/win32.h"
#include "install/schedule.h"

namespace smallprint {

int run_program(const ProgramCall& call) {
    constexpr std::chrono::seconds patience{60};
    auto child = win32::start(call, win32::Pipes::all);
    if (!child) {
        return -1;
    }
    child->input.close();
    const auto end = std::chrono::steady_clock::now() + patience;
    std::string dropped;
    while (win32::read_more(child->output, dropped, end)) {
        dropped.clear();
    }
    const auto status = win32::end_of(child->process, end);
    return status ? static_cast<int>(*status) : -1;
}

}  // namespace smallprint
