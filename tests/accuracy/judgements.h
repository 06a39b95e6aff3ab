// What people judged by reading: verdicts by key, so that no words of the terms are kept. A line is a key, a
// tab, "right" or "wrong", a tab, and why; lines that begin with # are notes.
#pragma once

#include <fstream>
#include <map>
#include <string>

#include "base/sha256.h"

namespace accuracy {

/// The first 16 hex digits of SHA-256 of what was said, a newline and the words it was said of.
[[nodiscard]] inline std::string judgement_key(const std::string& said, const std::string& words) {
    return smallprint::to_hex(smallprint::sha256(said + "\n" + words)).substr(0, 16);
}

/// Verdicts by key: true is right. A file that is not there has none.
[[nodiscard]] inline std::map<std::string, bool> read_judgements(const std::string& path) {
    std::map<std::string, bool> judged;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        const std::size_t tab = line.find('\t');
        if (tab == 16 && line[0] != '#') {
            judged[line.substr(0, tab)] = line.compare(tab + 1, 5, "right") == 0;
        }
    }
    return judged;
}

}  // namespace accuracy
