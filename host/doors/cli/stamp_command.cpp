#include "doors/cli/stamp_command.h"

#include <CLI/CLI.hpp>
#include <fstream>
#include <memory>
#include <optional>
#include <string>

#include "base/error.h"
#include "base/time_stamp.h"
#include "doors/cli/input.h"
#include "doors/cli/output.h"
#include "doors/cli/read_history.h"
#include "doors/cli/report_text.h"
#include "doors/http/ask_time_stamp.h"
#include "service/json.h"
#include "service/stamp_ledger.h"

namespace smallprint {
namespace {

struct StampOptions {
    std::string authority;
    std::string request;
    std::string reply;
    std::string trusted;
    std::string format = "text";
};

JsonOut as_json(const StoredStamp& stamp) {
    return {{"entry", stamp.seq},
            {"head", to_hex(stamp.head)},
            {"stamped_at", stamp.stamped_at ? JsonOut(to_rfc3339(*stamp.stamped_at)) : JsonOut(nullptr)},
            {"authority", stamp.authority},
            {"answered", !stamp.reply.empty()},
            {"holds", stamp.follows && !stamp.reply.empty() && time_stamp_fits(stamp.request, stamp.reply)}};
}

void tell(const StoredStamp& stamp, const StampOptions& options) {
    if (options.format == "json") {
        print(json_text(as_json(stamp)) + "\n");
        return;
    }
    Page page(style_of_stdout());
    if (stamp.stamped_at) {
        page.paragraph("Stamped: everything up to entry " + std::to_string(stamp.seq) +
                       " of the ledger was there at " + to_rfc3339(*stamp.stamped_at) + ", says " +
                       stamp.authority + ".");
    } else {
        page.paragraph("The request for entry " + std::to_string(stamp.seq) + " is in " + options.request +
                       ". Send it to an authority and give its answer to `smallprint ledger stamp --reply`: "
                       "curl -H 'Content-Type: application/timestamp-query' --data-binary @" +
                       options.request + " ADDRESS > ANSWER");
    }
    print(page.text());
}

void save(const std::string& file, std::string_view bytes) {
    std::ofstream out(file, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) {
        throw Error(ErrorCode::internal, "The request could not be written to " + file + ".");
    }
}

void stamp(const CommandLine& line, const StampOptions& options) {
    const int ways = static_cast<int>(!options.authority.empty()) +
                     static_cast<int>(!options.request.empty()) + static_cast<int>(!options.reply.empty());
    if (ways != 1) {
        throw Error(
            ErrorCode::usage,
            "Name an authority (--tsa URL), or a file for the request (--request), or one with the answer "
            "(--reply).");
    }
    const std::optional<std::filesystem::path> trusted =
        options.trusted.empty() ? std::nullopt : std::optional<std::filesystem::path>(options.trusted);
    ServiceOptions service;
    service.data_directory = line.data_directory();
    const Services services(std::move(service));
    Session session(services, Session::Access::read_write);
    if (!options.authority.empty()) {
        tell(stamp_ledger(session, options.authority, trusted, ask_time_stamp), options);
    } else if (!options.request.empty()) {
        const StoredStamp asked = request_stamp(session, {});
        save(options.request, asked.request);
        tell(asked, options);
    } else {
        tell(accept_stamp(session, read_input(options.reply), trusted), options);
    }
}

void list(const Store& store, const StampOptions& options) {
    const auto stamps = StampBook::all(store);
    if (options.format == "json") {
        auto all = JsonOut::array();
        for (const StoredStamp& stamp : stamps) {
            all.push_back(as_json(stamp));
        }
        print(json_text(all) + "\n");
        return;
    }
    Page page(style_of_stdout());
    for (const StoredStamp& stamp : stamps) {
        const JsonOut json = as_json(stamp);
        page.paragraph("Entry " + std::to_string(stamp.seq) +
                       (stamp.stamped_at ? ", " + to_rfc3339(*stamp.stamped_at) + ", " + stamp.authority +
                                               (json["holds"] == true ? "" : ": does NOT hold")
                                         : ": asked for, no answer yet"));
        page.paragraph(to_hex(stamp.head), 2, {}, Tone::faint);
    }
    if (stamps.empty()) {
        page.paragraph("The ledger has not been time-stamped; see `smallprint ledger stamp --help`.");
    }
    print(page.text());
}

void add_format(CLI::App& part, const std::shared_ptr<StampOptions>& options) {
    part.add_option("--format", options->format, "text or json")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"text", "json"}));
}

}  // namespace

void add_stamp(CLI::App& ledger, CommandLine& line) {
    const auto options = std::make_shared<StampOptions>();
    auto* part = ledger.add_subcommand(
        "stamp",
        "Have an authority that you name sign when the ledger was as it is (RFC 3161); only a hash is sent");
    part->add_option("--tsa", options->authority, "The authority's address; asked at once")->type_name("URL");
    part->add_option("--request", options->request, "Write the request to a file instead")->type_name("FILE");
    part->add_option("--reply", options->reply, "Check and keep the answer to a request")->type_name("FILE");
    part->add_option("--ca", options->trusted,
                     "Certificates that the authority's must lead to (PEM); without, those of this computer")
        ->type_name("FILE");
    add_format(*part, options);
    part->callback([options, &line] { stamp(line, *options); });

    auto* list_part = ledger.add_subcommand("stamps", "The time stamps there are");
    add_format(*list_part, options);
    list_part->callback(
        [options, &line] { with_history(line, [&](const Store& store) { list(store, *options); }); });
}

}  // namespace smallprint
