// `smallprint doctor`: what is wrong between the browsers and Smallprint, why, and what to do.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "base/paths.h"
#include "doors/cli/commands.h"
#include "doors/cli/doctor_checks.h"
#include "doors/cli/output.h"
#include "install/host_words.h"
#include "service/json.h"
#include "service/services.h"

namespace smallprint {
namespace {

struct Findings {
    std::vector<BrowserCheck> browsers;
    std::vector<int> replies;  ///< Milliseconds, for each browser; -1 without an answer.
    std::vector<Trouble> general;

    [[nodiscard]] bool all_well() const {
        const auto is_note = [](const Trouble& trouble) { return trouble.state == "note"; };
        return std::ranges::all_of(browsers, [](const auto& check) { return check.state() == "ok"; }) &&
               std::ranges::all_of(general, is_note);
    }
};

void append(std::vector<Trouble>& to, std::vector<Trouble> more) {
    std::ranges::move(more, std::back_inserter(to));
}

Findings examine(const std::filesystem::path& data_directory, bool thorough) {
    const auto program = executable_path();
    const auto& ids = extension_ids();
    Findings findings;
    findings.browsers = check_browsers(this_computer(), ids, program);
    if (findings.browsers.empty()) {
        findings.general.push_back(make_trouble("no_browser", {}));
    }
    for (auto& check : findings.browsers) {
        const bool can_start = check.state() == "ok" && !check.program.empty();
        findings.replies.push_back(can_start ? check_answer(check, ids) : -1);
    }
    append(findings.general, check_store(data_directory, thorough));
    append(findings.general, check_catalogue(data_directory));
    append(findings.general, check_viewer(program));
    return findings;
}

JsonOut json_of(const Trouble& trouble) {
    return {{"id", trouble.id},
            {"state", trouble.state},
            {"cause", harmless(trouble.cause)},
            {"cure", harmless(trouble.cure)}};
}

JsonOut json_of(const std::vector<Trouble>& troubles) {
    JsonOut list = JsonOut::array();
    for (const auto& trouble : troubles) {
        list.push_back(json_of(trouble));
    }
    return list;
}

void print_json(const Findings& findings) {
    JsonOut browsers = JsonOut::array();
    for (std::size_t i = 0; i < findings.browsers.size(); ++i) {
        const auto& check = findings.browsers[i];
        const auto state = check.state();
        const auto words = host_words(state);
        JsonOut browser{{"browser", check.browser},
                        {"name", check.name},
                        {"state", state},
                        {"title", words.title},
                        {"text", words.text},
                        {"manifest", harmless(check.manifest.string())},
                        {"program", harmless(check.program.string())},
                        {"troubles", json_of(check.troubles)}};
        browser["reply_ms"] = findings.replies[i] < 0 ? JsonOut(nullptr) : JsonOut(findings.replies[i]);
        browsers.push_back(std::move(browser));
    }
    print(json_text(JsonOut{{"ok", findings.all_well()},
                            {"version", host_version()},
                            {"program", harmless(executable_path().string())},
                            {"browsers", std::move(browsers)},
                            {"troubles", json_of(findings.general)}}) +
          "\n");
}

void print_trouble(const Trouble& trouble) {
    print(std::string(trouble.state == "note" ? "  Note: " : "  ") + harmless(trouble.cause) + "\n    " +
          harmless(trouble.cure) + " [" + trouble.id + "]\n");
}

void print_text(const Findings& findings) {
    for (std::size_t i = 0; i < findings.browsers.size(); ++i) {
        const auto& check = findings.browsers[i];
        const auto state = check.state();
        const auto words = host_words(state);
        const bool well = state == "ok";
        print(check.browser + ": " + std::string(well ? words.text : words.title) +
              (findings.replies[i] < 0
                   ? ""
                   : " It answered after " + std::to_string(findings.replies[i]) + " ms.") +
              "\n");
        for (const auto& trouble : check.troubles) {
            print_trouble(trouble);
        }
    }
    if (!findings.general.empty()) {
        print("Smallprint itself:\n");
        for (const auto& trouble : findings.general) {
            print_trouble(trouble);
        }
    }
    if (findings.all_well()) {
        print("History and catalogue are in order.\n");
    }
}

}  // namespace

void add_doctor(CLI::App& app, CommandLine& line) {
    auto* command =
        app.add_subcommand("doctor", "Find what is wrong between your browsers and Smallprint, and its cure");
    const auto json = std::make_shared<bool>(false);
    const auto quick = std::make_shared<bool>(false);
    command->add_flag("--json", *json, "For machines: {ok, browsers, troubles}");
    command->add_flag("--quick", *quick, "Open the history, but do not make its hashes again");
    command->callback([json, quick, &line] {
        const auto findings = examine(line.data_directory(), !*quick);
        *json ? print_json(findings) : print_text(findings);
        line.status = findings.all_well() ? 0 : 1;
    });
}

}  // namespace smallprint
