// changes.list and changes.mark_seen: the steps between versions that the history remembers, and which of
// them a person has looked at.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "history/store.h"
#include "service/services.h"

namespace smallprint {

struct ChangesPage {
    std::vector<StoredChange> items;  ///< Newest first.
    std::optional<std::uint32_t> next_offset;
    std::uint32_t unseen = 0;
    std::optional<Severity> worst;  ///< Of all unseen substantive changes, not of the page.
};

inline constexpr std::uint32_t most_changes_a_page = 500;

/// `limit` 1–500. Throws Error(store_unavailable | store_too_new).
[[nodiscard]] ChangesPage list_changes(Session& session, bool unseen_only, std::uint32_t limit,
                                       std::uint32_t offset);

/// Marks changes seen by their ids (unknown ones are passed over); what is still unseen. Throws as above.
[[nodiscard]] std::uint32_t mark_changes_seen(Session& session, std::span<const std::int64_t> ids);

/// The same for all changes of a document. Throws Error(not_found) for an unknown one.
[[nodiscard]] std::uint32_t mark_document_seen(Session& session, std::string_view document_id);

}  // namespace smallprint
