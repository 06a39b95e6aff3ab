// Which requests the viewer's server answers at all. Pure: from a request's head to a verdict.
//
// cpp-httplib checks neither Host, Origin nor Sec-Fetch-Site, unpacks bodies without a limit and joins what
// follows an unread body to the next request; what is refused here never gets that far.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace smallprint {

/// The parts of a request that decide. A header that is not there is an empty list; more than one of a kind
/// is told.
struct RequestHead {
    std::string_view method;
    std::string_view path;
    std::vector<std::string_view> host;
    std::vector<std::string_view> origin;
    std::vector<std::string_view> sec_fetch_site;
    std::vector<std::string_view> content_type;
    std::vector<std::string_view> content_length;
    bool has_range = false;
    bool has_content_encoding = false;
    bool has_transfer_encoding = false;
};

struct Verdict {
    int status = 200;         ///< 200: goes on; else the status to answer with.
    std::string_view reason;  ///< For the log and for the answer's body.
};

inline constexpr std::size_t most_body_bytes = 1'048'576;
/// Above this a body is not even read to its end before the refusal.
inline constexpr std::size_t most_drained_bytes = std::size_t{64} * 1'048'576;

/// The length that a body is said to have; nothing if it is not said, or not clearly.
[[nodiscard]] std::optional<std::size_t> body_length(const RequestHead& head);

/// Judges a request to the server at 127.0.0.1:`port`.
[[nodiscard]] Verdict judge(const RequestHead& head, std::uint16_t port);

}  // namespace smallprint
