// Which documents belong to one service, and which services to one company: a step of build_platforms. Pure.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "catalogue/content.h"
#include "catalogue/platform_source.h"
#include "service/collection.h"

namespace smallprint {

/// One service and the documents that are to be read for it.
struct PlatformGroup {
    PlatformSource::Service service;  ///< Without its documents.
    std::vector<CollectedDocument> documents;
    std::vector<bool> current;  ///< Beside `documents`.
};

/// Groups by name and other names; of one type only the newest is kept, a current one before an old one.
/// Services of one company, or at one registrable domain, get one number in `operated_by`. In the order of
/// their names.
[[nodiscard]] std::vector<PlatformGroup> group_platforms(
    const std::vector<CollectedDocument>& documents, const std::vector<ServiceEntry>& known,
    const std::set<std::string, std::less<>>& not_current);

}  // namespace smallprint
