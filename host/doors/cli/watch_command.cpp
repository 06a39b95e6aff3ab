// `smallprint watch add|remove|list`: the watch list. `watch run` is a file of its own.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "base/error.h"
#include "doors/cli/commands.h"
#include "doors/cli/output.h"
#include "doors/cli/report_text.h"
#include "doors/cli/terminal.h"
#include "doors/cli/watch_run.h"
#include "doors/cli/with_session.h"
#include "service/digest.h"
#include "service/record_id.h"
#include "service/watch.h"

namespace smallprint {
namespace {

constexpr std::uint32_t page_size = 500;

struct WatchOptions {
    std::vector<std::string> names;  // Addresses or document ids.
    std::string language;
    std::string service;
    std::string format = "text";
    bool local = false;
    bool due_only = false;
};

// "-" stands for what standard input has, one a line.
std::vector<std::string> names_of(const WatchOptions& options) {
    std::vector<std::string> names;
    for (const std::string& name : options.names) {
        if (name != "-") {
            names.push_back(name);
            continue;
        }
        for (std::string read; std::getline(std::cin, read);) {
            if (!read.empty() && read.back() == '\r') {
                read.pop_back();
            }
            if (!read.empty()) {
                names.push_back(read);
            }
        }
    }
    return names;
}

void add(Session& session, const WatchOptions& options) {
    for (const std::string& name : names_of(options)) {
        WatchRequest request;
        (is_record_id(name) ? request.document : request.url) = name;
        request.language = options.language;
        request.local = options.local;
        const auto [entry, added] = add_watch(session, request);
        print((added ? "Watching " : "Was watched already: ") + harmless(entry.url) + "\n");
    }
}

void remove(Session& session, const WatchOptions& options) {
    std::size_t removed = 0;
    for (const std::string& name : names_of(options)) {
        const bool is_id = is_record_id(name);
        const std::size_t gone = remove_watch(session, is_id ? "" : name, is_id ? name : "");
        if (gone == 0) {
            throw Error(ErrorCode::not_found, "This is not on the watch list: " + name);
        }
        removed += gone;
    }
    print("Took " + std::to_string(removed) + (removed == 1 ? " page" : " pages") + " off the watch list.\n");
}

void write(Page& page, const Store& store, const WatchEntry& entry, TimeMs now) {
    const JsonOut json = watch_json(store, entry, now);
    page.paragraph(entry.url, 0, {}, Tone::strong);
    std::string facts = entry.document
                            ? entry.document->key.service + " · " + entry.document->key.terms_type + ", " +
                                  std::to_string(entry.document->versions) +
                                  (entry.document->versions == 1 ? " version" : " versions")
                            : entry.service;
    const std::string often = changed_often(json.at("changed_30_days").get<std::uint32_t>());
    facts += often.empty() ? "" : ", " + often;
    page.paragraph(facts, 4);
    page.paragraph((entry.read_at > 0 ? "Last read " + day_of(entry.read_at) : std::string("Not read yet")) +
                       "; next look " + (entry.due_at <= now ? "now" : day_of(entry.due_at)) + ".",
                   4, {}, Tone::faint);
    if (const std::string message = watch_message(entry); !message.empty()) {
        page.paragraph(message, 4);
    }
    if (!entry.moved_from.empty()) {
        page.paragraph("It was at " + entry.moved_from + " before.", 4, {}, Tone::faint);
    }
}

void list(Session& session, const WatchOptions& options) {
    const TimeMs now = session.services().clock().now();
    Store& store = session.reading();
    const WatchList watches(store);
    WatchFilter filter;
    filter.service = options.service;
    if (options.due_only) {
        filter.due_before = now;
    }
    JsonOut all = JsonOut::array();
    Page page(style_of_stdout());
    std::size_t count = 0;
    for (std::uint32_t offset = 0;; offset += page_size) {
        const auto entries = watches.list(filter, page_size, offset);
        count += entries.size();
        for (const WatchEntry& entry : entries) {
            options.format == "json" ? all.push_back(watch_json(store, entry, now))
                                     : write(page, store, entry, now);
        }
        if (entries.size() < page_size) {
            break;
        }
    }
    if (options.format == "json") {
        print(json_text(all) + "\n");
        return;
    }
    if (count == 0) {
        page.paragraph("Nothing is watched" + std::string(options.due_only ? " that is due." : "."));
    }
    print(page.text());
}

}  // namespace

void add_watch_commands(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand("watch", "Look at pages of terms without visiting them");
    command->require_subcommand(1);
    const auto options = std::make_shared<WatchOptions>();
    auto* add_part = command->add_subcommand("add", "Watch an address, or a document of the history");
    add_part
        ->add_option("names", options->names,
                     "Addresses or document ids (SP-D-…); - reads them from standard input")
        ->type_name("URL")
        ->required();
    add_part->add_option("--language", options->language, "The language to ask for (the document's)")
        ->type_name("TAG");
    add_part->add_flag("--local", options->local,
                       "It is your own service: plain http and addresses of your own network are allowed");
    add_part->callback([options, &line] {
        with_session(line, Session::Access::read_write, [&](Session& session) { add(session, *options); });
    });
    auto* remove_part = command->add_subcommand("remove", "Watch it no more; its history stays");
    remove_part->add_option("names", options->names, "Addresses or document ids (SP-D-…)")
        ->type_name("URL")
        ->required();
    remove_part->callback([options, &line] {
        with_session(line, Session::Access::read_write, [&](Session& session) { remove(session, *options); });
    });
    auto* list_part = command->add_subcommand("list", "What is watched, and how it stands");
    list_part->add_option("--service", options->service, "Only this service")->type_name("NAME");
    list_part->add_flag("--due-only", options->due_only, "Only what is due now");
    list_part->add_option("--format", options->format, "text or json")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"text", "json"}));
    list_part->callback([options, &line] {
        with_session(line, Session::Access::read_only, [&](Session& session) { list(session, *options); });
    });
    add_watch_run(*command, line);
    add_watch_schedule(*command);
}

}  // namespace smallprint
