// `smallprint digest`: what changed lately, by service, most consequential first.
#include <CLI/CLI.hpp>
#include <charconv>
#include <memory>
#include <string>

#include "base/error.h"
#include "doors/cli/commands.h"
#include "doors/cli/output.h"
#include "doors/cli/read_history.h"
#include "doors/cli/report_text.h"
#include "doors/cli/terminal.h"
#include "service/digest.h"
#include "service/digest_json.h"

namespace smallprint {
namespace {

constexpr TimeMs hour = TimeMs{60} * 60 * 1000;
constexpr std::size_t items_shown = 5;

struct DigestOptions {
    std::string since = "7d";
    std::string format = "text";
};

// "7d", "36h", "2w", or a time.
TimeMs beginning(const std::string& since, TimeMs now) {
    if (const auto time = parse_rfc3339(since)) {
        return *time;
    }
    std::int64_t count = 0;
    const auto [end, failure] = std::from_chars(since.data(), since.data() + since.size(), count);
    const std::string unit(end, since.data() + since.size());
    const TimeMs length = unit == "h" ? hour : unit == "d" ? 24 * hour : unit == "w" ? 7 * 24 * hour : 0;
    if (failure != std::errc{} || length == 0 || count < 1 || count > 10'000) {
        throw Error(ErrorCode::usage,
                    "--since takes a time such as 7d, 36h, 2w or 2026-05-11 (not \"" + since + "\").");
    }
    return now - count * length;
}

std::string heading(const DigestDocument& document) {
    const std::string often = changed_often(document.changed_30_days);
    return document.document.key.terms_type + (often.empty() ? "" : " (" + often + ")");
}

void print_text(const Digest& digest) {
    Page page(style_of_stdout());
    page.paragraph(digest.changes == 0
                       ? "Nothing that matters has changed since " + day_of(digest.since) + "."
                       : std::to_string(digest.changes) + (digest.changes == 1 ? " change" : " changes") +
                             " in " + std::to_string(digest.documents) +
                             (digest.documents == 1 ? " document" : " documents") + " since " +
                             day_of(digest.since) + ".");
    for (const DigestService& service : digest.services) {
        page.blank();
        page.paragraph(service.service, 0, {}, Tone::strong);
        for (const DigestDocument& document : service.documents) {
            page.paragraph(heading(document), 2, document.document.id + "  ");
            for (std::size_t i = 0; i < std::min(document.items.size(), items_shown); ++i) {
                const ChangeItem& item = document.items[i];
                page.paragraph(item.summary, 4,
                               std::string(severity_mark(item.severity, Stance::neutral)) + " ");
            }
            if (document.items.size() > items_shown) {
                page.paragraph("… and " + std::to_string(document.items.size() - items_shown) + " more", 8,
                               {}, Tone::faint);
            }
        }
    }
    print(page.text());
}

// Words of a page may hold anything; nothing of them is markup here.
std::string plain(std::string_view text) {
    std::string out;
    for (const char c : harmless(text)) {
        if (std::string_view("\\`*_{}[]<>()#+-.!|~&").find(c) != std::string_view::npos) {
            out += '\\';
        }
        out += c;
    }
    return out;
}

void print_markdown(const Digest& digest) {
    std::string text = "# What changed since " + day_of(digest.since) + "\n";
    if (digest.changes == 0) {
        text += "\nNothing that matters.\n";
    }
    for (const DigestService& service : digest.services) {
        text += "\n## " + plain(service.service) + "\n";
        for (const DigestDocument& document : service.documents) {
            text += "\n### " + plain(heading(document)) + "\n\n";
            for (std::size_t i = 0; i < std::min(document.items.size(), items_shown); ++i) {
                const ChangeItem& item = document.items[i];
                text += "- **" + std::string(severity_word(item.severity, Stance::neutral)) + "** " +
                        plain(item.summary) + "\n";
            }
            text += "- Seen last on " + day_of(document.last_change_at) + ": " + document.document.id + "\n";
        }
    }
    print(text);
}

void run(const CommandLine& line, const DigestOptions& options) {
    ServiceOptions service_options;
    service_options.data_directory = line.data_directory();
    const Services services(std::move(service_options));
    const TimeMs now = services.clock().now();
    const TimeMs since = beginning(options.since, now);
    with_history(line, [&](const Store& store) {
        Digest digest = make_digest(store, since, now);
        if (options.format == "json") {
            JsonOut items = JsonOut::array();
            for (DigestService& service : digest.services) {
                items.push_back(digest_service_json(services, store, service));
            }
            print(json_text(JsonOut{{"since", to_rfc3339(since)},
                                    {"until", to_rfc3339(now)},
                                    {"items", std::move(items)},
                                    {"services_total", digest.services.size()},
                                    {"documents_total", digest.documents},
                                    {"changes_total", digest.changes}}) +
                  "\n");
            return;
        }
        for (DigestService& service : digest.services) {
            for (DigestDocument& document : service.documents) {
                complete_items(services, store, document);
            }
        }
        options.format == "markdown" ? print_markdown(digest) : print_text(digest);
    });
}

}  // namespace

void add_digest(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand("digest", "What changed lately, by service, most consequential first");
    const auto options = std::make_shared<DigestOptions>();
    command->add_option("--since", options->since, "How far back: 7d, 36h, 2w or a date (7d)")
        ->type_name("TIME");
    command->add_option("--format", options->format, "text, json or markdown")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"text", "json", "markdown"}));
    command->callback([options, &line] { run(line, *options); });
}

}  // namespace smallprint
