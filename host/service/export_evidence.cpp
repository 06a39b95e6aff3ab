#include "service/export_evidence.h"

#include <fstream>
#include <map>
#include <string>
#include <system_error>

#include "base/clock.h"
#include "base/error.h"
#include "document/enumerator.h"
#include "service/json.h"

namespace smallprint {
namespace {

constexpr const char* check_script = R"sh(#!/bin/sh
# Checks this folder with sha256sum, awk and od alone. Says what does not hold and ends with status 1 then.
# openssl does as well: put "openssl dgst -sha256 -r" where it says sha256sum.
cd "$(dirname "$0")" || exit 1
status=0
fail() { echo "DOES NOT HOLD: $*"; status=1; }
digest() { sha256sum | cut -c 1-64; }

sha256sum --quiet -c SHA256SUMS || fail "a file is not what it was"

previous=0000000000000000000000000000000000000000000000000000000000000000
tab=$(printf '\t')
while IFS="$tab" read -r seq time kind commitment hash; do
    made=$(printf '%s\n%s\n%s\n%s\n%s\n' "$previous" "$seq" "$time" "$kind" "$commitment" | digest)
    [ "$made" = "$hash" ] || fail "ledger entry $seq does not follow from the one before"
    previous=$hash
done < ledger/chain.tsv

for payload in ledger/*.json; do
    [ -e "$payload" ] || continue
    seq=$(basename "$payload" .json)
    made=$({ cat "ledger/$seq.salt"; cat "$payload"; } | digest)
    said=$(awk -F "$tab" -v seq="$seq" '$1 == seq { print $4 }' ledger/chain.tsv)
    [ "$made" = "$said" ] || fail "ledger entry $seq is not about what it is said to be about"
done

while IFS="$tab" read -r number seq hash; do
    [ "$(sha256sum < "versions/$number.txt" | cut -c 1-64)" = "$hash" ] || fail "version $number has another text"
    grep -q "\"sha256\":\"$hash\"" "ledger/$seq.json" || fail "ledger entry $seq speaks of another text"
done < versions/index.tsv

[ "$status" = 0 ] && echo "Everything holds. The ledger's head is $previous."
exit "$status"
)sh";

constexpr const char* how_to = R"md(# How to check this evidence

This folder was written by Smallprint. It shows which text a document had when, as one computer saw it. Nothing of
Smallprint is needed to check it: run `sh check.sh`, or do by hand what it does.

- `document.json`: which document this is, and its versions with their times and hashes.
- `versions/NUMBER.txt`: the canonical text of each version, what a reader sees of the legal text, one block a line.
  `sha256sum versions/NUMBER.txt` gives the hash that `document.json` and the ledger have.
- `clauses/NUMBER.jsonl`: its clauses; `sha256` is the SHA-256 of `words`, which are the clause's without the number it
  begins with.
- `ledger/chain.tsv`: every entry of the ledger, oldest first: number, time (UTC, milliseconds since 1970), kind,
  commitment, hash. Each hash is made from the one before:

      printf '%s\n%s\n%s\n%s\n%s\n' PREVIOUS_HASH NUMBER TIME KIND COMMITMENT | sha256sum

  with 64 zeros before the first. An entry cannot be changed, put in or taken out without changing all that follow.
- `ledger/NUMBER.json`, `ledger/NUMBER.salt`: what the entries about this document say, and the salt of each. The
  commitment is `cat ledger/NUMBER.salt ledger/NUMBER.json | sha256sum`. Other entries show their commitments alone, which
  say nothing about what they commit to.
- `SHA256SUMS`: of all these files, for `sha256sum -c`.

What it proves: that these texts belong to these entries, and that the entries stand in this order. What it does not: who
ran the computer and whether its clock was right. A head of the ledger that was given away, or time-stamped, at an earlier
time proves that everything up to it was there then.
)md";

class Writer {
public:
    explicit Writer(std::filesystem::path folder) : folder_(std::move(folder)) {
        std::error_code error;
        std::filesystem::create_directories(folder_, error);
        if (!std::filesystem::is_directory(folder_, error)) {
            throw failure();
        }
        if (!std::filesystem::is_empty(folder_, error)) {
            throw Error(ErrorCode::usage, folder_.string() + " is not empty; name a new folder.");
        }
        for (const char* part : {"versions", "clauses", "ledger"}) {
            std::filesystem::create_directory(folder_ / part, error);
        }
    }

    void write(const std::string& name, std::string_view content) {
        std::ofstream file(folder_ / name, std::ios::binary);
        file.write(content.data(), static_cast<std::streamsize>(content.size()));
        file.close();
        if (!file) {
            throw failure();
        }
        sums_ += to_hex(sha256(content)) + "  " + name + "\n";
        ++files_;
    }

    std::size_t finish() {
        const std::string sums = sums_;
        write("SHA256SUMS", sums);
        return files_;
    }

private:
    [[nodiscard]] Error failure() const {
        return {ErrorCode::unreadable_input, "The folder " + folder_.string() + " cannot be written."};
    }

    std::filesystem::path folder_;
    std::string sums_;
    std::size_t files_ = 0;
};

std::string dumped(const JsonOut& json, int indent = -1) {
    return json.dump(indent, ' ', false, JsonOut::error_handler_t::replace);
}

std::string clauses_of(const Document& document) {
    std::string lines;
    for (const Clause& clause : document.clauses) {
        std::string words;
        for (std::uint32_t i = 0; i < clause.block_count; ++i) {
            const std::string_view text = document.blocks[clause.first_block + i].text;
            words.append(i > 0 ? "\n" : "").append(text.substr(enumerator_length(text)));
        }
        lines += dumped({{"sha256", to_hex(clause.sha256)},
                         {"headings", heading_path(document, clause)},
                         {"words", words}}) +
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

/// The chain as lines, and the entries about the document; by version, the entry that recorded it.
std::map<std::uint32_t, std::int64_t> write_ledger(const Store& store, const StoredDocument& document,
                                                   Writer& writer) {
    std::map<std::uint32_t, std::int64_t> recorded;
    std::string chain;
    store.each_ledger_entry([&](const LedgerEntry& entry) {
        const std::string seq = std::to_string(entry.seq);
        chain += seq + "\t" + std::to_string(entry.at) + "\t" + entry.kind + "\t" + to_hex(entry.commitment) +
                 "\t" + to_hex(entry.hash) + "\n";
        const std::uint32_t version = entry.erased ? 0 : version_recorded(entry, document);
        if (version != 0) {
            recorded[version] = entry.seq;
        }
        if (version != 0 || (!entry.erased && is_change_of(entry, document))) {
            writer.write("ledger/" + seq + ".salt", entry.salt + "\n");
            writer.write("ledger/" + seq + ".json", entry.payload);
        }
    });
    writer.write("ledger/chain.tsv", chain);
    return recorded;
}

std::string padded(std::uint32_t number) {
    constexpr std::size_t digits = 5;
    std::string text = std::to_string(number);
    return std::string(text.size() < digits ? digits - text.size() : 0, '0') + text;
}

}  // namespace

ExportResult export_evidence(const Store& store, std::string_view record_id,
                             const std::filesystem::path& folder) {
    const auto document = store.find_document(record_id);
    if (!document) {
        throw Error(ErrorCode::not_found, "No document has the record id " + std::string(record_id) + ".");
    }
    Writer writer(folder);
    const auto recorded = write_ledger(store, *document, writer);
    JsonOut about{{"record_id", document->id},
                  {"service", document->key.service},
                  {"terms_type", document->key.terms_type},
                  {"language", document->key.language},
                  {"variant", document->key.variant},
                  {"url", document->url},
                  {"first_seen", to_rfc3339(document->first_seen)},
                  {"last_verified", to_rfc3339(document->last_verified)},
                  {"versions", JsonOut::array()}};
    std::string index;
    const auto versions = store.versions(*document);
    for (const StoredVersion& version : versions) {
        const std::string number = padded(version.number);
        const Document text = store.load(*document, version.number);
        writer.write("versions/" + number + ".txt", text.canonical_text);
        writer.write("clauses/" + number + ".jsonl", clauses_of(text));
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
    }
    writer.write("versions/index.tsv", index);
    writer.write("document.json", dumped(about, 2) + "\n");
    writer.write("HOWTO.md", how_to);
    writer.write("check.sh", check_script);
    return {writer.finish(), versions.size()};
}

}  // namespace smallprint
