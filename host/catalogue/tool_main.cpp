// smallprint-catalogue: builds and checks the catalogue at build time, and makes fingerprints of provisions.
//   smallprint-catalogue build FOLDER OUT
//   smallprint-catalogue check FOLDER
//   smallprint-catalogue fingerprint --id I --type T --service S --url U --date D --says W < text
#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/sha256.h"
#include "catalogue/fingerprint.h"
#include "catalogue/source/source.h"
#include "catalogue/words.h"

namespace {

std::string hex64(std::uint64_t value) {
    std::array<char, 17> text{};
    (void)std::snprintf(text.data(), text.size(), "%016llx", static_cast<unsigned long long>(value));
    return text.data();
}

smallprint::CatalogueSource read_checked(const std::string& folder) {
    smallprint::CatalogueSource source = smallprint::read_catalogue_source(folder);
    smallprint::check_catalogue_source(source);
    return source;
}

struct ProvisionOptions {
    std::string id, type, service, url, date, says;
};

void print_provision(const ProvisionOptions& options) {
    const std::string text{std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
    smallprint::Words words;
    smallprint::split_words(text, words);
    nlohmann::ordered_json json;
    json["id"] = options.id;
    json["type"] = options.type;
    json["service"] = options.service;
    json["url"] = options.url;
    json["date"] = options.date;
    json["source_sha256"] = smallprint::to_hex(smallprint::sha256(text));
    json["words"] = words.size();
    json["negations"] = words.size() == 0 ? 0 : smallprint::count_negations(words, 0, words.size() - 1);
    json["exact"] = hex64(smallprint::exact_hash(words, 0, words.size()));
    json["fingerprint"] = nlohmann::ordered_json::array();
    for (const std::uint64_t hash : smallprint::fingerprint_of(words)) {
        json["fingerprint"].push_back(hex64(hash));
    }
    json["facts"] = nlohmann::ordered_json::object();
    json["says"] = options.says;
    std::cout << json.dump(2) << '\n';
}

void add_fingerprint_command(CLI::App& app, ProvisionOptions& options) {
    CLI::App* command =
        app.add_subcommand("fingerprint", "Print a provision file for the text on standard input");
    command->add_option("--id", options.id, "The provision's id, which is its file's name")->required();
    command->add_option("--type", options.type, "The clause type")->required();
    command->add_option("--service", options.service, "Whose provision it is")->required();
    command->add_option("--url", options.url, "Where it was read");
    command->add_option("--date", options.date, "When, as YYYY-MM-DD");
    command->add_option("--says", options.says, "What it says, in our own words")->required();
    command->callback([&options] { print_provision(options); });
}

int run(int argc, char** argv) {
    CLI::App app("Builds and checks Smallprint's catalogue.", "smallprint-catalogue");
    app.require_subcommand(1);
    std::string folder;
    std::string out;
    ProvisionOptions options;

    CLI::App* build = app.add_subcommand("build", "Check a folder and write the binary catalogue");
    build->add_option("folder", folder, "The catalogue's folder")->required();
    build->add_option("out", out, "The file to write")->required();
    build->callback([&folder, &out] {
        const std::string bytes = smallprint::build_catalogue(read_checked(folder));
        std::ofstream file(out, std::ios::binary | std::ios::trunc);
        file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        file.close();
        if (!file) {
            throw smallprint::Error(smallprint::ErrorCode::unreadable_input, out + " cannot be written");
        }
    });
    CLI::App* check = app.add_subcommand("check", "Check a folder only");
    check->add_option("folder", folder, "The catalogue's folder")->required();
    check->callback([&folder] { (void)read_checked(folder); });
    add_fingerprint_command(app, options);

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        return app.exit(problem);
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& problem) {
        std::cerr << "catalogue: " << problem.what() << '\n';
        return 1;
    }
}
