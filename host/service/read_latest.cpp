#include "service/read_latest.h"

#include <vector>

#include "base/error.h"
#include "history/readings.h"
#include "service/document_reading.h"
#include "service/in_order.h"
#include "service/reading.h"

namespace smallprint {
namespace {

struct LatestReading {
    Sha256Digest key{};
    DocumentEvidence evidence;
    bool fresh = false;
};

LatestReading read_one(const Services& services, const StoredDocument& stored) {
    LatestReading result;
    try {
        // A thread needs a connection of its own.
        Session own(services, Session::Access::read_only);
        const Store& store = own.reading();
        const Document document = store.load(stored, stored.versions);
        result.key = document_cache_key(document);
        if (!cached_whole_document(store, document, services.reader_version())) {
            result.evidence.reserve(document.clauses.size());
            for (const Clause& clause : document.clauses) {
                result.evidence.push_back(services.reader().read_clause(document, clause));
            }
            result.fresh = true;
        }
    } catch (const Error&) {
        // Forgotten meanwhile, or damaged, which `history verify` says: the others can still be read.
        result.fresh = false;
    }
    return result;
}

}  // namespace

std::size_t read_latest_versions(Session& session, std::size_t threads,
                                 const std::function<void(std::size_t, std::size_t)>& progress) {
    const Services& services = session.services();
    Store& store = session.writing();
    std::vector<StoredDocument> documents = store.documents();
    std::erase_if(documents, [](const StoredDocument& document) { return document.versions == 0; });
    (void)services.reader();  // Made once, before the threads ask for it.
    std::size_t read = 0;
    run_in_order<LatestReading>(
        documents.size(), threads, [&](std::size_t i) { return read_one(services, documents[i]); },
        [&](std::size_t i, LatestReading&& reading) {
            if (reading.fresh) {
                cache_reading(store, reading.key, reading.evidence, services.reader_version());
                ++read;
            }
            if (progress) {
                progress(i + 1, documents.size());
            }
        });
    return read;
}

}  // namespace smallprint
