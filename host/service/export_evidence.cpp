#include "service/export_evidence.h"

#include <algorithm>
#include <map>
#include <string>

#include "base/clock.h"
#include "base/error.h"
#include "document/enumerator.h"
#include "history/stamps.h"
#include "service/cite.h"
#include "service/export_words.h"
#include "service/json.h"

namespace smallprint {
namespace {

std::string dumped(const JsonOut& json, int indent = -1) {
    return json.dump(indent, ' ', false, JsonOut::error_handler_t::replace);
}

// What a clause's hash is over: its words without the number that each block begins with.
std::string words_of(const Document& document, const Clause& clause) {
    std::string words;
    for (std::uint32_t i = 0; i < clause.block_count; ++i) {
        const std::string_view text = document.blocks[clause.first_block + i].text;
        words.append(i > 0 ? "\n" : "").append(text.substr(enumerator_length(text)));
    }
    return words;
}

// One line of ledger/entries.tsv. The payload is JSON, in which tabs and newlines are escaped.
std::string entry_line(const LedgerEntry& entry) {
    return std::to_string(entry.seq) + "\t" + entry.salt + "\t" + entry.payload + "\n";
}

std::string clauses_of(const Document& document) {
    std::string lines;
    for (const Clause& clause : document.clauses) {
        lines += dumped({{"sha256", to_hex(clause.sha256)},
                         {"headings", heading_path(document, clause)},
                         {"words", words_of(document, clause)}}) +
                 "\n";
    }
    return lines;
}

// The version of the document that an entry recorded; 0 for another entry.
std::uint32_t version_recorded(const LedgerEntry& entry, const StoredDocument& document) {
    const JsonIn payload = JsonIn::parse(entry.payload, nullptr, false);
    if (entry.kind != "version" || !payload.is_object()) {
        return 0;
    }
    const auto is = [&payload](const char* name, const std::string& value) {
        const auto found = payload.find(name);
        return found != payload.end() && found->is_string() && found->get_ref<const std::string&>() == value;
    };
    const bool same = is("service", document.key.service) && is("terms_type", document.key.terms_type) &&
                      is("language", document.key.language) && is("variant", document.key.variant);
    return same ? payload.value("version", 0U) : 0U;
}

bool is_change_of(const LedgerEntry& entry, const StoredDocument& document) {
    return entry.kind == "change" &&
           entry.payload.find("\"document\":\"" + document.id + "\"") != std::string::npos;
}

std::string padded(std::uint32_t number) {
    constexpr std::size_t digits = 5;
    std::string text = std::to_string(number);
    return std::string(text.size() < digits ? digits - text.size() : 0, '0') + text;
}

std::string chain_line(const LedgerEntry& entry) {
    return std::to_string(entry.seq) + "\t" + std::to_string(entry.at) + "\t" + entry.kind + "\t" +
           to_hex(entry.commitment) + "\t" + to_hex(entry.hash) + "\n";
}

// Which ledger entry recorded a version.
using EntryByVersion = std::map<std::uint32_t, std::int64_t>;

/// The chain as lines, and the entries about one document.
EntryByVersion write_ledger_of(const Store& store, const StoredDocument& document, FileSink& sink) {
    EntryByVersion recorded;
    std::string chain;
    std::string said;
    store.each_ledger_entry([&](const LedgerEntry& entry) {
        chain += chain_line(entry);
        const std::uint32_t version = entry.erased ? 0 : version_recorded(entry, document);
        if (version != 0) {
            recorded[version] = entry.seq;
        }
        if (version != 0 || (!entry.erased && is_change_of(entry, document))) {
            said += entry_line(entry);
        }
    });
    sink.write("ledger/chain.tsv", chain);
    sink.write("ledger/entries.tsv", said);
    return recorded;
}

// The chain, and everything that has not been erased; by document, which entry recorded which version.
std::map<std::string, EntryByVersion> write_whole_ledger(const Store& store,
                                                         const std::vector<StoredDocument>& documents,
                                                         FileSink& sink) {
    const auto key = [](const std::string& service, const std::string& terms_type) {
        return service + '\x1f' + terms_type;
    };
    std::map<std::string, std::vector<const StoredDocument*>> candidates;
    for (const StoredDocument& document : documents) {
        candidates[key(document.key.service, document.key.terms_type)].push_back(&document);
    }
    std::map<std::string, EntryByVersion> recorded;
    std::string chain;
    std::string said;
    store.each_ledger_entry([&](const LedgerEntry& entry) {
        chain += chain_line(entry);
        if (entry.erased) {
            return;
        }
        said += entry_line(entry);
        if (entry.kind != "version") {
            return;
        }
        const JsonIn payload = JsonIn::parse(entry.payload, nullptr, false);
        if (!payload.is_object()) {
            return;
        }
        const auto found =
            candidates.find(key(payload.value("service", ""), payload.value("terms_type", "")));
        if (found == candidates.end()) {
            return;
        }
        for (const StoredDocument* document : found->second) {
            if (const std::uint32_t version = version_recorded(entry, *document); version != 0) {
                recorded[document->id][version] = entry.seq;
            }
        }
    });
    sink.write("ledger/chain.tsv", chain);
    sink.write("ledger/entries.tsv", said);
    return recorded;
}

// Counts versions over all documents of an export.
class Counter {
public:
    Counter(const ExportProgress& progress, std::uint64_t total) : progress_(progress), total_(total) {}

