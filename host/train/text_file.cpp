#include "train/text_file.h"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "train/samples.h"

namespace smallprint::train {

std::string read_text(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        throw std::runtime_error("Cannot read " + file.string());
    }
    return {std::istreambuf_iterator<char>(stream), {}};
}

void for_each_document(const std::filesystem::path& corpus,
                       const std::function<void(const nlohmann::json&, const std::string&)>& visit) {
    for (const auto& line : read_lines(corpus / "documents" / "index.jsonl")) {
        const std::string path = line.at("path");
        const auto whole = corpus / path;
        visit(line, read_text(std::filesystem::exists(whole) ? whole : corpus / "documents" / path));
    }
}

}  // namespace smallprint::train
