#include "service/text_pairs.h"

#include "analysis/compare_lazily.h"

namespace smallprint {
namespace {

// Some hundred pairs of usual terms; a few times as much memory.
constexpr std::size_t most_bytes = std::size_t{16} << 20U;

}  // namespace

std::pair<Document, Document> TextPairs::read(std::string_view before, std::string_view after,
                                              InputFormat format) {
    bytes_ += before.size() + after.size();
    if (bytes_ > most_bytes) {
        versions_.clear();
        clauses_.clear();
        bytes_ = before.size() + after.size();
    }
    if (format != InputFormat::markdown) {
        const ExtractOptions options{.format = format, .url = {}, .charset = {}};
        return {extract(before, options), extract(after, options)};
    }
    versions_.read(before);
    Document old_text = versions_.document_to_compare();
    versions_.read(after);
    return {std::move(old_text), versions_.document_to_compare()};
}

Comparison TextPairs::compare(const Document& before, const Document& after) {
    if (before.sha256 == after.sha256) {
        return {};
    }
    return compare_lazily({before, clauses_.of(before)}, {after, clauses_.of(after)}, services_.catalogue(),
                          {});
}

}  // namespace smallprint
