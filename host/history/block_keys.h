// Keys of many blocks at once: block_key() of each, several times as fast.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "document/document.h"

namespace smallprint::history {

[[nodiscard]] std::vector<std::string> block_keys(std::span<const Block> blocks);

}  // namespace smallprint::history
