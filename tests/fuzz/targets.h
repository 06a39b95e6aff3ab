// What is fuzzed: one function a target, each with its own file. An input is any bytes at all; a target
// returns, or the program stops (a sanitizer, an exception that is none of ours, or `require`), and that is a
// finding.
//
// libfuzzer_main.cpp runs one of them under libFuzzer (tests/fuzz/run.sh); replay_main.cpp runs inputs that
// were kept through all of them, in every build.
#pragma once

#include <array>
#include <string_view>

namespace smallprint::fuzz {

void frames(std::string_view input);  ///< Native messaging's frames, read and written.
void dispatch(
    std::string_view input);        ///< JSON-RPC with every method, by both doors, on a history of its own.
void html(std::string_view input);  ///< A page → blocks, clauses, hashes; is it terms?
void markdown(std::string_view input);   ///< The same of Markdown and of plain text.
void rules(std::string_view input);      ///< Text → evidence → findings.
void diff(std::string_view input);       ///< Two texts (parted by the first byte 0xFF) → changes.
void catalogue(std::string_view input);  ///< A catalogue file, used to read a sentence.
void model(std::string_view input);      ///< A model file, used to read a sentence.
void store(std::string_view input);      ///< A history file: opened, asked, written to, verified.
void import(std::string_view input);     ///< A bundle, its header, a capture's message.

struct Target {
    std::string_view name;
    void (*run)(std::string_view input);
};

inline constexpr std::array<Target, 10> targets{{{"frames", frames},
                                                 {"dispatch", dispatch},
                                                 {"html", html},
                                                 {"markdown", markdown},
                                                 {"rules", rules},
                                                 {"diff", diff},
                                                 {"catalogue", catalogue},
                                                 {"model", model},
                                                 {"store", store},
                                                 {"import", import}}};

/// Stops the program, which is a finding, unless `holds`.
void require(bool holds, const char* what);

}  // namespace smallprint::fuzz
