// `smallprint history search|verify|size|forget`: finding words in every version, checking, weighing and
// removing what is there.
#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <memory>
#include <string>

#include "base/error.h"
#include "doors/cli/commands.h"
#include "doors/cli/output.h"
#include "doors/cli/progress_line.h"
#include "doors/cli/report_text.h"
#include "doors/cli/with_session.h"
#include "history/verify.h"
#include "service/forget.h"
#include "service/json.h"
#include "service/services.h"
#include "service/snippet.h"
#include "service/verify_json.h"

namespace smallprint {
namespace {

constexpr std::size_t snippet_length = 280;

struct CareOptions {
    std::string words;
    std::string document;
    std::string service;
    std::string terms_type;
    std::string id;
    std::string format = "text";
    std::uint32_t limit = 20;
    bool everything = false;
};

JsonOut as_json(const SearchHit& hit) {
    JsonOut marks = JsonOut::array();
    for (const auto& [begin, end] : hit.marks) {
        marks.push_back({begin, end});
    }
    return {{"document", hit.document.id},
            {"service", hit.document.key.service},
            {"terms_type", hit.document.key.terms_type},
            {"since_version", hit.since_version},
            {"since", to_rfc3339(hit.since)},
            {"in_force", hit.in_force},
            {"text", hit.text},
            {"marks", std::move(marks)}};
}

void search(Session& session, const CareOptions& options) {
    const SearchPage page = session.reading().search(
        options.words, {options.document, options.service, options.terms_type}, options.limit, std::nullopt);
    if (options.format == "json") {
        JsonOut all = JsonOut::array();
        for (const SearchHit& hit : page.hits) {
            all.push_back(as_json(hit));
        }
        print(json_text(all) + "\n");
        return;
    }
    Page out(style_of_stdout());
    if (page.hits.empty()) {
        out.paragraph("No version of any document has these words.");
    }
    for (const SearchHit& hit : page.hits) {
        out.paragraph(hit.document.key.service + " · " + hit.document.key.terms_type, 0,
                      hit.document.id + "  ", Tone::strong);
        std::string text;
        for (const SnippetPart& part : snippet(hit.text, hit.marks, snippet_length)) {
            text += part.text;
        }
        out.paragraph(text, 4);
        out.paragraph("Since version " + std::to_string(hit.since_version) + ", " + day_of(hit.since) +
                          (hit.in_force ? "; still there." : "; no longer there."),
                      4, {}, Tone::faint);
    }
    if (page.next) {
        out.paragraph("There is more; ask for it with --limit, or for fewer with more words.");
    }
    print(out.text());
}

// Tells how far it is; Ctrl+C stops it.
VerifyReport verify_showing(const Store& store) {
    ProgressLine line;
    const Interruption interruption;
    return verify_history(store, [&line](std::uint64_t done, std::uint64_t total) {
        line.show("Checking: " + share_of(done, total) + " versions", false);
        return !Interruption::wanted();
    });
}

void verify(Session& session, const CareOptions& options, CommandLine& line) {
    const auto begun = std::chrono::steady_clock::now();
    const VerifyReport report = verify_showing(session.reading());
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
    line.status = report.problems.empty() ? 0 : 1;
    if (options.format == "json") {
        print(json_text(verify_json(report, took.count())) + "\n");
        return;
    }
    Page page(style_of_stdout());
    for (const VerifyProblem& problem : report.problems) {
        page.paragraph(
            problem.what, 0,
            problem.document.empty()
                ? std::string()
                : problem.document +
                      (problem.version == 0 ? ": " : ", version " + std::to_string(problem.version) + ": "));
    }
    char speed[64];
    std::snprintf(speed, sizeof speed, "%.1f MB in %.2f s", static_cast<double>(report.bytes) / 1e6,
                  took.count());
    page.paragraph((report.problems.empty() ? "Everything holds: " : "Not everything holds. Looked at: ") +
                   counted(report.documents, "document", "documents") + ", " +
                   counted(report.versions, "version", "versions") + ", " + speed + ", " +
                   counted(report.ledger.entries, "ledger entry", "ledger entries") +
                   (report.ledger.erased > 0
                        ? " (" + std::to_string(report.ledger.erased) + " erased by the user)"
                        : "") +
                   ".");
    page.paragraph("Head of the ledger: " + to_hex(report.ledger.head));
    print(page.text());
}

void forget(Session& session, const CareOptions& options) {
    if (static_cast<int>(!options.id.empty()) + static_cast<int>(!options.service.empty()) +
            static_cast<int>(options.everything) !=
        1) {
        throw Error(ErrorCode::usage, "Name one document, or --service NAME, or --all.");
    }
    const std::size_t count = options.everything         ? forget_everything(session)
                              : !options.service.empty() ? forget_service(session, options.service)
                                                         : forget_document(session, options.id);
    if (count == 0 && !options.service.empty()) {
        print("Forgot what you gave to it; there was no document.\n");
        return;
    }
    print("Forgot " + counted(count, "document", "documents") + ".\n");
}

void size(Session& session, const CareOptions& options) {
    const StoreSize taken = session.reading().size();
    if (options.format == "json") {
        print(json_text(JsonOut{{"total", taken.total},
                                {"full_text", taken.full_text},
                                {"texts", taken.texts},
                                {"documents", taken.documents},
                                {"versions", taken.versions}}) +
              "\n");
        return;
    }
    char line_text[200];
    std::snprintf(line_text, sizeof line_text,
                  "%s of %s on disk: %.1f MB, of it texts %.1f, search %.1f, the rest %.1f.\n",
                  counted(taken.versions, "version", "versions").c_str(),
                  counted(taken.documents, "document", "documents").c_str(),
                  static_cast<double>(taken.total) / 1e6, static_cast<double>(taken.texts) / 1e6,
                  static_cast<double>(taken.full_text) / 1e6,
                  static_cast<double>(taken.total - taken.texts - taken.full_text) / 1e6);
    print(line_text);
}

void add_search(CLI::App& history, CommandLine& line) {
    const auto options = std::make_shared<CareOptions>();
    auto* part = history.add_subcommand("search", "Words in every version of every document");
    part->add_option("words", options->words, "Words (all of them), \"phrases\", prefixes*, -without")
        ->type_name("WORDS")
        ->required();
    part->add_option("--document", options->document, "Only this document (SP-D-…)")->type_name("ID");
    part->add_option("--service", options->service, "Only this service")->type_name("NAME");
    part->add_option("--type", options->terms_type, "Only this kind of document (\"Privacy Policy\")")
        ->type_name("TYPE");
    part->add_option("--limit", options->limit, "At most so many (20)")
        ->type_name("N")
        ->check(CLI::Range(1, 100));
    part->add_option("--format", options->format, "text or json")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"text", "json"}));
    part->callback([options, &line] {
        with_session(line, Session::Access::read_only, [&](Session& session) { search(session, *options); });
    });
}

