// The catalogue's sections as bytes, both ways. Decoding throws Error(catalogue_invalid) on anything
// malformed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/content.h"

namespace smallprint {

[[nodiscard]] std::string encode_content(const Catalogue::Content& content);
void decode_content(std::string_view bytes, Catalogue::Content& content);

[[nodiscard]] std::string encode_services(const std::vector<ServiceEntry>& services);
[[nodiscard]] std::vector<ServiceEntry> decode_services(std::string_view bytes);

[[nodiscard]] std::string encode_info(const CatalogueInfo& info);
[[nodiscard]] CatalogueInfo decode_info(std::string_view bytes);

}  // namespace smallprint
