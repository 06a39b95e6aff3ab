// What the message of a commit of an Open Terms Archive collection says: why the version was recorded, from
// which pages, by which engine. Pure.
//
// The forms are those of the archive's engine (opentermsarchive.org, src/archivist/recorder), current and
// former:
//   First record of | Start tracking            SERVICE TERMS
//   Record new changes of | Update              SERVICE TERMS
//   Apply technical or declaration upgrade on | Refilter   SERVICE TERMS
// then the addresses of the snapshots it was extracted from, and trailers such as "X-engine-version: 14.1.0".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace smallprint {

enum class CaptureReason : std::uint8_t {
    unknown,
    first,
    change,
    extraction,  ///< The way the text is taken from the page changed, not what the provider says.
};

struct CaptureMessage {
    CaptureReason reason = CaptureReason::unknown;
    std::vector<std::string> urls;  ///< http and https addresses in the order of the message; at most 64.
    std::string location;           ///< Where the document itself is, if a trailer says so; else empty.
    std::string engine;             ///< "14.1.0"; empty if not said.
};

/// Reads a message of any length and content; only its first 64 KiB are looked at.
[[nodiscard]] CaptureMessage parse_capture_message(std::string_view message);

}  // namespace smallprint
