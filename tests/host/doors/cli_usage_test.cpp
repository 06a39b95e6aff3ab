// The command line from outside: exit statuses, one line on stderr, help for everything.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "run_program.h"
#include "sample_terms.h"

using program::is_one_line;
using program::Sandbox;

namespace {

const std::vector<std::vector<std::string>> commands{
    {"analyze"},         {"detect"},          {"extract"}, {"diff"},      {"history"},
    {"history", "list"}, {"history", "show"}, {"view"},    {"catalogue"}, {"catalogue", "info"},
    {"register"},        {"unregister"}};

}  // namespace

TEST_CASE("every command has help, on stdout, and names itself in the general help") {
    const Sandbox sandbox;
    const auto general = sandbox.run({"--help"});
    CHECK(general.status == 0);
    CHECK(general.err.empty());
    for (auto words : commands) {
        CAPTURE(words.back());
        CHECK(general.out.find("\n  " + words.front()) != std::string::npos);
        words.emplace_back("--help");
        const auto result = sandbox.run(words);
        CHECK(result.status == 0);
        CHECK(result.err.empty());
        CHECK(result.out.find("Usage: smallprint " + words.front()) != std::string::npos);
    }
    CHECK(general.out.find("--serve") == std::string::npos);
    CHECK(!std::filesystem::exists(sandbox.path() / "data"));
}

TEST_CASE("the version is one word after the name") {
    const auto result = Sandbox().run({"--version"});
    CHECK(result.status == 0);
    CHECK(result.out.starts_with("smallprint "));
    CHECK(std::ranges::count(result.out, '\n') == 1);
    CHECK(result.out.find('.') != std::string::npos);
}

TEST_CASE("wrong usage is status 2 with one line and nothing on stdout") {
    const Sandbox sandbox;
    const auto text = sandbox.file("terms.txt", "You agree to arbitration.");
    for (const auto& words :
         std::vector<std::vector<std::string>>{{},
                                               {"frobnicate"},
                                               {"--frobnicate"},
                                               {"analyze", text, "--format", "yaml"},
                                               {"analyze", text, "--input", "pdf"},
                                               {"analyze", text, "extra"},
                                               {"analyze", text, "--url", "not an address"},
                                               {"analyze", text, "--jsonl", "--url", "https://a.example/"},
                                               {"extract", "--json=maybe", text},
                                               {"diff", text},
                                               {"diff", "-", "-"},
                                               {"history"},
                                               {"history", "show"},
                                               {"register", "--browser", "netscape"},
                                               {"register", "--profile-dir", "/tmp"},
                                               {"view", "--port", "70000"},
                                               {"view", "--at", "../../etc/passwd"},
                                               {"--data-dir", "", "history", "list"}}) {
        const auto result = sandbox.run(words);
        CAPTURE(words.empty() ? std::string{"(nothing)"} : words.back());
        CAPTURE(result.err);
        CHECK(result.status == 2);
        CHECK(is_one_line(result.err));
        CHECK(result.out.empty());
    }
}

TEST_CASE("input that cannot be read is status 3 with one line") {
    const Sandbox sandbox;
    const std::string png = std::string{"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16} + std::string(64, '\0');
    const std::vector<std::string> files{
        "/nonexistent/terms.txt",
        sandbox.path().string(),
        sandbox.file("empty", ""),
        sandbox.file("blank", " \n\t\n"),
        sandbox.file("picture.png", png),
        sandbox.file("paper.pdf", "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n" + png)};
    for (const std::string command : {"analyze", "extract"}) {
        for (const auto& file : files) {
            const auto result = sandbox.run({command, file});
            CAPTURE(command);
            CAPTURE(file);
            CAPTURE(result.err);
            CHECK(result.status == 3);
            CHECK(is_one_line(result.err));
            CHECK(result.out.empty());
        }
    }
    CHECK(sandbox.run({"extract", "-"}, "").status == 3);
    CHECK(sandbox.run({"extract"}, "").status == 3);
    CHECK(sandbox.run({"detect", "/nonexistent"}).status == 3);
    CHECK(sandbox.run({"diff", files[0], files[0]}).status == 3);
    CHECK(sandbox.run({"analyze", "--jsonl", "/nonexistent"}).status == 3);
}

TEST_CASE("a file's name cannot steer the terminal through a complaint") {
    const auto result = Sandbox().run({"extract", "/nonexistent/\x1b]0;owned\a\nsecond line\u202Etxt"});
    CHECK(result.status == 3);
    CHECK(is_one_line(result.err));
    CHECK(result.err.find('\a') == std::string::npos);
    CHECK(result.err.find("\u202E") == std::string::npos);
}

TEST_CASE("a history that cannot be used is status 4, and the warnings are shown all the same") {
    const Sandbox sandbox;
    const auto terms = sandbox.file("terms.md", sample::terms("at any time"));
    const auto blocked = sandbox.file("blocked", "a file, no directory");
    const auto result = sandbox.run(
        {"analyze", terms, "--url", "https://a.example/terms", "--format", "json", "--data-dir", blocked});
    CHECK(result.status == 4);
    CHECK(is_one_line(result.err));
    CHECK(result.out.find("\"findings\"") != std::string::npos);
    const auto listed = sandbox.run({"history", "list", "--data-dir", blocked});
    CHECK(listed.status == 4);
    CHECK(is_one_line(listed.err));
}

TEST_CASE("output that cannot be written is said") {
    Sandbox sandbox;
    const auto terms = sandbox.file("terms.txt", "We may change these terms.\n");
    // The shell opens /dev/full as the program's output.
    const Sandbox shell("/bin/sh");
    const auto result =
        shell.run({"-c", std::string{SMALLPRINT_BINARY} + " extract " + terms + " > /dev/full"});
    CHECK(result.status == 1);
    CHECK(is_one_line(result.err));
}
