// `smallprint history list|show`: what was seen, and when.
#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "base/error.h"
#include "doors/cli/commands.h"
#include "doors/cli/output.h"
#include "doors/cli/read_history.h"
#include "doors/cli/report_text.h"
#include "history/retention.h"
#include "service/full_change.h"
#include "service/json.h"
#include "service/report_json.h"
#include "service/services.h"
#include "service/stored_json.h"

namespace smallprint {
namespace {

constexpr std::uint32_t most_changes = 500;

struct HistoryOptions {
    std::string id;
    std::string format = "text";
};

JsonOut as_json(const StoredDocument& document) {
    return {{"id", document.id},
            {"url", document.url},
            {"service", document.key.service},
            {"terms_type", document.key.terms_type},
            {"versions", document.versions},
            {"first_seen", to_rfc3339(document.first_seen)},
            {"last_verified", to_rfc3339(document.last_verified)}};
}

std::string name_of(const StoredDocument& document) {
    return document.key.service + (document.key.terms_type.empty() ? "" : " · " + document.key.terms_type);
}

std::string versions_words(const StoredDocument& document) {
    return std::to_string(document.versions) + (document.versions == 1 ? " version" : " versions") +
           ", first seen " + day_of(document.first_seen) + ", last verified " +
           day_of(document.last_verified);
}

void list(const Store& store, const HistoryOptions& options) {
    const auto documents = store.documents();
    if (options.format == "json") {
        auto all = JsonOut::array();
        for (const auto& document : documents) {
            all.push_back(as_json(document));
        }
        print(json_text(all) + "\n");
        return;
    }
    Page page(style_of_stdout());
    if (documents.empty()) {
        page.paragraph("No terms have been seen yet.");
    }
    for (const auto& document : documents) {
        page.paragraph(name_of(document), 0, document.id + "  ", Tone::strong);
        page.paragraph(versions_words(document), 4);
        page.paragraph(document.url, 4, {}, Tone::faint);
    }
    print(page.text());
}

const char* words(VersionKind kind) noexcept {
    switch (kind) {
        case VersionKind::first:
            return "first";
        case VersionKind::changed:
            return "changed";
        case VersionKind::unchanged:
            return "unchanged";
        case VersionKind::returned:
            return "return";
        case VersionKind::extraction:
            return "extraction";
    }
    return "";
}

JsonOut as_json(const StoredVersion& version) {
    return {{"number", version.number},
            {"sha256", to_hex(version.sha256)},
            {"captured_at", to_rfc3339(version.captured_at)},
            {"kind", words(version.kind)},
            {"source", source_word(version.source)},
            {"extractor", version.extractor}};
}

void show_json(const Services& services, const Store& store, const StoredDocument& document) {
    auto answer = as_json(document);
    answer["title"] = document.title;
    answer["language"] = document.key.language;
    answer["versions"] = JsonOut::array();
    for (const auto& version : store.versions(document)) {
        answer["versions"].push_back(as_json(version));
    }
    answer["changes"] = JsonOut::array();
    for (const auto& change : store.changes_of(document, most_changes)) {
        auto entry = changes_json({.since = std::nullopt,
                                   .back_to = std::nullopt,
                                   .summary = full_change(services, store, change)});
        entry["at"] = to_rfc3339(change.at);
        entry["from_version"] = change.from_version;
        entry["to_version"] = change.to_version;
        entry["seen"] = change.seen;
        answer["changes"].push_back(std::move(entry));
    }
    print(json_text(answer) + "\n");
}

void show_text(const Services& services, const Store& store, const StoredDocument& document) {
    Page page(style_of_stdout());
    page.paragraph(name_of(document), 0, document.id + "  ", Tone::strong);
    page.paragraph(document.url, 0, {}, Tone::faint);
    page.paragraph(versions_words(document) + ".");
    page.blank();
    for (const auto& version : store.versions(document)) {
        const auto number = std::to_string(version.number);
        page.paragraph(
            day_of(version.captured_at) + ", " + words(version.kind) + ", SHA-256 " + to_hex(version.sha256),
            0, std::string(number.size() < 3 ? 3 - number.size() : 0, ' ') + number + "  ");
    }
    if (const std::uint32_t gone = let_go_count(store, document); gone > 0) {
        page.paragraph(
            counted(gone, "version is", "versions are") +
                " not listed: by your rules only date and hash are kept (smallprint history keep).",
            0, {}, Tone::faint);
    }
    for (const auto& change : store.changes_of(document, most_changes)) {
        page.blank();
        page.paragraph("From version " + std::to_string(change.from_version) + " to " +
                           std::to_string(change.to_version) + ", " + day_of(change.at),
                       0, {}, Tone::strong);
        write_changes(page, {.since = std::nullopt,
                             .back_to = std::nullopt,
                             .summary = full_change(services, store, change)});
    }
    print(page.text());
}

void show(const Store& store, const HistoryOptions& options) {
    const auto document = store.find_document(std::string_view{options.id});
    if (!document) {
        throw Error(ErrorCode::not_found,
                    "No document has the record id " + options.id + "; see smallprint history list.");
    }
    const Services services(ServiceOptions{});  // an imported step's words are made now
    options.format == "json" ? show_json(services, store, *document) : show_text(services, store, *document);
}

}  // namespace

void add_history(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand("history", "The terms that were seen, and their versions");
    command->require_subcommand(1);
    const auto options = std::make_shared<HistoryOptions>();
    const auto add_format = [options](CLI::App& part) {
        part.add_option("--format", options->format, "text or json")
            ->type_name("FORMAT")
            ->check(CLI::IsMember({"text", "json"}));
    };
    auto* list_part = command->add_subcommand("list", "All documents");
    add_format(*list_part);
    list_part->callback(
        [options, &line] { with_history(line, [&](const Store& store) { list(store, *options); }); });
    auto* show_part = command->add_subcommand("show", "One document: its versions and changes");
    show_part->add_option("id", options->id, "Record id of the document (SP-D-…)")
        ->type_name("ID")
        ->required();
    add_format(*show_part);
    show_part->callback(
        [options, &line] { with_history(line, [&](const Store& store) { show(store, *options); }); });
    add_history_care(*command, line);
}

}  // namespace smallprint
