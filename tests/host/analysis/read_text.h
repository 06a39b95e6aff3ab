// Text straight to evidence and findings, for the tests of the analysis.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyse.h"
#include "document/document.h"
#include "document/extract.h"

namespace smallprint::testing {

/// One document of Markdown text, read and assessed.
struct ReadText {
    Document document;
    std::vector<std::vector<Evidence>> evidence;
    std::vector<Finding> findings;

    [[nodiscard]] bool has(std::string_view type) const {
        for (const auto& clause : evidence) {
            for (const Evidence& found : clause) {
                if (found.type == type) {
                    return true;
                }
            }
        }
        return false;
    }
    [[nodiscard]] const Finding* finding(std::string_view type) const {
        for (const Finding& found : findings) {
            if (found.type == type) {
                return &found;
            }
        }
        return nullptr;
    }
};

inline ReadText read_document(const Reader& reader, const Catalogue& catalogue, Document document,
                              const AssessContext& context = {}) {
    ReadText read;
    read.document = std::move(document);
    for (const Clause& clause : read.document.clauses) {
        read.evidence.push_back(reader.read_clause(read.document, clause));
    }
    read.findings = assess(read.document, read.evidence, {}, catalogue, context);
    return read;
}

inline ReadText read_text(const Reader& reader, const Catalogue& catalogue, std::string_view text,
                          const AssessContext& context = {}) {
    ExtractOptions options;
    options.format = InputFormat::markdown;
    return read_document(reader, catalogue, extract(text, options), context);
}

}  // namespace smallprint::testing
