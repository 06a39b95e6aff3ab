#include "train/judged_sentences.h"

#include <array>
#include <fstream>
#include <map>
#include <stdexcept>

#include "base/sha256.h"

namespace smallprint::train {
namespace {

constexpr std::size_t key_digits = 16;

/// In the order of unfair_categories(); a space for what was not judged.
constexpr std::string_view letters = " THCUWJA";

std::vector<std::string> categories(std::string_view marks, const std::string& line) {
    std::vector<std::string> names;
    for (const char mark : marks) {
        const std::size_t category = letters.find(mark);
        if (mark == '-' && marks.size() == 1) {
            continue;
        }
        if (mark == ' ' || category == std::string_view::npos) {
            throw std::runtime_error("No judgement: " + line);
        }
        names.push_back(unfair_categories()[category]);
    }
    return names;
}

using Judgements = std::map<std::string, std::vector<std::string>>;

Judgements read_judgements(const std::filesystem::path& file) {
    std::ifstream stream(file);
    if (!stream) {
        throw std::runtime_error("Cannot read " + file.string());
    }
    Judgements judgements;
    for (std::string line; std::getline(stream, line);) {
        if (line.empty() || line[0] == '#') {
            continue;
        }
        if (line.size() < key_digits + 2 || line[key_digits] != '\t') {
            throw std::runtime_error("No judgement: " + line);
        }
        judgements[line.substr(0, key_digits)] =
            categories(std::string_view(line).substr(key_digits + 1), line);
    }
    return judgements;
}

}  // namespace

std::vector<Sample> take_judged(const std::filesystem::path& file, const std::vector<Sample>& sentences) {
    const Judgements judgements = read_judgements(file);
    std::vector<Sample> judged;
    for (const Sample& sentence : sentences) {
        const auto found = judgements.find(to_hex(sha256(sentence.key)).substr(0, key_digits));
        if (found != judgements.end()) {
            judged.push_back(sentence);
            judged.back().source = Source::judged;
            judged.back().labels = found->second;
        }
    }
    return judged;
}

bool is_judged(std::size_t category) {
    return letters.at(category) != ' ';
}

}  // namespace smallprint::train
