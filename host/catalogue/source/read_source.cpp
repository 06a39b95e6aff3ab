#include <algorithm>
#include <fstream>
#include <sstream>

#include "base/error.h"
#include "catalogue/platform_source.h"
#include "catalogue/source/read_rule.h"

namespace smallprint {
namespace {

namespace fs = std::filesystem;

Json read_json(const fs::path& file, const std::string& place) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        complain(place, "cannot be read");
    }
    std::ostringstream text;
    text << stream.rdbuf();
    try {
        return Json::parse(text.str());
    } catch (const nlohmann::json::exception& problem) {
        complain(place, std::string("is not JSON: ") + problem.what());
    }
}

/// The JSON files of a folder in the order of their names; none where there is no such folder.
std::vector<fs::path> json_files(const fs::path& folder) {
    std::vector<fs::path> files;
    if (fs::is_directory(folder)) {
        for (const auto& entry : fs::directory_iterator(folder)) {
            if (entry.path().extension() == ".json") {
                files.push_back(entry.path());
            }
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::string place_of(const fs::path& file) {
    return file.parent_path().filename().string() + "/" + file.filename().string();
}

void check_id(const std::string& id, const fs::path& file) {
    if (id != file.stem().string() || !is_identifier(id)) {
        complain(place_of(file) + ": id", "should be the file's name, in lower-case letters, digits and _");
    }
}

void read_lexicon(const Json& json, const std::string& place, Catalogue::Content& content) {
    Fields fields(json, place);
    (void)fields.text("id");
    (void)fields.take("note", false);
    const Json& terms = *fields.take("terms", true);
    if (!terms.is_object()) {
        complain(fields.place_of("terms"), "should be an object in braces");
    }
    Fields each(terms, fields.place_of("terms"));
    for (const auto& [name, phrases] : terms.items()) {
        (void)phrases;
        Term term;
        term.name = name;
        term.phrases = each.texts(name.c_str());
        if (!is_identifier(name) || term.phrases.empty()) {
            complain(each.place_of(name),
                     "should have a name of lower-case letters, digits and _, and some phrases");
        }
        content.terms.push_back(std::move(term));
    }
    if (const Json* signals = fields.take("signals", false)) {
        if (!signals->is_array()) {
            complain(fields.place_of("signals"), "should be a list of rules");
        }
        std::size_t index = 0;
        for (const Json& signal : *signals) {
            content.signals.push_back(
                read_rule(signal, fields.place_of("signals") + "[" + std::to_string(index++) + "]"));
        }
    }
    fields.done();
}

RegulationEntry read_regulation(const Json& json, const std::string& place, std::string& date) {
    Fields fields(json, place);
    RegulationEntry entry;
    entry.id = fields.text("id");
    entry.name = fields.text("name");
    entry.jurisdiction = fields.text("jurisdiction");
    entry.url = fields.text("url", false);
    entry.about = fields.text("about", false);
    date = std::max(date, fields.text("date", false));
    (void)fields.take("note", false);
    fields.done();
    return entry;
}

Provision read_provision(const Json& json, const std::string& place, std::string& date) {
    Fields fields(json, place);
    Provision entry;
    entry.id = fields.text("id");
    entry.type = fields.text("type");
    entry.service = fields.text("service");
    entry.url = fields.text("url", false);
    entry.date = fields.text("date", false);
    (void)fields.text("source_sha256", false);
    entry.words = fields.count("words", 0);
    entry.negations = fields.count("negations", 0);
    const auto hash = [&place](const std::string& hex) {
        if (hex.size() != 16 || hex.find_first_not_of("0123456789abcdef") != std::string::npos) {
            complain(place, "should write its hashes as 16 lower-case hexadecimal digits");
        }
        return static_cast<std::uint64_t>(std::stoull(hex, nullptr, 16));
    };
    entry.exact = hash(fields.text("exact"));
    for (const std::string& hex : fields.texts("fingerprint")) {
        entry.fingerprint.push_back(hash(hex));
    }
    std::sort(entry.fingerprint.begin(), entry.fingerprint.end());
    entry.facts = fields.facts("facts");
    entry.says = fields.text("says");
    fields.done();
    date = std::max(date, entry.date);
    return entry;
}

std::vector<ServiceEntry> read_services(const Json& json, const std::string& place) {
    if (!json.is_array()) {
        complain(place, "should be a list of services");
    }
    std::vector<ServiceEntry> services;
    for (const Json& item : json) {
        Fields fields(item, place + "[" + std::to_string(services.size()) + "]");
        ServiceEntry service;
        service.name = fields.text("name");
        service.name.erase(service.name.find_last_not_of(' ') + 1);
        service.names = fields.texts("names");
        service.company = fields.text("company", false);
        service.known = fields.count("known", 0);
        service.domains = fields.texts("domains");
        if (const Json* documents = fields.take("documents", false)) {
            for (const Json& document : *documents) {
                Fields inner(document, fields.place_of("documents"));
                std::string terms_type = inner.text("terms_type");
                service.documents.push_back({std::move(terms_type), inner.text("url")});
                inner.done();
            }
        }
        fields.done();
        services.push_back(std::move(service));
    }
    return services;
}

}  // namespace

CatalogueSource read_catalogue_source(const fs::path& folder) {
    if (!fs::is_directory(folder)) {
        complain(folder.string(), "is no folder");
    }
    CatalogueSource source;
    for (const fs::path& file : json_files(folder / "lexicon")) {
        read_lexicon(read_json(file, place_of(file)), place_of(file), source.content);
    }
    for (const fs::path& file : json_files(folder / "clause_types")) {
        Examples examples;
        ClauseType type = read_clause_type(read_json(file, place_of(file)), place_of(file), examples);
        check_id(type.id, file);
        source.examples.emplace(type.id, std::move(examples));
        source.content.types.push_back(std::move(type));
    }
    for (const fs::path& file : json_files(folder / "regulations")) {
        source.content.regulations.push_back(
            read_regulation(read_json(file, place_of(file)), place_of(file), source.date));
        check_id(source.content.regulations.back().id, file);
    }
    for (const fs::path& file : json_files(folder / "provisions")) {
        source.content.provisions.push_back(
            read_provision(read_json(file, place_of(file)), place_of(file), source.date));
        check_id(source.content.provisions.back().id, file);
    }
    for (const fs::path& file : json_files(folder / "services")) {
        source.services = read_services(read_json(file, place_of(file)), place_of(file));
    }
    if (const fs::path file = folder / "platforms" / "platforms.bin"; fs::exists(file)) {
        std::ifstream stream(file, std::ios::binary);
        std::ostringstream bytes;
        bytes << stream.rdbuf();
        source.platforms = decompress_platforms(bytes.str());
    }
    source.content.index();
    return source;
}

}  // namespace smallprint