void add_verify(CLI::App& history, CommandLine& line) {
    const auto options = std::make_shared<CareOptions>();
    auto* part = history.add_subcommand(
        "verify",
        "Rebuild every version and check every hash; exit status 1 says that something does not hold");
    part->add_option("--format", options->format, "text or json")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"text", "json"}));
    part->callback([options, &line] {
        with_session(line, Session::Access::read_only,
                     [&](Session& session) { verify(session, *options, line); });
    });
}

void add_size(CLI::App& history, CommandLine& line) {
    const auto options = std::make_shared<CareOptions>();
    auto* part = history.add_subcommand("size", "How much the history takes on the disk");
    part->add_option("--format", options->format, "text or json")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"text", "json"}));
    part->callback([options, &line] {
        with_session(line, Session::Access::read_only, [&](Session& session) { size(session, *options); });
    });
}

void add_forget(CLI::App& history, CommandLine& line) {
    const auto options = std::make_shared<CareOptions>();
    auto* part = history.add_subcommand("forget", "Remove a document, a service or everything, for good");
    part->add_option("id", options->id, "Record id of a document (SP-D-…)")->type_name("ID");
    part->add_option("--service", options->service, "All documents of a service, by its name or address")
        ->type_name("NAME");
    part->add_flag("--all", options->everything, "Everything there is");
    part->callback([options, &line] {
        with_session(line, Session::Access::read_write, [&](Session& session) { forget(session, *options); });
    });
}

}  // namespace

void add_history_care(CLI::App& history, CommandLine& line) {
    add_search(history, line);
    add_verify(history, line);
    add_size(history, line);
    add_history_export(history, line);
    add_history_keep(history, line);
    add_forget(history, line);
}

}  // namespace smallprint
