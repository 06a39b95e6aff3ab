#include "service/platform_groups.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

#include "catalogue/address.h"
#include "catalogue/platforms.h"
#include "service/address.h"

namespace smallprint {
namespace {

/// Where many publish: an address there says nothing about who somebody is.
constexpr std::array<std::string_view, 14> shared_domains{
    "github.com",      "githubusercontent.com", "github.io",        "archive.org",   "notion.site",
    "notion.so",       "zendesk.com",           "termly.io",        "iubenda.com",   "medium.com",
    "docs.google.com", "sites.google.com",      "drive.google.com", "googleapis.com"};

bool is_shared(std::string_view host, std::string_view domain) {
    return std::any_of(shared_domains.begin(), shared_domains.end(), [host, domain](std::string_view shared) {
        return host == shared || (domain == shared && shared.find("google.com") == std::string_view::npos);
    });
}

/// Numbers that are found to be the same one after another.
class Union {
public:
    explicit Union(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), 0U); }

    std::uint32_t root(std::uint32_t item) {
        while (parent_[item] != item) {
            parent_[item] = parent_[parent_[item]];
            item = parent_[item];
        }
        return item;
    }
    void join(std::uint32_t a, std::uint32_t b) {
        const std::uint32_t first = root(a);
        const std::uint32_t second = root(b);
        parent_[std::max(first, second)] = std::min(first, second);
    }

private:
    std::vector<std::uint32_t> parent_;
};

class Grouping {
public:
    Grouping(const std::vector<ServiceEntry>& known, const std::set<std::string, std::less<>>& not_current)
        : not_current_(not_current) {
        for (const ServiceEntry& entry : known) {
            for (const std::string& name : entry.names) {
                main_.emplace(platform_name_key(name), &entry);
            }
        }
        for (const ServiceEntry& entry : known) {
            main_.emplace(platform_name_key(entry.name), &entry);
        }
    }

    std::vector<PlatformGroup> run(const std::vector<CollectedDocument>& documents) {
        for (const CollectedDocument& document : documents) {
            place(document);
        }
        std::vector<PlatformGroup> groups;
        for (auto& [key, group] : groups_) {
            groups.push_back(std::move(group));
        }
        find_operators(groups);
        give_hosts(groups);
        return groups;
    }

private:
    void place(const CollectedDocument& document) {
        const auto found = main_.find(platform_name_key(document.service));
        const ServiceEntry* entry = found == main_.end() ? nullptr : found->second;
        const std::string& name = entry == nullptr ? document.service : entry->name;
        PlatformGroup& group = groups_[platform_name_key(name)];
        if (group.service.name.empty()) {
            group.service.name = name;
            if (entry != nullptr) {
                group.service.names = entry->names;
                group.service.known = std::min(entry->known, 100U);
                entries_[name] = entry;
            }
        }
        if (document.collection.find("genai") != std::string::npos) {
            group.service.generative_ai = true;
        }
        add(group, document, not_current_.count(document.collection) == 0);
    }

    static void add(PlatformGroup& group, const CollectedDocument& document, bool current) {
        for (std::size_t i = 0; i < group.documents.size(); ++i) {
            CollectedDocument& there = group.documents[i];
            if (there.terms_type == document.terms_type) {
                if (std::pair(current, document.date) > std::pair(bool{group.current[i]}, there.date)) {
                    there = document;
                    group.current[i] = current;
                }
                return;
            }
        }
        group.documents.push_back(document);
        group.current.push_back(current);
    }

    /// Host names that a service shares with nobody it is not related to.
    [[nodiscard]] std::vector<std::string> hosts_of(const PlatformGroup& group) const {
        std::vector<std::string> hosts;
        const auto add_host = [&hosts](const std::string& url) {
            const auto address = read_address(url);
            if (address && !is_shared(address->host, registrable_domain(address->host))) {
                hosts.push_back(address->host);
            }
        };
        if (const auto found = entries_.find(group.service.name); found != entries_.end()) {
            for (const std::string& domain : found->second->domains) {
                add_host("https://" + domain);
            }
        }
        for (const CollectedDocument& document : group.documents) {
            add_host(document.url);
        }
        return hosts;
    }

    void find_operators(std::vector<PlatformGroup>& groups) {
        Union operators(groups.size());
        std::map<std::string, std::uint32_t> first;
        for (std::uint32_t i = 0; i < groups.size(); ++i) {
            std::set<std::string> marks;
            for (const std::string& host : hosts_of(groups[i])) {
                marks.insert(registrable_domain(host));
            }
            if (const auto found = entries_.find(groups[i].service.name);
                found != entries_.end() && !found->second->company.empty()) {
                marks.insert("company " + found->second->company);
            }
            for (const std::string& mark : marks) {
                operators.join(first.emplace(mark, i).first->second, i);
            }
        }
        for (std::uint32_t i = 0; i < groups.size(); ++i) {
            groups[i].service.operated_by = operators.root(i);
        }
    }

    /// A host belongs to whom the catalogue gives it, else to the best known service with a document there.
    void give_hosts(std::vector<PlatformGroup>& groups) {
        std::vector<std::size_t> order(groups.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(), [&groups](std::size_t a, std::size_t b) {
            return groups[a].service.known > groups[b].service.known;
        });
        std::map<std::string, std::size_t> owner;
        for (const std::size_t i : order) {
            if (const auto found = entries_.find(groups[i].service.name); found != entries_.end()) {
                for (const std::string& domain : found->second->domains) {
                    owner.emplace(domain, i);
                }
            }
        }
        for (const std::size_t i : order) {
            for (const std::string& host : hosts_of(groups[i])) {
                owner.emplace(host, i);
            }
        }
        for (const auto& [host, group] : owner) {
            groups[group].service.hosts.push_back(host);
        }
    }

    const std::set<std::string, std::less<>>& not_current_;
    std::map<std::string, const ServiceEntry*> main_;
    std::map<std::string, const ServiceEntry*> entries_;
    std::map<std::string, PlatformGroup> groups_;
};

}  // namespace

std::vector<PlatformGroup> group_platforms(const std::vector<CollectedDocument>& documents,
                                           const std::vector<ServiceEntry>& known,
                                           const std::set<std::string, std::less<>>& not_current) {
    return Grouping(known, not_current).run(documents);
}

}  // namespace smallprint
