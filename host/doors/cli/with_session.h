// How a command that needs nothing but the history gets at it.
#pragma once

#include <utility>

#include "doors/cli/commands.h"
#include "service/services.h"

namespace smallprint {

/// Runs `act` with a session of its own over the command's data directory.
template <typename Act>
void with_session(const CommandLine& line, Session::Access access, const Act& act) {
    ServiceOptions options;
    options.data_directory = line.data_directory();
    const Services services(std::move(options));
    Session session(services, access);
    act(session);
}

}  // namespace smallprint
