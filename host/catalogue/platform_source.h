// What was read of other services, as plain values, and their two spellings: the compact one that lies in
// shared/catalogue/platforms, and the section of a built catalogue (platforms_layout.h). Used by the build
// and by `smallprint catalogue build`; the running host only reads the section. Pure: the same source always
// gives the same bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/sha256.h"
#include "catalogue/values.h"

namespace smallprint {

struct PlatformSource {
    struct Clause {
        std::string type;
        Severity severity = Severity::info;
        Stance stance = Stance::neutral;
        std::uint32_t way = 0;  ///< Equal for clauses of one type that are worded alike for people.
        Facts facts;
        std::uint32_t words = 0;
        std::uint32_t negations = 0;
        std::uint32_t exact = 0;            ///< Lower half of exact_hash.
        std::vector<std::uint32_t> hashes;  ///< Lower halves of its fingerprint, ascending.
    };
    struct Document {
        std::string terms_type;
        std::string url;
        std::string date;
        Sha256Digest sha256{};
        bool current = false;
        std::vector<Clause> clauses;
    };
    struct Service {
        std::string name;
        std::vector<std::string> names;  ///< Other names.
        std::vector<std::string> hosts;
        std::uint32_t operated_by = 0;
        std::uint32_t known = 0;
        bool generative_ai = false;
        std::vector<Document> documents;
    };
    std::vector<Service> services;
};

/// Whether a document speaks to people rather than to firms, developers or sellers; only such are shown as
/// examples of how others handle something.
[[nodiscard]] bool is_for_people(std::string_view terms_type);

/// Zstandard-compressed; what is committed.
[[nodiscard]] std::string compress_platforms(const PlatformSource& source);
/// Throws Error(catalogue_invalid) on anything that compress_platforms did not make, or above 64 MiB.
[[nodiscard]] PlatformSource decompress_platforms(std::string_view bytes);

/// The section "PLAT". Texts longer than 2,000 bytes are left out; counts above the rows' widths are cut.
[[nodiscard]] std::string encode_platforms(const PlatformSource& source);

}  // namespace smallprint
