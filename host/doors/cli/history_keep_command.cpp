// `smallprint history keep`: what is kept, and for how long.
#include <CLI/CLI.hpp>
#include <chrono>
#include <memory>
#include <string>

#include "doors/cli/commands.h"
#include "doors/cli/output.h"
#include "doors/cli/report_text.h"
#include "doors/cli/with_session.h"
#include "service/json.h"
#include "service/retention.h"
#include "service/settings.h"

namespace smallprint {
namespace {

// One turn is the whole round: who asked waits for it.
constexpr std::chrono::hours whole_round{1};

struct KeepOptions {
    std::string days;
    std::string versions;
    std::string format = "text";
    bool now = false;
};

std::string rules_in_words(const RetentionRules& rules) {
    if (!rules.any()) {
        return "Everything is kept: every version of every document, for ever.";
    }
    std::string words = "Of every document the first version and the newest two are kept";
    if (rules.versions) {
        words += ", the newest " + std::to_string(*rules.versions) + " in all";
    }
    if (rules.days) {
        words += ", and what was in force within the last " +
                 counted(static_cast<std::uint64_t>(*rules.days), "day", "days");
    }
    if (rules.versions && rules.days) {
        words += "; a version stays only if both let it";
    }
    return words + ". What was cited, handed out as evidence or named by feedback stays too.";
}

std::string went_in_words(const LetGo& went, const char* verb) {
    return counted(went.versions, "version", "versions") + " of " +
           counted(went.documents, "document", "documents") + verb;
}

void set_rules(Session& session, const KeepOptions& options) {
    JsonIn changes = JsonIn::object();
    if (!options.days.empty()) {
        changes["retention_days"] = setting_from_words("retention_days", options.days);
    }
    if (!options.versions.empty()) {
        changes["retention_versions"] = setting_from_words("retention_versions", options.versions);
    }
    if (!changes.empty()) {
        (void)change_settings(session, changes);
    }
}

void keep(Session& session, const KeepOptions& options) {
    set_rules(session, options);
    const bool writes = options.now || !options.days.empty() || !options.versions.empty();
    const LetGo went = options.now ? let_go_in_turn(session, LettingGo::now, whole_round) : LetGo();
    const Store& store = writes ? session.writing() : session.reading();
    const Settings settings = read_settings(store);
    const LetGo would = would_let_go(store, rules_of(settings));
    if (options.format == "json") {
        const JsonOut all = settings_json(settings);
        print(json_text(JsonOut{{"retention_days", all.at("retention_days")},
                                {"retention_versions", all.at("retention_versions")},
                                {"let_go", {{"documents", went.documents}, {"versions", went.versions}}},
                                {"due", {{"documents", would.documents}, {"versions", would.versions}}}}) +
              "\n");
        return;
    }
    Page page(style_of_stdout());
    page.paragraph(rules_in_words(rules_of(settings)));
    if (options.now) {
        page.paragraph(went_in_words(went, " went."));
    }
    if (would.versions > 0) {
        page.paragraph(went_in_words(would, " may go") +
                       " at the next round, an hour after you set a rule at the earliest; "
                       "`smallprint history keep --now` lets them go at once. Their dates and hashes stay.");
    }
    print(page.text());
}

}  // namespace

void add_history_keep(CLI::App& history, CommandLine& line) {
    const auto options = std::make_shared<KeepOptions>();
    auto* part = history.add_subcommand("keep", "What is kept, and for how long (everything, for ever)");
    part->add_option("--days", options->days,
                     "For how many days a version is kept after it was out of force; forever")
        ->type_name("N");
    part->add_option("--versions", options->versions,
                     "How many of the newest versions of a document are kept; all")
        ->type_name("N");
    part->add_flag("--now", options->now, "Let go at once what the rules let go");
    part->add_option("--format", options->format, "text or json")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"text", "json"}));
    part->callback([options, &line] {
        const bool writes = options->now || !options->days.empty() || !options->versions.empty();
        with_session(line, writes ? Session::Access::read_write : Session::Access::read_only,
                     [&](Session& session) { keep(session, *options); });
    });
}

}  // namespace smallprint
