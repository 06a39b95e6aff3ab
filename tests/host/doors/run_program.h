// Runs the built program as its users do and keeps what it said.
#pragma once

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "install/faked_home.h"

extern char** environ;  // NOLINT: POSIX declares it nowhere.

namespace program {

struct Result {
    int status = -1;  ///< Exit status; 128 + signal if a signal ended it.
    std::string out;
    std::string err;
};

inline std::string read_file(const std::filesystem::path& path) {
    std::ostringstream all;
    all << std::ifstream(path, std::ios::binary).rdbuf();
    return all.str();
}

inline void write_file(const std::filesystem::path& path, const std::string& text) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

/// A throw-away home with its own history, and the program run in it.
class Sandbox {
public:
    explicit Sandbox(std::string binary = SMALLPRINT_BINARY) : binary_(std::move(binary)) {
        home_.folder("runtime");
        home_.folder("home");
        std::filesystem::permissions(path() / "runtime", std::filesystem::perms::owner_all);
        variables["HOME"] = (path() / "home").string();
        variables["SMALLPRINT_HOME"] = (path() / "data").string();
        variables["XDG_RUNTIME_DIR"] = (path() / "runtime").string();
        variables["PATH"] = "/nonexistent";
        for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "DISPLAY", "WAYLAND_DISPLAY"}) {
            variables[name] = "";
        }
    }

    [[nodiscard]] const std::filesystem::path& path() const { return home_.path(); }
    [[nodiscard]] const faked::Home& home() const { return home_; }

    /// A file of this sandbox with that text; its path.
    [[nodiscard]] std::string file(const std::string& name, const std::string& text) const {
        write_file(path() / name, text);
        return (path() / name).string();
    }

    [[nodiscard]] Result run(std::vector<std::string> words, const std::string& input = {}) const {
        write_file(path() / "stdin", input);
        words.insert(words.begin(), binary_);
        std::vector<char*> arguments;
        std::ranges::transform(words, std::back_inserter(arguments), [](auto& word) { return word.data(); });
        arguments.push_back(nullptr);
        auto settings = environment();
        std::vector<char*> pointers;
        std::ranges::transform(settings, std::back_inserter(pointers),
                               [](auto& setting) { return setting.data(); });
        pointers.push_back(nullptr);

        posix_spawn_file_actions_t actions{};
        posix_spawn_file_actions_init(&actions);
        const auto name = [this](const char* stream) { return (path() / stream).string(); };
        posix_spawn_file_actions_addopen(&actions, 0, name("stdin").c_str(), O_RDONLY, 0);
        posix_spawn_file_actions_addopen(&actions, 1, name("stdout").c_str(), O_WRONLY | O_CREAT | O_TRUNC,
                                         0600);
        posix_spawn_file_actions_addopen(&actions, 2, name("stderr").c_str(), O_WRONLY | O_CREAT | O_TRUNC,
                                         0600);
        pid_t child = -1;
        const int error =
            posix_spawn(&child, binary_.c_str(), &actions, nullptr, arguments.data(), pointers.data());
        posix_spawn_file_actions_destroy(&actions);
        Result result;
        int status = 0;
        if (error == 0 && waitpid(child, &status, 0) == child) {
            result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        }
        result.out = read_file(path() / "stdout");
        result.err = read_file(path() / "stderr");
        return result;
    }

    /// Set or, if empty, taken out of the program's environment.
    std::map<std::string, std::string> variables;

private:
    [[nodiscard]] std::vector<std::string> environment() const {
        std::vector<std::string> settings;
        for (char** entry = environ; *entry != nullptr; ++entry) {
            const std::string setting = *entry;
            if (!variables.contains(setting.substr(0, setting.find('=')))) {
                settings.push_back(setting);
            }
        }
        for (const auto& [name, value] : variables) {
            if (!value.empty()) {
                settings.push_back(name + "=" + value);
            }
        }
        return settings;
    }

    faked::Home home_;
    std::string binary_;
};

/// True for exactly one line, ended, that says who speaks.
inline bool is_one_line(const std::string& text) {
    return text.starts_with("smallprint: ") && text.size() > 14 && text.ends_with('\n') &&
           std::ranges::count(text, '\n') == 1 && text.find('\x1b') == std::string::npos;
}

}  // namespace program
