// Loads a shared library when the first of its functions is called.
//
// A browser starts the host anew for every connection and first asks things that need no git, no TLS and no
// regular expressions; loading the libraries for those took nine times as long as the rest of the start. The
// build therefore links small stand-ins (make_stubs.sh), and this is what they call once per function. It has
// no state: the slots belong to the stand-ins, and the system's loader counts and guards the libraries.
#include <dlfcn.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>

#include "base/error.h"

extern "C" {
extern void* smallprint_slots[];                // NOLINT(*-avoid-c-arrays, *-identifier-naming)
extern const char smallprint_function_names[];  // NOLINT(*-avoid-c-arrays): one after the other, each ended.
extern const char smallprint_library_names[];   // NOLINT(*-avoid-c-arrays)
extern const std::uint8_t smallprint_function_owners[];  // NOLINT(*-avoid-c-arrays)

void* smallprint_load_function(std::size_t index);
}

namespace {

const char* nth(const char* names, std::size_t index) noexcept {
    for (; index > 0; --index) {
        names += std::strlen(names) + 1;
    }
    return names;
}

}  // namespace

/// The function's address, from now on in its slot. Throws Error(internal), through the stand-in, to whoever
/// called the function where the library is not installed.
void* smallprint_load_function(std::size_t index) {
    const char* library = nth(smallprint_library_names, smallprint_function_owners[index]);
    // Never closed again: code of it may run until the end of the process.
    void* handle = dlopen(library, RTLD_LAZY | RTLD_LOCAL);
    void* function = handle != nullptr ? dlsym(handle, nth(smallprint_function_names, index)) : nullptr;
    if (function == nullptr) {
        throw smallprint::Error(smallprint::ErrorCode::internal,
                                std::string("The library ") + library +
                                    " is missing or too old; install Smallprint's packages again.");
    }
    __atomic_store_n(&smallprint_slots[index], function, __ATOMIC_RELEASE);
    return function;
}
