#include "catalogue/catalogue.h"

#include <mutex>

#include "base/error.h"
#include "catalogue/archive.h"
#include "catalogue/content.h"
#include "catalogue/content_archive.h"
#include "catalogue/embedded.h"
#include "catalogue/format.h"
#include "catalogue/platform_source.h"
#include "catalogue/service_index.h"

namespace smallprint {

struct Catalogue::Data {
    std::string owned;  ///< The bytes when they are not the program's own.
    std::string_view bytes;
    std::string_view services_bytes;
    std::string_view content_bytes;
    CatalogueInfo info;
    Platforms platforms;

    std::once_flag services_once;
    std::optional<ServiceIndex> services;
    std::once_flag content_once;
    Content content;

    void open(std::string_view file, HashCheck check) {
        bytes = file;
        bool has_info = false;
        for (const auto& [name, section] : open_catalogue(bytes, check)) {
            if (name == "INFO") {
                info = decode_info(section);
                has_info = true;
            } else if (name == "SERV") {
                services_bytes = section;
            } else if (name == "CONT") {
                content_bytes = section;
            } else if (name == "PLAT") {
                platforms = Platforms(section);
            }
        }
        if (!has_info || services_bytes.empty() || content_bytes.empty()) {
            ArchiveReader::fail();
        }
        info.platforms = platforms.size();
        info.platform_documents = platforms.documents();
        info.platform_clauses = platforms.clauses();
    }

    const ServiceIndex& service_index() {
        std::call_once(services_once, [this] { services.emplace(decode_services(services_bytes)); });
        return *services;
    }
};

Catalogue::Catalogue(std::unique_ptr<Data> data) : data_(std::move(data)) {}
Catalogue::Catalogue(Catalogue&&) noexcept = default;
Catalogue& Catalogue::operator=(Catalogue&&) noexcept = default;
Catalogue::~Catalogue() = default;

Catalogue Catalogue::embedded() {
    auto data = std::make_unique<Data>();
    // The program's own bytes are as trustworthy as its code; hashing them at every start would only cost
    // time.
    data->open(embedded_catalogue(), HashCheck::skip);
    return Catalogue(std::move(data));
}

Catalogue Catalogue::from_bytes(std::string bytes) {
    auto data = std::make_unique<Data>();
    data->owned = std::move(bytes);
    data->open(data->owned, HashCheck::verify);
    return Catalogue(std::move(data));
}

const CatalogueInfo& Catalogue::info() const noexcept {
    return data_->info;
}

std::optional<KnownService> Catalogue::service_at(std::string_view url) const {
    return data_->service_index().at(url);
}

const std::vector<ServiceEntry>& Catalogue::services() const {
    return data_->service_index().services();
}

std::optional<std::string> Catalogue::address_of(std::string_view service,
                                                 std::string_view terms_type) const {
    for (const ServiceEntry& entry : services()) {
        if (entry.name != service) {
            continue;
        }
        for (const ServiceEntry::Address& document : entry.documents) {
            if (document.terms_type == terms_type) {
                return "https://" + document.url;
            }
        }
    }
    return std::nullopt;
}

std::string Catalogue::with_platforms(const PlatformSource& source) const {
    std::vector<std::pair<std::string, std::string>> sections;
    for (const auto& [name, section] : open_catalogue(data_->bytes, HashCheck::skip)) {
        if (name != "PLAT") {
            sections.emplace_back(name, section);
        }
    }
    sections.emplace_back("PLAT", encode_platforms(source));
    return pack_catalogue(sections);
}

const Platforms& Catalogue::platforms() const noexcept {
    return data_->platforms;
}

const Catalogue::Content& Catalogue::content() const {
    std::call_once(data_->content_once, [this] { decode_content(data_->content_bytes, data_->content); });
    return data_->content;
}

}  // namespace smallprint
