#include "service/document_reading.h"

#include <string_view>

#include "base/error.h"
#include "history/readings.h"

namespace smallprint {

Sha256Digest document_cache_key(const Document& document) {
    Sha256 hash;
    hash.update(
        std::string_view(reinterpret_cast<const char*>(document.sha256.data()), document.sha256.size()));
    std::string shapes;
    shapes.reserve(document.blocks.size() * 2);
    for (const Block& block : document.blocks) {
        shapes.push_back(static_cast<char>(block.kind));
        shapes.push_back(static_cast<char>(block.level));
    }
    return hash.update(shapes).finish();
}

bool evidence_fits(const std::vector<Evidence>& evidence, const Clause& clause) noexcept {
    for (const Evidence& item : evidence) {
        if (item.quote_begin > item.quote_end || item.quote_end > clause.text.size()) {
            return false;
        }
    }
    return true;
}

std::optional<DocumentEvidence> cached_whole_document(const Store& store, const Document& document,
                                                      const std::string& reader_version) {
    try {
        auto cached = cached_reading(store, document_cache_key(document), reader_version);
        if (!cached || cached->size() != document.clauses.size()) {
            return std::nullopt;
        }
        for (std::size_t i = 0; i < cached->size(); ++i) {
            if (!evidence_fits((*cached)[i], document.clauses[i])) {
                return std::nullopt;
            }
        }
        return cached;
    } catch (const Error&) {
        return std::nullopt;
    }
}

}  // namespace smallprint
