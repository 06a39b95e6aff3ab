// One target under libFuzzer; which one is SMALLPRINT_FUZZ_TARGET.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "targets.h"

// libFuzzer's name for it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    smallprint::fuzz::SMALLPRINT_FUZZ_TARGET({reinterpret_cast<const char*>(data), size});
    return 0;
}
