// Forgetting one document, one service or everything. See Store::forget for what it means.
#pragma once

#include <cstddef>
#include <string_view>

#include "service/services.h"

namespace smallprint {

/// Throws Error(not_found) for an unknown document; how many documents went.
std::size_t forget_document(Session& session, std::string_view record_id);
/// A service by its name, or by an address of it. Throws Error(not_found) if nothing of it is kept.
std::size_t forget_service(Session& session, std::string_view name_or_url);
std::size_t forget_everything(Session& session);

}  // namespace smallprint
