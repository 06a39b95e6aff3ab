// `smallprint catalogue sign|verify|update`: signed catalogues, made and taken.
#include <CLI/CLI.hpp>
#include <array>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "catalogue/bundle.h"
#include "catalogue/catalogue.h"
#include "doors/cli/commands.h"
#include "doors/cli/output.h"
#include "doors/watcher/fetch_page.h"
#include "service/catalogue_look.h"

namespace smallprint {
namespace {

constexpr TimeMs day = TimeMs{24} * 60 * 60 * 1000;

std::string read_file(const std::string& name) {
    std::ifstream file(name, std::ios::binary);
    if (!file) {
        throw Error(ErrorCode::unreadable_input, name + " cannot be opened.");
    }
    std::string bytes;
    std::array<char, 65536> buffer{};
    while (file.read(buffer.data(), buffer.size()) || file.gcount() > 0) {
        bytes.append(buffer.data(), static_cast<std::size_t>(file.gcount()));
        if (bytes.size() > largest_bundle) {
            throw Error(ErrorCode::too_large, name + " is larger than any catalogue; it was not read.");
        }
    }
    return bytes;
}

Ed25519Secret digits_in(const std::string& name) {
    auto text = read_file(name);
    text.erase(text.find_last_not_of(" \r\n") + 1);
    const auto bytes = digest_from_hex(text);
    if (!bytes) {
        throw Error(ErrorCode::unreadable_input, name + " holds no key (64 hexadecimal digits).");
    }
    return *bytes;
}

void tell(const BundleInfo& info, const char* what) {
    print(std::string(what) + " version " + std::to_string(info.version) + " of " +
          to_rfc3339(info.created).substr(0, 10) + ", good until " + to_rfc3339(info.expires).substr(0, 10) +
          ", " + std::to_string(info.length) + " bytes, SHA-256 " + to_hex(info.sha256) + "\n");
}

struct SignOptions {
    std::string catalogue;
    std::string output;
    std::string secret;
    std::uint64_t version = 0;
    unsigned days = 180;
};

void add_sign(CLI::App& command) {
    auto* sign = command.add_subcommand("sign", "Make a signed bundle of a catalogue that `build` wrote");
    const auto options = std::make_shared<SignOptions>();
    sign->add_option("FILE", options->catalogue, "The catalogue")->required();
    sign->add_option("--secret", options->secret, "File with the secret key, 64 hexadecimal digits")
        ->type_name("FILE")
        ->required();
    sign->add_option("--output,-o", options->output, "Where to write the bundle")
        ->type_name("FILE")
        ->required();
    sign->add_option("--bundle-version", options->version, "Greater than that of every bundle before")
        ->type_name("N")
        ->required();
    sign->add_option("--days", options->days, "How long it may be installed (else 180)")->type_name("N");
    sign->callback([options] {
        const auto catalogue = read_file(options->catalogue);
        (void)Catalogue::from_bytes(catalogue).content();  // Nothing broken is ever signed.
        BundleInfo info;
        info.version = options->version;
        info.created = SystemClock().now();
        info.expires = info.created + day * options->days;
        const auto secret = digits_in(options->secret);
        const auto bundle = make_bundle(catalogue, info, secret);
        std::ofstream file(options->output, std::ios::binary | std::ios::trunc);
        file << bundle;
        file.close();
        if (!file) {
            throw Error(ErrorCode::unreadable_input, options->output + " cannot be written.");
        }
        const std::array<Ed25519Public, 1> keys{ed25519_public(secret)};
        tell(open_bundle(bundle, keys).info, "Signed");
        print("Public key " + to_hex(keys.front()) + "\n");
    });
}

void add_verify(CLI::App& command) {
    auto* verify = command.add_subcommand("verify", "Check a signed bundle without installing it");
    const auto file = std::make_shared<std::string>();
    const auto key = std::make_shared<std::string>();
    verify->add_option("FILE", *file, "The bundle")->required();
    verify->add_option("--key", *key, "File with a public key to trust instead of those in the program")
        ->type_name("FILE");
    verify->callback([file, key] {
        std::vector<Ed25519Public> keys(trusted_keys().begin(), trusted_keys().end());
        if (!key->empty()) {
            keys = {digits_in(*key)};
        }
        const auto bundle = open_bundle(read_file(*file), keys);
        (void)Catalogue::from_bytes(bundle.catalogue).content();
        tell(bundle.info, "Good:");
        if (bundle.info.expires < SystemClock().now()) {
            throw Error(ErrorCode::catalogue_invalid, "It has expired, so it cannot be installed any more.");
        }
    });
}

struct UpdateOptions {
    std::string from;
    bool reset = false;
    bool due_only = false;
};

std::string in_words(LookOutcome outcome) {
    switch (outcome) {
        case LookOutcome::installed:
            return "A newer catalogue is installed.";
        case LookOutcome::current:
            return "There is no newer catalogue.";
        case LookOutcome::off:
            return "Looking for catalogues by itself is not turned on; `smallprint settings set "
                   "catalogue_updates on` does that.";
        case LookOutcome::not_due:
            return "It was looked for a newer catalogue less than a day ago.";
    }
    return {};
}

void run_update(const CommandLine& line, const UpdateOptions& options) {
    if (options.reset) {
        reset_catalogue(line.data_directory());
        print("The catalogue in the program is in use again.\n");
        return;
    }
    // Every address looks like one; a file of such a name can be given as ./https:…
    const bool is_address = options.from.find("://") != std::string::npos;
    if (!options.from.empty() && !is_address) {
        tell(install_catalogue(line.data_directory(), read_file(options.from), SystemClock().now()),
             "Installed");
        return;
    }
    ServiceOptions service_options;
    service_options.data_directory = line.data_directory();
    service_options.fetch_page = make_fetch_page();
    const Services services(std::move(service_options));
    Session session(services, Session::Access::read_write);
    LookRequest request;
    request.url = options.from;
    request.due_only = options.due_only;
    print(in_words(look_for_catalogue(session, request)) + "\n");
}

void add_update(CLI::App& command, CommandLine& line) {
    auto* update = command.add_subcommand("update", "Install a signed bundle; a wrong one changes nothing");
    const auto options = std::make_shared<UpdateOptions>();
    update
        ->add_option(
            "FROM", options->from,
            "The bundle: a file, or an address that begins with https://; else the setting catalogue_url")
        ->type_name("FILE|URL");
    update->add_flag(
        "--due-only", options->due_only,
        "Only if the setting catalogue_updates is on and the last look is a day ago; for timers");
    update->add_flag("--reset", options->reset, "Go back to the catalogue in the program");
    update->callback([options, &line] { run_update(line, *options); });
}

}  // namespace

void add_catalogue_bundles(CLI::App& catalogue, CommandLine& line) {
    add_sign(catalogue);
    add_verify(catalogue);
    add_update(catalogue, line);
}

}  // namespace smallprint
