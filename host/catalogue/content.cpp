#include "catalogue/content.h"

namespace smallprint {

const ClauseType* Catalogue::Content::type(std::string_view id) const {
    const auto found = type_by_id_.find(id);
    return found == type_by_id_.end() ? nullptr : &types[found->second];
}

const RegulationEntry* Catalogue::Content::regulation(std::string_view id) const {
    const auto found = regulation_by_id_.find(id);
    return found == regulation_by_id_.end() ? nullptr : &regulations[found->second];
}

void Catalogue::Content::index() {
    type_by_id_.clear();
    regulation_by_id_.clear();
    for (std::uint32_t i = 0; i < types.size(); ++i) {
        type_by_id_.emplace(types[i].id, i);
    }
    for (std::uint32_t i = 0; i < regulations.size(); ++i) {
        regulation_by_id_.emplace(regulations[i].id, i);
    }
}

}  // namespace smallprint
