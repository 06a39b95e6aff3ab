// `smallprint settings list|get|set`: what holds for every browser on this computer.
#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "doors/cli/commands.h"
#include "doors/cli/output.h"
#include "doors/cli/read_history.h"
#include "doors/cli/terminal.h"
#include "service/settings.h"

namespace smallprint {
namespace {

struct SettingsOptions {
    std::string name;
    std::string value;
    std::string format = "text";
};

std::string in_words(const JsonOut& value) {
    if (value.is_string()) {
        return value.get<std::string>();
    }
    if (value.is_boolean()) {
        return value.get<bool>() ? "on" : "off";
    }
    return value.is_null() ? "none" : json_text(value);
}

void list(const Store& store, const SettingsOptions& options) {
    const JsonOut all = settings_json(read_settings(store));
    if (options.format == "json") {
        print(json_text(all) + "\n");
        return;
    }
    const JsonOut defaults = settings_json(Settings{});
    Page page(style_of_stdout());
    for (const auto& [name, value] : all.items()) {
        page.paragraph(in_words(value) + (value == defaults.at(name) ? "" : "  (set by you)"), 0,
                       name + std::string(name.size() < 24 ? 24 - name.size() : 1, ' '));
    }
    print(page.text());
}

void get(const Store& store, const SettingsOptions& options) {
    (void)setting_from_words(options.name, "");  // says which names there are
    const JsonOut value = settings_json(read_settings(store)).at(options.name);
    print((options.format == "json" ? json_text(value) : in_words(value)) + "\n");
}

void set(const CommandLine& line, const SettingsOptions& options) {
    ServiceOptions service_options;
    service_options.data_directory = line.data_directory();
    const Services services(std::move(service_options));
    Session session(services, Session::Access::read_write);
    JsonIn changes = JsonIn::object();
    changes[options.name] = setting_from_words(options.name, options.value);
    const Settings now = change_settings(session, changes);
    print(options.name + " is " + in_words(settings_json(now).at(options.name)) + ".\n");
}

void add_format(CLI::App& part, SettingsOptions& options) {
    part.add_option("--format", options.format, "text or json")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"text", "json"}));
}

}  // namespace

void add_settings(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand("settings", "How long to keep, when to tell, how often to look");
    command->require_subcommand(1);
    const auto options = std::make_shared<SettingsOptions>();
    auto* list_part = command->add_subcommand("list", "All settings");
    add_format(*list_part, *options);
    list_part->callback(
        [options, &line] { with_history(line, [&](const Store& store) { list(store, *options); }); });
    auto* get_part = command->add_subcommand("get", "One setting");
    get_part->add_option("name", options->name, "Its name")->type_name("NAME")->required();
    add_format(*get_part, *options);
    get_part->callback(
        [options, &line] { with_history(line, [&](const Store& store) { get(store, *options); }); });
    auto* set_part =
        command->add_subcommand("set", "Set one: on, off, a number, forever, a weekday, an address");
    set_part->add_option("name", options->name, "Its name")->type_name("NAME")->required();
    set_part->add_option("value", options->value, "The new value")->type_name("VALUE")->required();
    set_part->callback([options, &line] { set(line, *options); });
}

}  // namespace smallprint
