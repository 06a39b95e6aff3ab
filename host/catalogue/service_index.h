// Finds the service at an address. Built once from the catalogue's services, then only read.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/catalogue.h"
#include "catalogue/content.h"

namespace smallprint {

class ServiceIndex {
public:
    explicit ServiceIndex(std::vector<ServiceEntry> services);

    /// See Catalogue::service_at.
    [[nodiscard]] std::optional<KnownService> at(std::string_view url) const;
    [[nodiscard]] const std::vector<ServiceEntry>& services() const noexcept { return services_; }

private:
    struct Known {
        std::string path;
        std::uint32_t service = 0;
        std::string terms_type;
    };
    struct Host {
        std::vector<Known> documents;  ///< Longest path first.
        std::uint32_t main = 0;        ///< The service most documents on this host name.
        bool whole = false;            ///< The host itself belongs to `main`, not only some of its pages.
    };

    std::vector<ServiceEntry> services_;
    std::map<std::string, Host, std::less<>> hosts_;
};

}  // namespace smallprint
