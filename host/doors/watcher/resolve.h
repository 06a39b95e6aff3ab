// From a host's name to its addresses.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "doors/watcher/network_address.h"

namespace smallprint {

/// The addresses of a name, or of an address written out; empty where there are none.
using Resolve = std::function<std::vector<NetworkAddress>(const std::string& host)>;

/// As the system knows them. May take as long as its name servers do.
[[nodiscard]] std::vector<NetworkAddress> system_resolve(const std::string& host);

}  // namespace smallprint
