// What is known beforehand, read-only: clause types, lexicon, regulations, provisions, services.
//
// The build makes one binary catalogue from shared/catalogue/**/*.json and embeds it in the program; loading
// maps it and decodes nothing that is not asked for. A Catalogue is immutable and may be shared by threads.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/platforms.h"

namespace smallprint {

struct CatalogueInfo {
    std::string version;  ///< A short hash of its content; part of the evidence cache's key.
    std::string date;     ///< RFC 3339 date of its newest source.
    std::uint32_t clause_types = 0;
    std::uint32_t provisions = 0;
    std::uint32_t services = 0;
    std::uint32_t regulations = 0;
    std::uint32_t platforms = 0;           ///< Services whose documents were read beforehand …
    std::uint32_t platform_documents = 0;  ///< … and how many documents.
    std::uint32_t platform_clauses = 0;
};

struct ServiceEntry;
struct PlatformSource;

/// A service we know by the addresses of its documents.
struct KnownService {
    std::string name;
    std::string terms_type;  ///< Of the document at that address, where the catalogue names it; else empty.
};

class Catalogue {
public:
    /// The catalogue built into the program. Throws Error(catalogue_invalid) if it is damaged.
    [[nodiscard]] static Catalogue embedded();
    /// A catalogue from the bytes of a built catalogue file (tests, updates). Throws
    /// Error(catalogue_invalid).
    [[nodiscard]] static Catalogue from_bytes(std::string bytes);

    Catalogue(Catalogue&&) noexcept;
    Catalogue& operator=(Catalogue&&) noexcept;
    Catalogue(const Catalogue&) = delete;
    Catalogue& operator=(const Catalogue&) = delete;
    ~Catalogue();

    [[nodiscard]] const CatalogueInfo& info() const noexcept;

    /// The service at an address: by the longest known document address, else by host. Nothing if unknown;
    /// two services on one host are told apart by path, else the best known wins.
    [[nodiscard]] std::optional<KnownService> service_at(std::string_view url) const;

    /// Where a document of a service is, as an https address; nothing if the catalogue does not say.
    [[nodiscard]] std::optional<std::string> address_of(std::string_view service,
                                                        std::string_view terms_type) const;

    /// All services, as the source names them.
    [[nodiscard]] const std::vector<ServiceEntry>& services() const;

    /// What other services say; empty in a catalogue without them.
    [[nodiscard]] const Platforms& platforms() const noexcept;

    /// The bytes of a catalogue file with this one's content and these platforms instead of its own.
    [[nodiscard]] std::string with_platforms(const PlatformSource& source) const;

    struct Content;  ///< Clause types, lexicon, …: catalogue/content.h, for the analysis.
    [[nodiscard]] const Content& content() const;

private:
    struct Data;
    explicit Catalogue(std::unique_ptr<Data> data);
    std::unique_ptr<Data> data_;
};

}  // namespace smallprint
