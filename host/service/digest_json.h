// A digest on the wire (watching.json, digest_service): the same for digest.get and `smallprint digest`.
#pragma once

#include "service/digest.h"
#include "service/json.h"

namespace smallprint {

/// Imported changes get their words here, so it takes milliseconds a document.
[[nodiscard]] JsonOut digest_service_json(const Services& services, const Store& store,
                                          DigestService& service);

}  // namespace smallprint
