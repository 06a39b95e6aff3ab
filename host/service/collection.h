// A collection of documents on the disk, as `smallprint catalogue build` takes it: a folder with an
// index.jsonl (one object a line: collection, service, terms_type, path, date, source_url), or a plain tree
// [Collection/]Service/Type.md. Lists only; the documents are read one by one.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace smallprint {

struct CollectedDocument {
    std::filesystem::path file;
    std::string collection;
    std::string service;
    std::string terms_type;
    std::string date;  ///< YYYY-MM-DD, or empty.
    std::string url;   ///< The first of its addresses, or empty.
};

/// In the order of service, type and file, whatever order the disk has. Throws Error(unreadable_input) for a
/// folder that is neither, or an index that cannot be read or names a file outside of the collection.
[[nodiscard]] std::vector<CollectedDocument> list_collection(const std::filesystem::path& folder);

}  // namespace smallprint
