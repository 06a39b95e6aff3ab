// Reading the corpus's documents one after the other.
#pragma once

#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>

namespace smallprint::train {

[[nodiscard]] std::string read_text(const std::filesystem::path& file);

/// Calls `visit` with each line of documents/index.jsonl and the document's text, in the order of the index.
void for_each_document(const std::filesystem::path& corpus,
                       const std::function<void(const nlohmann::json&, const std::string&)>& visit);

}  // namespace smallprint::train
