// `smallprint cite`: a record as one would put it into a complaint, a paper or a page.
#include <CLI/CLI.hpp>
#include <array>
#include <map>
#include <memory>
#include <string>

#include "doors/cli/commands.h"
#include "doors/cli/output.h"
#include "service/cite.h"
#include "service/retention.h"

namespace smallprint {

void add_cite(CLI::App& app, CommandLine& line) {
    struct CiteOptions {
        std::string id;
        CitationFormat format = CitationFormat::text;
    };
    static const std::map<std::string, CitationFormat> formats{{"text", CitationFormat::text},
                                                               {"markdown", CitationFormat::markdown},
                                                               {"json", CitationFormat::json},
                                                               {"html", CitationFormat::html},
                                                               {"bibtex", CitationFormat::bibtex}};
    auto* command = app.add_subcommand("cite", "Cite a document or a finding by its record id");
    const auto options = std::make_shared<CiteOptions>();
    command->add_option("id", options->id, "Record id (SP-D-… or SP-P-…)")->type_name("ID")->required();
    command->add_option("--format", options->format, "text, markdown, json, html or bibtex")
        ->type_name("FORMAT")
        ->transform(CLI::CheckedTransformer(formats).description(""));
    command->callback([options, &line] {
        ServiceOptions service_options;
        service_options.data_directory = line.data_directory();
        const Services services(std::move(service_options));
        Session session(services, Session::Access::read_write);
        const Citation citation = find_citation(session.reading(), options->id);
        pin_as_evidence(session, citation.document, std::array{citation.version.number});
        print(write_citation(citation, options->format));
    });
}

}  // namespace smallprint
