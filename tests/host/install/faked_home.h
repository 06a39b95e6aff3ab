// A home that is thrown away after the test, and what it holds.
#pragma once

#ifdef _WIN32
#include <process.h>
#else
#include <unistd.h>
#endif

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace faked {

class Home {
public:
    Home() {
#ifdef _WIN32
        static int number = 0;
        path_ = std::filesystem::temp_directory_path() /
                ("smallprint-home-" + std::to_string(_getpid()) + "-" + std::to_string(++number));
        std::filesystem::create_directories(path_);
#else
        std::string name = (std::filesystem::temp_directory_path() / "smallprint-home-XXXXXX").string();
        path_ = mkdtemp(name.data());
#endif
    }
    Home(const Home&) = delete;
    Home& operator=(const Home&) = delete;
    ~Home() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    [[nodiscard]] const std::filesystem::path& path() const {
        return path_;
    }

    void folder(const std::string& name) const {
        std::filesystem::create_directories(path_ / name);
    }

    void file(const std::string& name, const std::string& text) const {
        std::filesystem::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name) << text;
    }

    [[nodiscard]] std::string text(const std::string& name) const {
        std::ostringstream all;
        all << std::ifstream(path_ / name).rdbuf();
        return all.str();
    }

    /// Every file and folder below, sorted, relative.
    [[nodiscard]] std::vector<std::string> listing() const {
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(path_)) {
            names.push_back(std::filesystem::relative(entry.path(), path_).string());
        }
        std::ranges::sort(names);
        return names;
    }

private:
    std::filesystem::path path_;
};

}  // namespace faked
