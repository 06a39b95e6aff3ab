// Brings a request for a time stamp to an authority and its answer back (RFC 3161, section 3.4).
#pragma once

#include <string>
#include <string_view>

namespace smallprint {

/// Posts the request; https with the certificate checked, or http, as most authorities have it: the answer is
/// signed and is checked by the caller. At most 20 seconds and 256 KiB, no redirections. Throws Error(usage)
/// for an address of another kind and Error(unreadable_input) where no answer comes.
[[nodiscard]] std::string ask_time_stamp(std::string_view address, std::string_view request);

}  // namespace smallprint
