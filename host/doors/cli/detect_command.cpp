// `smallprint detect`: is this a page of terms, and which?
#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "analysis/terms_page.h"
#include "doors/cli/commands.h"
#include "doors/cli/input.h"
#include "doors/cli/output.h"
#include "service/json.h"

namespace smallprint {
namespace {

struct DetectOptions {
    DocumentInput input;
    std::string url;
};

void run(const DetectOptions& options) {
    const auto bytes = read_input(options.input.file);
    const auto document = extract_input(bytes, options.input.file, options.input.format, options.url);
    const auto detection = detect_terms(document, options.url);
    JsonOut answer = {{"is_terms", detection.is_terms},
                      {"score", detection.score},
                      {"terms_type", detection.terms_type},
                      {"readable", detection.readable}};
    if (!detection.reason.empty()) {
        answer["reason"] = detection.reason;
    }
    print(json_text(answer) + "\n");
}

}  // namespace

void add_detect(CLI::App& app, CommandLine& /*line*/) {
    auto* command =
        app.add_subcommand("detect", "Say as JSON whether a document is a page of terms, and of which type");
    const auto options = std::make_shared<DetectOptions>();
    add_document_input(*command, options->input);
    command->add_option("--url", options->url, "Where the page came from")->type_name("URL");
    command->callback([options] { run(*options); });
}

}  // namespace smallprint
