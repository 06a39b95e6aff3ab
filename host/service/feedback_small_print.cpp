// Small print beside a feedback control, and links to terms on its page: text that the page chose, so bounded
// and never trusted for more than it says.
#include <algorithm>
#include <string>
#include <string_view>

#include "analysis/analyse.h"
#include "analysis/links.h"
#include "base/error.h"
#include "document/extract.h"
#include "service/address.h"
#include "service/feedback_terms.h"
#include "service/shorten.h"

namespace smallprint {
namespace {

// 2,000 characters of at most four bytes.
constexpr std::size_t most_small_print = 8'000;
constexpr std::size_t longest_link_text = 120;
constexpr std::size_t most_links = 20;

std::string hosts_domain(std::string_view url) {
    const auto address = reduce_address(url);
    return address && !address->host.empty() ? registrable_domain(address->host) : std::string();
}

/// The kind of terms that a link leads to: its rank in the data, or the number of kinds for none.
std::size_t kind_of(const PageLink& link, const FeedbackWords& words) {
    const auto address = reduce_address(link.url);
    const std::string path = address ? address->path : std::string();
    for (std::size_t i = 0; i < words.terms_links.size(); ++i) {
        if (has_word(link.text, words.terms_links[i].second) || has_word(path, words.terms_links[i].second)) {
            return i;
        }
    }
    return words.terms_links.size();
}

/// Canonical blocks of the small print behind a lead-in that says what it is about. Read as text, so that
/// nothing in it is taken for a heading or a link.
Document clause_about_feedback(std::string_view small_print) {
    ExtractOptions options;
    options.format = InputFormat::text;
    const Document plain = extract(small_print, options);
    std::vector<Block> blocks;
    blocks.push_back({BlockKind::heading, 1, "Feedback", {}});
    for (const Block& block : plain.blocks) {
        blocks.push_back({BlockKind::paragraph, 0, block.text, {}});
    }
    // Once more behind a lead-in, for words like "we use this chat to improve our models".
    blocks.push_back({BlockKind::paragraph, 0, "When you submit feedback on an answer:", {}});
    for (const Block& block : plain.blocks) {
        blocks.push_back({BlockKind::list_item, 1, block.text, {}});
    }
    return document_from_blocks(std::move(blocks));
}

}  // namespace

std::optional<ReadTerms> small_print_terms(const Services& services, std::string_view small_print,
                                           std::string_view url, const std::string& service_name) {
    std::string words(small_print);
    shorten_exactly(words, most_small_print);
    if (words.find_first_not_of(" \t\r\n") == std::string::npos) {
        return std::nullopt;
    }
    ReadTerms read;
    read.about.source = FeedbackSource::small_print;
    const auto address = reduce_address(url);
    read.about.url = address ? address->text() : std::string();
    read.about.terms_type = "Small print";
    read.about.sha256 = sha256(words);
    read.about.captured_at = services.clock().now();
    Document document;
    try {
        document = clause_about_feedback(words);
    } catch (const Error& error) {
        if (error.code() == ErrorCode::catalogue_invalid) {
            throw;
        }
        return std::nullopt;  // Text that is no text says nothing.
    }
    std::vector<std::vector<Evidence>> evidence;
    evidence.reserve(document.clauses.size());
    for (const Clause& clause : document.clauses) {
        evidence.push_back(services.reader().read_clause(document, clause));
    }
    read.findings = assess(document, evidence, {}, services.catalogue(),
                           AssessContext{service_name, read.about.terms_type, read.about.url});
    for (Finding& finding : read.findings) {
        // The lead-in is ours; only what the page says may be quoted.
        if (words.find(finding.quote.exact) == std::string::npos) {
            const std::size_t line = finding.quote.exact.rfind(":\n");
            finding.quote = {
                line == std::string::npos ? std::string() : finding.quote.exact.substr(line + 2), {}, {}};
        }
    }
    return read.findings.empty() ? std::nullopt : std::optional(std::move(read));
}

std::vector<TermsLink> unread_links(std::span<const PageLink> links, std::string_view page_url,
                                    std::span<const FeedbackDocument> read, const FeedbackWords& words) {
    struct Ranked {
        std::size_t kind = 0;
        bool foreign = false;
        TermsLink link;
    };
    const std::string domain = hosts_domain(page_url);
    std::vector<Ranked> ranked;
    for (const PageLink& link : links.first(std::min(links.size(), most_links))) {
        const auto url = resolve_link(link.url, page_url);
        const auto address = url ? reduce_address(*url) : std::nullopt;
        if (!address || address->host.empty()) {
            continue;
        }
        const std::string text = address->text();
        const bool known =
            std::any_of(read.begin(), read.end(), [&](const auto& one) { return one.url == text; }) ||
            std::any_of(ranked.begin(), ranked.end(), [&](const auto& one) { return one.link.url == text; });
        const std::size_t kind = kind_of({text, link.text}, words);
        if (known || kind == words.terms_links.size()) {
            continue;
        }
        Ranked& added = ranked.emplace_back();
        added.kind = kind;
        added.foreign = hosts_domain(text) != domain;
        added.link = {text, link.text, words.terms_links[kind].first};
        shorten(added.link.text, longest_link_text);
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
        return std::pair(a.foreign, a.kind) < std::pair(b.foreign, b.kind);
    });
    std::vector<TermsLink> unread;
    unread.reserve(ranked.size());
    for (Ranked& one : ranked) {
        unread.push_back(std::move(one.link));
    }
    return unread;
}

}  // namespace smallprint
