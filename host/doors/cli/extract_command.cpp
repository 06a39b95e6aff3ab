// `smallprint extract`: the canonical text of a document, or its clauses with their hashes.
#include <CLI/CLI.hpp>
#include <memory>

#include "base/error.h"
#include "doors/cli/commands.h"
#include "doors/cli/input.h"
#include "doors/cli/output.h"
#include "service/json.h"

namespace smallprint {
namespace {

struct ExtractOptionsOfCommand {
    DocumentInput input;
    std::string url;
    std::string part;
    bool json = false;
};

// Of a page that holds several documents, each: what `--part` would keep.
JsonOut documents_json(const Document& document) {
    auto documents = JsonOut::array();
    for (const PagePart& part : page_parts(document.blocks)) {
        const auto at = [&document](std::size_t block) {
            return document.blocks.begin() + static_cast<std::ptrdiff_t>(block);
        };
        const Document own = document_from_blocks(std::vector<Block>(at(part.begin), at(part.end)));
        std::size_t first = 0;
        while (first < document.clauses.size() && document.clauses[first].first_block < part.begin) {
            ++first;
        }
        documents.push_back({{"title", document.blocks[part.begin].text},
                             {"terms_type", terms_type_of(part.kind)},
                             {"sha256", to_hex(own.sha256)},
                             {"first_clause", first},
                             {"clauses", own.clauses.size()}});
    }
    return documents;
}

JsonOut as_json(const Document& document) {
    auto clauses = JsonOut::array();
    for (const auto& clause : document.clauses) {
        std::string heading;
        for (const auto& part : heading_path(document, clause)) {
            heading += (heading.empty() ? "" : " › ") + part;
        }
        clauses.push_back({{"heading", heading}, {"text", clause.text}, {"sha256", to_hex(clause.sha256)}});
    }
    return {{"title", document.title},
            {"sha256", to_hex(document.sha256)},
            {"extractor", extractor_name()},
            {"documents", documents_json(document)},
            {"clauses", std::move(clauses)}};
}

void run(const ExtractOptionsOfCommand& options) {
    const auto document = extract_input(read_input(options.input.file), options.input.file,
                                        options.input.format, options.url, options.part);
    if (document.blocks.empty()) {
        throw Error(ErrorCode::unreadable_input, input_name(options.input.file) + " has no text.");
    }
    print(options.json ? json_text(as_json(document)) + "\n" : document.canonical_text);
}

}  // namespace

void add_extract(CLI::App& app, CommandLine& /*line*/) {
    auto* command =
        app.add_subcommand("extract", "Print the legal text of a document, without the page around it");
    const auto options = std::make_shared<ExtractOptionsOfCommand>();
    add_document_input(*command, options->input);
    command->add_option("--url", options->url, "Where it came from; a fragment may name one of its documents")
        ->type_name("URL");
    command
        ->add_option("--part", options->part,
                     "Of a page that holds several documents, the one wanted: \"Privacy Policy\"")
        ->type_name("NAME");
    command->add_flag("--json", options->json, "Title, SHA-256, extractor and clauses as JSON");
    command->callback([options] { run(*options); });
}

}  // namespace smallprint
