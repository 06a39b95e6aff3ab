#include "service/list_documents.h"

#include <algorithm>
#include <iterator>

namespace smallprint {

DocumentsPage list_documents(Session& session, std::uint32_t limit, std::uint32_t offset) {
    std::vector<StoredDocument> all = session.asking().documents();
    DocumentsPage page;
    const std::size_t begin = std::min<std::size_t>(offset, all.size());
    const std::size_t end =
        std::min<std::size_t>(begin + std::clamp(limit, 1U, most_documents_a_page), all.size());
    page.items.assign(std::make_move_iterator(all.begin() + static_cast<std::ptrdiff_t>(begin)),
                      std::make_move_iterator(all.begin() + static_cast<std::ptrdiff_t>(end)));
    if (end < all.size()) {
        page.next_offset = static_cast<std::uint32_t>(end);
    }
    return page;
}

}  // namespace smallprint
