// The targets that judge a text: rules and diff.

#include <string>
#include <vector>

#include "analysis/analyse.h"
#include "analysis/changes.h"
#include "base/error.h"
#include "document/extract.h"
#include "support.h"
#include "targets.h"

namespace smallprint::fuzz {
namespace {

using DocumentEvidence = std::vector<std::vector<Evidence>>;

/// Nothing where the bytes are no text.
bool read_text(std::string_view input, Document& document) {
    ExtractOptions options;
    options.format = InputFormat::markdown;
    try {
        document = extract(input, options);
        return true;
    } catch (const Error&) {
        return false;
    }
}

DocumentEvidence read_clauses(const Document& document) {
    DocumentEvidence all;
    for (const Clause& clause : document.clauses) {
        all.push_back(embedded_reader().read_clause(document, clause));
        for (const Evidence& one : all.back()) {
            // A signal ("@…") is about the whole document and quotes nothing.
            require(one.type.starts_with('@') || one.quote_begin < one.quote_end, "evidence quotes words");
            require(one.quote_begin <= one.quote_end && one.quote_end <= clause.text.size(),
                    "a quote is within its clause");
            require(one.confidence >= 0.0 && one.confidence <= 1.0, "a confidence is a share");
        }
    }
    return all;
}

}  // namespace

void rules(std::string_view input) {
    Document document;
    if (!read_text(input, document)) {
        return;
    }
    const DocumentEvidence evidence = read_clauses(document);
    AssessContext context;
    context.service = "Pear Chat";
    context.terms_type = "Terms of Service";
    context.url = "https://pear.example/terms";
    for (const Finding& finding : assess(document, evidence, {}, embedded_catalogue(), context)) {
        require(!finding.headline.empty(), "a finding has a headline");
        require(finding.clause < document.clauses.size(), "a finding's clause is there");
        require(!finding.quote.exact.empty() &&
                    document.canonical_text.find(finding.quote.exact) != std::string::npos,
                "a quote is the document's own words");
    }
}

void diff(std::string_view input) {
    const std::size_t parting = input.find('\xFF');
    Document before;
    Document after;
    if (!read_text(input.substr(0, parting), before) ||
        !read_text(parting == std::string_view::npos ? std::string_view() : input.substr(parting + 1),
                   after)) {
        return;
    }
    const DocumentEvidence evidence_before = read_clauses(before);
    const DocumentEvidence evidence_after = read_clauses(after);
    const VersionView old_version{before, evidence_before};
    const VersionView new_version{after, evidence_after};
    for (const bool aligned_only : {false, true}) {
        CompareOptions options;
        options.aligned_only = aligned_only;
        const Comparison made = compare(old_version, new_version, embedded_catalogue(), options);
        for (const ClausePair& pair : made.kept) {
            require(pair.before < before.clauses.size() && pair.after < after.clauses.size(),
                    "a clause that lives on is in both versions");
        }
        for (const ChangeItem& item : made.summary.items) {
            const bool same_words = !item.before.has_value() && !item.after.has_value();
            require(!same_words || (!item.substantive &&
                                    (item.kind == ChangeKind::moved || item.kind == ChangeKind::split ||
                                     item.kind == ChangeKind::merged)),
                    "a change has words, or is of their places alone");
            require(!item.summary.empty(), "a change is said");
        }
        require(before.sha256 != after.sha256 || (!made.summary.substantive && made.summary.items.empty()),
                "equal texts have not changed");
    }
    const Comparison none = compare(new_version, new_version, embedded_catalogue(), {});
    require(none.summary.items.empty() && !none.summary.substantive, "a version has not changed from itself");
}

}  // namespace smallprint::fuzz
