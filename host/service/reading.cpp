#include "service/reading.h"

#include <array>
#include <cstddef>
#include <unordered_map>
#include <utility>

#include "analysis/outer_words.h"
#include "base/error.h"
#include "history/readings.h"
#include "service/document_reading.h"

namespace smallprint {
namespace {

// A service has a handful of documents; more would cost more than they tell.
constexpr std::size_t most_siblings = 6;

// No terms have so many clauses. A page made of more is remembered as a whole: keeping 50,000 clauses one
// by one takes long, and fills the cache with what no other page says.
bool is_cached_by_clause(std::size_t clauses) {
    constexpr std::size_t most = 10'000;
    return clauses <= most;
}

std::vector<Sha256Digest> cache_keys(const Document& document) {
    std::vector<Sha256Digest> keys;
    keys.reserve(document.clauses.size());
    for (const Clause& clause : document.clauses) {
        keys.push_back(clause_cache_key(document, clause));
    }
    return keys;
}

std::vector<std::optional<std::vector<Evidence>>> ask_cache(const Store* cache,
                                                            const std::vector<Sha256Digest>& keys,
                                                            const std::string& reader_version) {
    if (cache != nullptr && is_cached_by_clause(keys.size())) {
        try {
            auto cached = cache->cached_evidence(keys, reader_version);
            if (cached.size() == keys.size()) {
                return cached;
            }
        } catch (const Error&) {
            // The page can be read without the history; whether it can be stored is said elsewhere.
        }
    }
    return std::vector<std::optional<std::vector<Evidence>>>(keys.size());
}

}  // namespace

Sha256Digest clause_cache_key(const Document& document, const Clause& clause) {
    Sha256 hash;
    for (const std::uint32_t heading : clause.headings) {
        hash.update(document.blocks[heading].text).update("\n");
    }
    hash.update(std::string_view("\0", 1));
    for (std::uint32_t i = 0; i < clause.block_count; ++i) {
        const Block& block = document.blocks[clause.first_block + i];
        const std::array<char, 2> shape{static_cast<char>(block.kind), static_cast<char>(block.level)};
        hash.update(std::string_view(shape.data(), shape.size()));
    }
    const OuterWords outer = outer_words(document, clause);
    for (const std::string& line : outer.lines) {
        hash.update(line).update("\n");
    }
    hash.update(std::string_view("\0", 1)).update(clause.text);
    return hash.finish();
}

ClauseReading read_document(const Services& services, const Document& document, const Store* cache) {
    ClauseReading reading;
    const bool by_clause = is_cached_by_clause(document.clauses.size());
    if (!by_clause && cache != nullptr) {
        if (auto whole = cached_whole_document(*cache, document, services.reader_version())) {
            reading.evidence = std::make_shared<const DocumentEvidence>(std::move(*whole));
            services.memory().put(document.sha256, services.reader_version(), reading.evidence);
            return reading;
        }
    }
    reading.keys = cache_keys(document);
    auto cached = ask_cache(cache, reading.keys, services.reader_version());
    auto evidence = std::make_shared<DocumentEvidence>(document.clauses.size());
    std::unordered_map<Sha256Digest, std::size_t, Sha256DigestHash> read_here;
    for (std::size_t i = 0; i < document.clauses.size(); ++i) {
        if (cached[i] && evidence_fits(*cached[i], document.clauses[i])) {
            (*evidence)[i] = std::move(*cached[i]);
            continue;
        }
        const auto [same, is_new] = read_here.emplace(reading.keys[i], i);
        if (is_new) {
            (*evidence)[i] = services.reader().read_clause(document, document.clauses[i]);
            if (by_clause) {
                reading.fresh.push_back(i);
            }
        } else {
            (*evidence)[i] = (*evidence)[same->second];
        }
    }
    if (!by_clause) {
        reading.fresh_whole = document_cache_key(document);
    }
    reading.evidence = std::move(evidence);
    services.memory().put(document.sha256, services.reader_version(), reading.evidence);
    return reading;
}

void remember_reading(Store& store, const ClauseReading& reading, const std::string& reader_version) {
    if (reading.fresh_whole) {
        cache_reading(store, *reading.fresh_whole, *reading.evidence, reader_version);
    }
    if (reading.fresh.empty()) {
        return;
    }
    std::vector<std::pair<Sha256Digest, std::vector<Evidence>>> entries;
    entries.reserve(reading.fresh.size());
    for (const std::size_t i : reading.fresh) {
        entries.emplace_back(reading.keys[i], (*reading.evidence)[i]);
    }
    store.cache_evidence(entries, reader_version);
}

std::shared_ptr<const DocumentEvidence> cached_document_evidence(const Services& services, const Store& store,
                                                                 const Document& document) {
    return document_evidence_by(services, store, document, std::chrono::steady_clock::time_point::min());
}

std::shared_ptr<const DocumentEvidence> document_evidence_by(const Services& services, const Store& store,
                                                             const Document& document,
                                                             std::chrono::steady_clock::time_point deadline) {
    const std::string reader_version = services.reader_version();
    if (auto known = services.memory().find(document.sha256, reader_version)) {
        return known;
    }
    if (auto whole = cached_whole_document(store, document, reader_version)) {
        auto evidence = std::make_shared<const DocumentEvidence>(std::move(*whole));
        services.memory().put(document.sha256, reader_version, evidence);
        return evidence;
    }
    auto cached = ask_cache(&store, cache_keys(document), reader_version);
    auto evidence = std::make_shared<DocumentEvidence>(cached.size());
    for (std::size_t i = 0; i < cached.size(); ++i) {
        if (cached[i] && evidence_fits(*cached[i], document.clauses[i])) {
            (*evidence)[i] = std::move(*cached[i]);
        } else if (std::chrono::steady_clock::now() < deadline) {
            (*evidence)[i] = services.reader().read_clause(document, document.clauses[i]);
        } else {
            return nullptr;
        }
    }
    services.memory().put(document.sha256, reader_version, evidence);
    return evidence;
}

std::vector<Evidence> sibling_evidence(const Services& services, const Store& store, const DocumentKey& key) {
    std::vector<Evidence> siblings;
    std::size_t used = 0;
    for (const StoredDocument& other : store.documents_of(key.service)) {
        const bool is_sibling = other.key.language == key.language && other.key.terms_type != key.terms_type;
        if (!is_sibling || used == most_siblings) {
            continue;
        }
        ++used;
        const auto versions = store.versions(other);
        if (versions.empty()) {
            continue;
        }
        auto evidence = services.memory().find(versions.back().sha256, services.reader_version());
        if (!evidence) {
            evidence = cached_document_evidence(services, store, store.load(other, other.versions));
        }
        if (evidence) {
            for (const auto& clause : *evidence) {
                siblings.insert(siblings.end(), clause.begin(), clause.end());
            }
        }
    }
    return siblings;
}

}  // namespace smallprint
