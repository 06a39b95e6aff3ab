// Runs inputs that were kept through their targets, in every build:
//   fuzz_replay FOLDER      (FOLDER/TARGET/anything)
// Ends with the number of inputs; stops at the first that does not hold.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "targets.h"

namespace {

std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    if (std::filesystem::is_directory(folder)) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
            if (entry.is_regular_file()) {
                files.push_back(entry.path());
            }
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        std::fputs("Usage: fuzz_replay FOLDER\n", stderr);
        return 2;
    }
    std::size_t inputs = 0;
    for (const smallprint::fuzz::Target& target : smallprint::fuzz::targets) {
        for (const auto& path : files_in(std::filesystem::path(arguments[1]) / target.name)) {
            // Said before it is run, so that a stop names its input.
            std::printf("%s\n", path.filename().c_str());
            std::fflush(stdout);
            target.run(bytes_of(path));
            ++inputs;
        }
    }
    std::printf("%zu inputs, no finding\n", inputs);
    return inputs == 0 ? 1 : 0;
}
