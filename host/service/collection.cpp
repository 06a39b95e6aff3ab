#include "service/collection.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <nlohmann/json.hpp>
#include <tuple>

#include "base/error.h"

namespace smallprint {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const std::string& what) {
    throw Error(ErrorCode::unreadable_input, what);
}

std::string text_of(const nlohmann::json& entry, const char* name) {
    const auto found = entry.find(name);
    return found != entry.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string first_address(const nlohmann::json& entry) {
    const auto found = entry.find("source_url");
    if (found == entry.end()) {
        return {};
    }
    if (found->is_string()) {
        return found->get<std::string>();
    }
    return found->is_array() && !found->empty() && found->front().is_string()
               ? found->front().get<std::string>()
               : std::string();
}

/// A path of the index, from the folder of the index or the one above it.
fs::path locate(const fs::path& folder, const std::string& path, const std::string& place) {
    const fs::path relative(path);
    const bool leaves =
        relative.is_absolute() ||
        std::any_of(relative.begin(), relative.end(), [](const fs::path& part) { return part == ".."; });
    if (path.empty() || leaves) {
        refuse(place + " names no file of the collection.");
    }
    const fs::path above = folder.has_parent_path() ? folder.parent_path() : fs::path("..");
    for (const fs::path& root : {above, folder}) {
        if (fs::is_regular_file(root / relative)) {
            return root / relative;
        }
    }
    refuse(place + " names " + path + ", which is not there.");
}

std::vector<CollectedDocument> read_index(const fs::path& folder) {
    std::ifstream index(folder / "index.jsonl", std::ios::binary);
    std::vector<CollectedDocument> documents;
    std::string line;
    std::size_t number = 0;
    while (std::getline(index, line)) {
        const std::string place = "Line " + std::to_string(++number) + " of the index";
        if (line.empty()) {
            continue;
        }
        const auto entry = nlohmann::json::parse(line, nullptr, false);
        if (!entry.is_object() || text_of(entry, "service").empty() || text_of(entry, "terms_type").empty()) {
            refuse(place + " is no object with service, terms_type and path.");
        }
        documents.push_back({locate(folder, text_of(entry, "path"), place), text_of(entry, "collection"),
                             text_of(entry, "service"), text_of(entry, "terms_type"),
                             text_of(entry, "date").substr(0, 10), first_address(entry)});
    }
    return documents;
}

bool is_document(const fs::path& file) {
    constexpr std::array<std::string_view, 4> endings{".md", ".html", ".htm", ".txt"};
    const std::string ending = file.extension().string();
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

std::vector<CollectedDocument> read_tree(const fs::path& folder) {
    std::vector<CollectedDocument> documents;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file() || !is_document(entry.path())) {
            continue;
        }
        const fs::path relative = entry.path().lexically_relative(folder);
        const fs::path service = relative.parent_path();
        if (service.empty()) {
            continue;  // A file that lies beside the services is none of their documents.
        }
        documents.push_back({entry.path(),
                             service.parent_path().filename().string(),
                             service.filename().string(),
                             relative.stem().string(),
                             {},
                             {}});
    }
    return documents;
}

}  // namespace

std::vector<CollectedDocument> list_collection(const fs::path& folder) {
    if (!fs::is_directory(folder)) {
        refuse(folder.string() + " is no folder with documents.");
    }
    const fs::path inner = folder / "documents";
    const fs::path home =
        !fs::exists(folder / "index.jsonl") && fs::exists(inner / "index.jsonl") ? inner : folder;
    std::vector<CollectedDocument> documents =
        fs::exists(home / "index.jsonl") ? read_index(home) : read_tree(home);
    if (documents.empty()) {
        refuse(folder.string() + " holds no documents.");
    }
    std::sort(documents.begin(), documents.end(), [](const CollectedDocument& a, const CollectedDocument& b) {
        return std::tie(a.service, a.terms_type, a.file) < std::tie(b.service, b.terms_type, b.file);
    });
    return documents;
}

}  // namespace smallprint
