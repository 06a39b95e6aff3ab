#include "catalogue/service_index.h"

#include <algorithm>
#include <utility>

#include "catalogue/address.h"

namespace smallprint {
namespace {

bool lies_under(std::string_view path, std::string_view known) {
    return path.starts_with(known) &&
           (path.size() == known.size() || known.ends_with('/') || path[known.size()] == '/');
}

}  // namespace

ServiceIndex::ServiceIndex(std::vector<ServiceEntry> services) : services_(std::move(services)) {
    std::map<std::string, std::map<std::uint32_t, std::uint32_t>, std::less<>> votes;
    for (std::uint32_t index = 0; index < services_.size(); ++index) {
        const ServiceEntry& service = services_[index];
        for (const std::string& domain : service.domains) {
            if (const auto address = read_address("https://" + domain)) {
                hosts_[address->host].whole = true;
                ++votes[address->host][index];
            }
        }
        for (const ServiceEntry::Address& document : service.documents) {
            const bool bare = document.url.find("://") == std::string::npos;
            if (auto address = read_address(bare ? "https://" + document.url : document.url)) {
                ++votes[address->host][index];
                hosts_[address->host].documents.push_back(
                    {std::move(address->path), index, document.terms_type});
            }
        }
    }
    for (auto& [name, host] : hosts_) {
        std::stable_sort(host.documents.begin(), host.documents.end(),
                         [](const Known& a, const Known& b) { return a.path.size() > b.path.size(); });
        // The best known of those that name the host (Google rather than one of its services), else the one
        // that names it most.
        std::pair<std::uint32_t, std::uint32_t> most;
        for (const auto& [service, count] : votes[name]) {
            if (const std::pair rank(services_[service].known, count); rank > most) {
                most = rank;
                host.main = service;
            }
        }
    }
}

std::optional<KnownService> ServiceIndex::at(std::string_view url) const {
    const auto address = read_address(url);
    if (!address) {
        return std::nullopt;
    }
    if (const auto found = hosts_.find(address->host); found != hosts_.end()) {
        for (const Known& known : found->second.documents) {
            // A page at the root says nothing about the pages below it; it only matches itself.
            if (known.path == address->path || (known.path != "/" && lies_under(address->path, known.path))) {
                const bool same = known.path == address->path;
                return KnownService{services_[known.service].name, same ? known.terms_type : std::string()};
            }
        }
        return KnownService{services_[found->second.main].name, std::string()};
    }
    // A subdomain belongs to the service that owns the domain; the catalogue lists no public suffix as a
    // domain.
    for (std::size_t dot = address->host.find('.'); dot != std::string::npos;
         dot = address->host.find('.', dot + 1)) {
        const auto parent = hosts_.find(std::string_view(address->host).substr(dot + 1));
        if (parent != hosts_.end() && parent->second.whole) {
            return KnownService{services_[parent->second.main].name, std::string()};
        }
    }
    return std::nullopt;
}

}  // namespace smallprint