    void step() {
        ++done_;
        if (progress_ && !progress_(done_, total_)) {
            throw Error(ErrorCode::internal, "The export was stopped; nothing was kept of it.");
        }
    }
    [[nodiscard]] std::uint64_t done() const noexcept { return done_; }

private:
    const ExportProgress& progress_;
    std::uint64_t total_ = 0;
    std::uint64_t done_ = 0;
};

void write_document(const Store& store, const StoredDocument& document, const EntryByVersion& recorded,
                    const std::string& folder, FileSink& sink, Counter& counter) {
    JsonOut about{{"record_id", document.id},
                  {"service", document.key.service},
                  {"terms_type", document.key.terms_type},
                  {"language", document.key.language},
                  {"variant", document.key.variant},
                  {"url", document.url},
                  {"first_seen", to_rfc3339(document.first_seen)},
                  {"last_verified", to_rfc3339(document.last_verified)},
                  {"versions", JsonOut::array()}};
    std::string index;
    for (const StoredVersion& version : store.versions(document)) {
        const std::string number = padded(version.number);
        const Document text = store.load(document, version.number);
        sink.write(std::string(folder).append("versions/").append(number).append(".txt"),
                   text.canonical_text);
        sink.write(std::string(folder).append("clauses/").append(number).append(".jsonl"), clauses_of(text));
        JsonOut entry{{"number", version.number},
                      {"captured_at", to_rfc3339(version.captured_at)},
                      {"sha256", to_hex(version.sha256)},
                      {"extractor", version.extractor}};
        if (const auto origin = store.origin(version)) {
            entry["commit"] = to_hex(origin->commit);
            entry["snapshots"] = origin->addresses;
        }
        if (const auto seq = recorded.find(version.number); seq != recorded.end()) {
            entry["ledger"] = seq->second;
            index += number + "\t" + std::to_string(seq->second) + "\t" + to_hex(version.sha256) + "\n";
        }
        about["versions"].push_back(std::move(entry));
        counter.step();
    }
    sink.write(folder + "versions/index.tsv", index);
    sink.write(folder + "document.json", dumped(about, 2) + "\n");
}

// The finding's own part: its words as they are hashed, and how to cite it.
void write_finding(const Store& store, std::string_view record_id, FileSink& sink) {
    const Citation citation = find_citation(store, record_id);
    const Document text = store.load(citation.document, citation.version.number);
    for (const Clause& clause : text.clauses) {
        if (clause.sha256 == citation.clause_sha256) {
            sink.write("finding/clause.txt", words_of(text, clause));
            break;
        }
    }
    sink.write("finding/clause.sha256", to_hex(citation.clause_sha256) + "  clause.txt\n");
    sink.write("finding/citation.txt", write_citation(citation, CitationFormat::text));
    sink.write("finding/citation.json", write_citation(citation, CitationFormat::json));
}

// Only stamps whose entry stands in the chain as it is.
void write_stamps(const Store& store, FileSink& sink) {
    std::string index;
    for (const StoredStamp& stamp : StampBook::all(store)) {
        if (stamp.reply.empty() || !stamp.stamped_at || !stamp.follows) {
            continue;
        }
        const std::string number = std::to_string(stamp.row);
        sink.write("stamps/" + number + ".tsq", stamp.request);
        sink.write("stamps/" + number + ".tsr", stamp.reply);
        std::string authority = stamp.authority;
        std::replace_if(
            authority.begin(), authority.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; },
            ' ');
        for (const std::string& cell : {number, std::to_string(stamp.seq), to_hex(stamp.head),
                                        to_rfc3339(*stamp.stamped_at), authority}) {
            index.append(index.empty() || index.back() == '\n' ? "" : "\t").append(cell);
        }
        index += '\n';
    }
    if (!index.empty()) {
        sink.write("stamps/index.tsv", index);
    }
}

void write_instructions(const Store& store, FileSink& sink) {
    write_stamps(store, sink);
    sink.write("HOWTO.md", export_how_to());
    sink.write("check.sh", export_check_script());
    sink.finish();
}

}  // namespace

ExportResult export_evidence(const Store& store, std::string_view record_id, FileSink& sink,
                             const ExportProgress& progress) {
    auto document = store.find_document(record_id);
    const bool of_finding = !document.has_value();
    if (of_finding) {
        if (const auto provision = store.find_provision(record_id)) {
            document = provision->document;
        }
    }
    if (!document) {
        throw Error(ErrorCode::not_found, "Nothing has the record id " + std::string(record_id) + ".");
    }
    if (of_finding) {
        write_finding(store, record_id, sink);
    }
    Counter counter(progress, document->versions);
    const EntryByVersion recorded = write_ledger_of(store, *document, sink);
    write_document(store, *document, recorded, {}, sink, counter);
    write_instructions(store, sink);
    return {sink.files(), 1, static_cast<std::size_t>(counter.done())};
}

ExportResult export_everything(const Store& store, FileSink& sink, const ExportProgress& progress) {
    const std::vector<StoredDocument> documents = store.documents();
    std::uint64_t total = 0;
    for (const StoredDocument& document : documents) {
        total += document.versions;
    }
    Counter counter(progress, total);
    const auto recorded = write_whole_ledger(store, documents, sink);
    for (const StoredDocument& document : documents) {
        const auto found = recorded.find(document.id);
        write_document(store, document, found == recorded.end() ? EntryByVersion{} : found->second,
                       "documents/" + document.id + "/", sink, counter);
    }
    write_instructions(store, sink);
    return {sink.files(), documents.size(), static_cast<std::size_t>(counter.done())};
}

std::string export_file_name(std::string_view record_id) {
    return record_id.empty() ? "smallprint-history.zip"
                             : "smallprint-evidence-" + std::string(record_id) + ".zip";
}

}  // namespace smallprint
