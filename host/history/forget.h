// Forgetting a service with all that stands under its name.
#pragma once

#include <span>
#include <string_view>

#include "history/store.h"

namespace smallprint {

/// Store::forget for the documents, and the feedback acts of `service` too, whether or not it has documents.
void forget_service(Store& store, std::span<const StoredDocument> documents, std::string_view service);

}  // namespace smallprint
