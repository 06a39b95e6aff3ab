#include "base/sha256.h"
#include "catalogue/content_archive.h"
#include "catalogue/format.h"
#include "catalogue/source/source.h"

namespace smallprint {

std::string build_catalogue(const CatalogueSource& source) {
    const std::string content = encode_content(source.content);
    const std::string services = encode_services(source.services);

    CatalogueInfo info;
    info.version = to_hex(sha256(content + services)).substr(0, 12);
    info.date = source.date.empty() ? "1970-01-01" : source.date;
    info.clause_types = static_cast<std::uint32_t>(source.content.types.size());
    info.provisions = static_cast<std::uint32_t>(source.content.provisions.size());
    info.services = static_cast<std::uint32_t>(source.services.size());
    info.regulations = static_cast<std::uint32_t>(source.content.regulations.size());
    std::vector<std::pair<std::string, std::string>> sections{
        {"INFO", encode_info(info)}, {"SERV", services}, {"CONT", content}};
    // Not part of the version: what others say changes no evidence.
    if (!source.platforms.services.empty()) {
        sections.emplace_back("PLAT", encode_platforms(source.platforms));
    }
    return pack_catalogue(sections);
}

}  // namespace smallprint
