// `smallprint ledger list|verify|export|stamp|stamps|withdraw`: what was given by feedback, and the chain it
// is written in.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>

#include "base/error.h"
#include "doors/cli/commands.h"
#include "doors/cli/output.h"
#include "doors/cli/read_history.h"
#include "doors/cli/report_text.h"
#include "doors/cli/stamp_command.h"
#include "doors/cli/terminal.h"
#include "service/feedback_json.h"
#include "service/services.h"
#include "service/withdrawal.h"

namespace smallprint {
namespace {

constexpr std::uint32_t entries_a_page = 500;

struct LedgerOptions {
    std::string format = "text";
    std::string service;
    std::string letter;
    std::string output;
    bool all = false;
};

// How an exported ledger is checked with nothing of ours. The letters a to f are the columns.
constexpr std::string_view how_to_check =
    R"text(# The ledger of Smallprint, oldest entry first, tab between the columns: number, time in milliseconds since 1970
# (UTC), kind, salt, payload, commitment, hash. Where salt and payload are "-", the user has erased the entry.
#   commitment = SHA-256(salt, newline, payload)
#   hash = SHA-256(hash of the entry before (64 zeros for none), newline, number, newline, time, newline, kind,
#          newline, commitment, newline)
# A chain that was cut at its end, or made anew as a whole, can only be told from a head that was kept elsewhere:
# note the last hash, or have it time-stamped. To check this file with sha256sum and a POSIX shell:
#   p=0000000000000000000000000000000000000000000000000000000000000000; t=$(printf '\t')
#   grep -v '^#' FILE | while IFS="$t" read -r n a k s y c h; do
#     [ "$s" = - ] || [ "$(printf '%s\n%s' "$s" "$y" | sha256sum | cut -c1-64)" = "$c" ] || { echo "entry $n was altered"; exit 1; }
#     [ "$(printf '%s\n%s\n%s\n%s\n%s\n' "$p" "$n" "$a" "$k" "$c" | sha256sum | cut -c1-64)" = "$h" ] || { echo "the chain breaks at $n"; exit 1; }
#     p=$h; done && echo "the chain holds"
)text";

template <typename Visit>
void each_entry(const Store& store, const LedgerOptions& options, const Visit& visit) {
    LedgerFilter filter;
    filter.feedback_only = !options.all;
    filter.service = options.service;
    for (std::uint32_t offset = 0;; offset += entries_a_page) {
        const auto entries = store.ledger(filter, entries_a_page, offset);
        std::for_each(entries.begin(), entries.end(), visit);
        if (entries.size() < entries_a_page) {
            return;
        }
    }
}

std::string words_for(const FeedbackAct& act) {
    const std::string what = act.direction == FeedbackDirection::up     ? "Thumbs up"
                             : act.direction == FeedbackDirection::down ? "Thumbs down"
                                                                        : "Report";
    switch (act.decision) {
        case FeedbackDecision::proceed:
            return what + ", sent after a notice";
        case FeedbackDecision::cancel:
            return what + ", kept back";
        case FeedbackDecision::quiet:
            return what + ", sent without a notice, as settled before";
        case FeedbackDecision::muted:
            return what + ", sent, and no more notices wanted";
        case FeedbackDecision::timeout:
            return what + ", sent before an answer came";
    }
    return what;
}

void list(const Store& store, const LedgerOptions& options) {
    if (options.format == "json") {
        auto all = JsonOut::array();
        each_entry(store, options,
                   [&](const LedgerEntry& entry) { all.push_back(ledger_entry_json(entry)); });
        print(json_text(all) + "\n");
        return;
    }
    Page page(style_of_stdout());
    bool any = false;
    each_entry(store, options, [&](const LedgerEntry& entry) {
        any = true;
        const std::string number = std::to_string(entry.seq);
        const std::string lead = std::string(number.size() < 5 ? 5 - number.size() : 0, ' ') + number + "  ";
        std::string text = to_rfc3339(entry.at) + "  ";
        if (entry.erased) {
            text += "erased by the user";
        } else if (entry.feedback) {
            text += entry.service + ": " + words_for(*entry.feedback);
        } else {
            text += entry.kind + (entry.service.empty() ? "" : " · " + entry.service);
        }
        page.paragraph(text, 0, lead);
        if (options.all) {
            page.paragraph(to_hex(entry.hash), 7, {}, Tone::faint);
        }
    });
    if (!any) {
        page.paragraph(options.all ? "The ledger is empty." : "No feedback has been given or kept back yet.");
    }
    print(page.text());
}

void verify(const Store& store, const LedgerOptions& options, CommandLine& line) {
    const LedgerCheck check = store.verify_ledger();
    if (check.first_broken) {
        line.status = 1;
    }
    if (options.format == "json") {
        const JsonOut answer{
            {"holds", !check.first_broken.has_value()},
            {"entries", check.entries},
            {"erased", check.erased},
            {"first_broken", check.first_broken ? JsonOut(*check.first_broken) : JsonOut(nullptr)},
            {"head", to_hex(check.head)}};
        print(json_text(answer) + "\n");
        return;
    }
    Page page(style_of_stdout());
    if (check.first_broken) {
        page.paragraph("The chain does not hold: entry " + std::to_string(*check.first_broken) +
                       " does not follow from what is stored.");
    } else {
        page.paragraph("The chain holds: " + counted(check.entries, "entry", "entries") + ", " +
                       std::to_string(check.erased) + " erased by the user.");
        page.paragraph("Head: " + to_hex(check.head));
    }
    print(page.text());
}

JsonOut exported(const LedgerEntry& entry) {
    return {{"seq", entry.seq},
            {"time_ms", entry.at},
            {"at", to_rfc3339(entry.at)},
            {"kind", entry.kind},
            {"salt", entry.erased ? JsonOut(nullptr) : JsonOut(entry.salt)},
            {"payload", entry.erased ? JsonOut(nullptr) : JsonOut(entry.payload)},
            {"commitment", to_hex(entry.commitment)},
            {"hash", to_hex(entry.hash)}};
}

void export_all(const Store& store, const LedgerOptions& options) {
    if (options.format == "json") {
        bool first = true;
        print("{\"format\":\"smallprint-ledger/1\",\"how_to_check\":" + json_text(JsonOut(how_to_check)) +
              ",\"entries\":[");
        store.each_ledger_entry([&first](const LedgerEntry& entry) {
            print((first ? "\n" : ",\n") + json_text(exported(entry)));
            first = false;
        });
        print("\n]}\n");
        return;
    }
    print(how_to_check);
    store.each_ledger_entry([](const LedgerEntry& entry) {
        // Payloads are JSON, in which tabs and newlines are escaped.
        print(std::to_string(entry.seq) + '\t' + std::to_string(entry.at) + '\t' + entry.kind + '\t' +
              (entry.erased ? "-\t-" : entry.salt + '\t' + entry.payload) + '\t' + to_hex(entry.commitment) +
              '\t' + to_hex(entry.hash) + '\n');
    });
}

const WithdrawalLetter& chosen_letter(const Withdrawal& letters, const std::string& id) {
    if (id.empty()) {
        return letters.letters.front();
    }
    const auto found = std::find_if(letters.letters.begin(), letters.letters.end(),
                                    [&id](const WithdrawalLetter& letter) { return letter.id == id; });
    if (found == letters.letters.end()) {
        std::string known;
        for (const WithdrawalLetter& letter : letters.letters) {
            known += (known.empty() ? "" : ", ") + letter.id;
        }
        throw Error(ErrorCode::usage, "There is no letter " + id + "; there are " + known + ".");
    }
    return *found;
}

void withdraw(const CommandLine& line, const LedgerOptions& options) {
    const Services services(ServiceOptions{.data_directory = line.data_directory(),
                                           .clock = nullptr,
                                           .open_viewer = {},
                                           .open_shadow = false,
                                           .make_catalogue = {}});
    Session session(services, Session::Access::read_only);
    const Withdrawal letters = withdrawal(session, options.service);
    if (options.format == "json") {
        print(json_text(withdrawal_json(letters)) + "\n");
        return;
    }
    const WithdrawalLetter& letter = chosen_letter(letters, options.letter);
    std::string text = letter.subject + "\n\n" + letter.text;
    if (options.output.empty()) {
        print(harmless(text, true));
        return;
    }
    std::ofstream file(options.output, std::ios::binary);
    file << text;
    file.close();
    if (!file) {
        throw Error(ErrorCode::internal, "The letter could not be written to " + options.output + ".");
    }
    complain("The letter is in " + options.output + "; nothing was sent.");
}

void add_format(CLI::App& part, const std::shared_ptr<LedgerOptions>& options) {
    part.add_option("--format", options->format, "text or json")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"text", "json"}));
}

}  // namespace

