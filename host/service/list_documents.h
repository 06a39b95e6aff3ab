// document.list: every document the history holds, page by page.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "history/store.h"
#include "service/services.h"

namespace smallprint {

struct DocumentsPage {
    std::vector<StoredDocument> items;  ///< By service and terms type.
    std::optional<std::uint32_t> next_offset;
};

inline constexpr std::uint32_t most_documents_a_page = 500;

/// `limit` 1–500. Throws Error(store_unavailable | store_too_new).
[[nodiscard]] DocumentsPage list_documents(Session& session, std::uint32_t limit, std::uint32_t offset);

}  // namespace smallprint
