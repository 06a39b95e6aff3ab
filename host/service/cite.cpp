#include "service/cite.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/clock.h"
#include "base/error.h"
#include "history/clause_life.h"
#include "service/json.h"

namespace smallprint {
namespace {

constexpr std::size_t clause_key_bytes = 16;

bool has_key(const Clause& clause, const std::string& key) noexcept {
    return key.size() == clause_key_bytes &&
           std::equal(key.begin(), key.end(), clause.sha256.begin(),
                      [](char a, std::uint8_t b) { return static_cast<std::uint8_t>(a) == b; });
}

// The clause of a version that one of the keys stands for.
const Clause* find_clause(const Document& document, const std::vector<std::string>& keys) noexcept {
    for (const Clause& clause : document.clauses) {
        if (std::any_of(keys.begin(), keys.end(),
                        [&](const std::string& key) { return has_key(clause, key); })) {
            return &clause;
        }
    }
    return nullptr;
}

void cite_finding(TextSeries& texts, const StoredProvision& provision, Citation& citation) {
    const auto life = clause_life(texts, provision.clauses);
    const auto& versions = texts.versions();
    const auto version = std::find_if(versions.begin(), versions.end(), [&](const StoredVersion& one) {
        return life && one.number == life->last_version;
    });
    if (version == versions.end()) {
        throw Error(ErrorCode::not_found, "No version has the words of this record any more.");
    }
    const auto text = texts.text(static_cast<std::size_t>(version - versions.begin()));
    if (const Clause* clause = find_clause(*text, provision.clauses)) {
        citation.quote = clause->text;
        citation.clause_sha256 = clause->sha256;
    }
    citation.version = *version;
    citation.in_force = life->in_force;
    citation.gone_since = life->gone_since;
    citation.first_tracked = life->first_seen;
}

std::string day(TimeMs time) {
    return to_rfc3339(time).substr(0, 10);
}

std::string title_of(const Citation& citation) {
    return citation.document.key.service + ", " + citation.document.key.terms_type;
}

std::string one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

std::string replaced(std::string_view text, const auto& table) {
    std::string result;
    for (const char c : text) {
        const auto entry =
            std::find_if(table.begin(), table.end(), [c](const auto& row) { return row.first == c; });
        entry == table.end() ? result.append(1, c) : result.append(entry->second);
    }
    return result;
}

using Escape = std::pair<char, std::string_view>;

std::string html_text(std::string_view text) {
    static constexpr std::array<Escape, 5> table{
        {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"}}};
    return replaced(text, table);
}

std::string markdown_text(std::string_view text) {
    static constexpr std::array<Escape, 9> table{{{'\\', "\\\\"},
                                                  {'`', "\\`"},
                                                  {'*', "\\*"},
                                                  {'_', "\\_"},
                                                  {'[', "\\["},
                                                  {']', "\\]"},
                                                  {'<', "\\<"},
                                                  {'>', "\\>"},
                                                  {'#', "\\#"}}};
    return replaced(text, table);
}

std::string bibtex_text(std::string_view text) {
    static constexpr std::array<Escape, 10> table{{{'\\', "\\textbackslash{}"},
                                                   {'{', "\\{"},
                                                   {'}', "\\}"},
                                                   {'&', "\\&"},
                                                   {'%', "\\%"},
                                                   {'$', "\\$"},
                                                   {'#', "\\#"},
                                                   {'_', "\\_"},
                                                   {'~', "\\textasciitilde{}"},
                                                   {'^', "\\textasciicircum{}"}}};
    return replaced(text, table);
}

std::string standing(const Citation& citation) {
    return citation.in_force
               ? "last verified " + day(citation.document.last_verified)
               : "no longer there since " + day(citation.gone_since.value_or(citation.version.captured_at)) +
                     "; last version with it " + day(citation.version.captured_at);
}

std::string sentence(const Citation& citation) {
    return title_of(citation) + ", version " + std::to_string(citation.version.number) + " of " +
           day(citation.version.captured_at) + " (first tracked " + day(citation.first_tracked) + ", " +
           standing(citation) + ")";
}

std::string as_text(const Citation& citation) {
    std::string text = sentence(citation) + ". " + citation.document.url + ". SHA-256 of the text " +
                       to_hex(citation.version.sha256);
    if (!citation.quote.empty()) {
        text = "\"" + one_line(citation.quote) + "\" — " + text + ", of the clause " +
               to_hex(citation.clause_sha256);
    }
    return text + ". Record " + citation.record_id + ".\n";
}

std::string as_markdown(const Citation& citation) {
    std::string text;
    if (!citation.quote.empty()) {
        text = "> " + markdown_text(one_line(citation.quote)) + "\n\n";
    }
    text += markdown_text(sentence(citation)) + ", <" + one_line(citation.document.url) +
            ">, SHA-256 of the text `" + to_hex(citation.version.sha256) + "`";
    if (!citation.quote.empty()) {
        text += ", of the clause `" + to_hex(citation.clause_sha256) + "`";
    }
    return text + ", record `" + citation.record_id + "`.\n";
}

std::string as_html(const Citation& citation) {
    // Only an address that a browser opens as a page becomes one to click on.
    const bool link =
        citation.document.url.starts_with("https://") || citation.document.url.starts_with("http://");
    const std::string url = html_text(citation.document.url);
    std::string text = link ? "<figure>\n<blockquote cite=\"" + url + "\">" : "<figure>\n<blockquote>";
    text += html_text(one_line(citation.quote)) + "</blockquote>\n<figcaption><cite>" +
            html_text(sentence(citation)) + "</cite>, " +
            (link ? "<a href=\"" + url + "\">" + url + "</a>" : url) + ", SHA-256 of the text <code>" +
            to_hex(citation.version.sha256) + "</code>, record <code>" + citation.record_id +
            "</code></figcaption>\n</figure>\n";
    return text;
}

std::string as_bibtex(const Citation& citation) {
    std::string note = "Version " + std::to_string(citation.version.number) + ", first tracked " +
                       day(citation.first_tracked) + ", " + standing(citation) + "; SHA-256 " +
                       to_hex(citation.version.sha256);
    if (!citation.quote.empty()) {
        note += "; \"" + one_line(citation.quote) + "\"";
    }
    return "@misc{" + citation.record_id + ",\n  author = {{" + bibtex_text(citation.document.key.service) +
           "}},\n  title = {" + bibtex_text(citation.document.key.terms_type) + "},\n  year = {" +
           day(citation.version.captured_at).substr(0, 4) + "},\n  url = {" +
           bibtex_text(citation.document.url) + "},\n  urldate = {" + day(citation.document.last_verified) +
           "},\n  note = {" + bibtex_text(note) + "}\n}\n";
}

std::string as_json(const Citation& citation) {
    JsonOut json{{"record_id", citation.record_id},
                 {"document", citation.document.id},
                 {"service", citation.document.key.service},
                 {"terms_type", citation.document.key.terms_type},
                 {"url", citation.document.url},
                 {"version", citation.version.number},
                 {"captured_at", to_rfc3339(citation.version.captured_at)},
                 {"sha256", to_hex(citation.version.sha256)},
                 {"extractor", citation.version.extractor},
                 {"first_tracked", to_rfc3339(citation.first_tracked)},
                 {"last_verified", to_rfc3339(citation.document.last_verified)},
                 {"in_force", citation.in_force}};
    if (citation.gone_since) {
        json["gone_since"] = to_rfc3339(*citation.gone_since);
    }
    if (!citation.quote.empty()) {
        json["type"] = citation.type;
        json["quote"] = citation.quote;
        json["clause_sha256"] = to_hex(citation.clause_sha256);
    }
    return json.dump(2, ' ', false, JsonOut::error_handler_t::replace) + "\n";
}

}  // namespace

Citation find_citation(const Store& store, std::string_view record_id) {
    Citation citation;
    citation.record_id = record_id;
    if (const auto document = store.find_document(record_id); document && document->versions > 0) {
        citation.document = *document;
        citation.version = store.versions(*document).back();
        citation.first_tracked = document->first_seen;
        return citation;
    }
    const auto provision = store.find_provision(record_id);
    if (!provision) {
        throw Error(ErrorCode::not_found, "Nothing has this record id; see `smallprint history list`.");
    }
    TextSeries texts(store, provision->document);
    return cite_provision(texts, *provision, record_id);
}

Citation cite_provision(TextSeries& texts, const StoredProvision& provision, std::string_view record_id) {
    Citation citation;
    citation.record_id = record_id;
    citation.document = provision.document;
    citation.type = provision.type;
    cite_finding(texts, provision, citation);
    return citation;
}

std::string write_citation(const Citation& citation, CitationFormat format) {
    switch (format) {
        case CitationFormat::text:
            return as_text(citation);
        case CitationFormat::markdown:
            return as_markdown(citation);
        case CitationFormat::json:
            return as_json(citation);
        case CitationFormat::html:
            return as_html(citation);
        case CitationFormat::bibtex:
            return as_bibtex(citation);
    }
    return {};
}

}  // namespace smallprint