void add_ledger(CLI::App& app, CommandLine& line) {
    auto* command =
        app.add_subcommand("ledger", "What you gave by rating and reporting, and the proof of it");
    command->require_subcommand(1);
    const auto options = std::make_shared<LedgerOptions>();

    auto* list_part = command->add_subcommand("list", "Feedback that was given or kept back, newest first");
    add_format(*list_part, options);
    list_part->add_flag("--all", options->all, "Every entry, not feedback only");
    list_part->add_option("--service", options->service, "Only of this service")->type_name("SERVICE");
    list_part->callback(
        [options, &line] { with_history(line, [&](const Store& store) { list(store, *options); }); });

    auto* verify_part =
        command->add_subcommand("verify", "Recompute the chain; exits 1 when it does not hold");
    add_format(*verify_part, options);
    verify_part->callback(
        [options, &line] { with_history(line, [&](const Store& store) { verify(store, *options, line); }); });

    auto* export_part =
        command->add_subcommand("export", "All entries, with what it takes to check them with sha256sum");
    add_format(*export_part, options);
    export_part->callback(
        [options, &line] { with_history(line, [&](const Store& store) { export_all(store, *options); }); });

    add_stamp(*command, line);

    auto* withdraw_part =
        command->add_subcommand("withdraw", "A letter that takes back what you gave; printed, never sent");
    withdraw_part->add_option("service", options->service, "The service, as `ledger list` names it")
        ->type_name("SERVICE")
        ->required();
    withdraw_part->add_option("--letter", options->letter, "gdpr, uk_gdpr or ccpa")->type_name("LETTER");
    withdraw_part->add_option("--output", options->output, "Save it to a file")->type_name("FILE");
    add_format(*withdraw_part, options);
    withdraw_part->callback([options, &line] { withdraw(line, *options); });
}

}  // namespace smallprint
