// The methods provision.get and citation.get.
#include <array>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/error.h"
#include "service/cite.h"
#include "service/methods.h"
#include "service/params.h"
#include "service/provision.h"
#include "service/record_id.h"
#include "service/report.h"
#include "service/report_json.h"
#include "service/retention.h"
#include "service/shorten.h"
#include "service/stored_json.h"

namespace smallprint::methods {
namespace {

constexpr std::size_t longest_clause = 200'000;  // bytes of the clause that is shown
constexpr std::size_t longest_form = 12'000;     // of an earlier form of it
constexpr std::size_t most_steps = 40;           // the newest
constexpr std::size_t longest_heading = 300;
constexpr std::size_t most_snapshots = 8;

std::string_view record_id_in(const JsonIn& params) {
    const std::string_view id = Params(params).text("record_id");
    if (!is_record_id(id)) {
        throw Error(ErrorCode::usage,
                    "The parameter `record_id` must be a record id, such as SP-P-ABCDEFGHIJ.");
    }
    return id;
}

JsonOut version_json(const ProvisionView& view) {
    const StoredVersion& version = view.history.version;
    JsonOut json{{"number", version.number},
                 {"captured_at", to_rfc3339(version.captured_at)},
                 {"sha256", to_hex(version.sha256)},
                 {"extractor", version.extractor},
                 {"source", source_word(version.source)},
                 {"snapshots", JsonOut::array()}};
    if (view.origin) {
        for (const std::string& address : view.origin->addresses) {
            if (json["snapshots"].size() < most_snapshots) {
                json["snapshots"].push_back(address);
            }
        }
    }
    return json;
}

JsonOut clause_json(const ProvisionView& view) {
    const Clause& clause = view.history.text.clauses.at(view.history.clause);
    std::string text = clause.text;
    const bool cut = shorten(text, longest_clause);
    JsonOut headings = JsonOut::array();
    for (std::string heading : view.headings) {
        shorten(heading, longest_heading);
        headings.push_back(std::move(heading));
    }
    return {{"text", std::move(text)},
            {"cut", cut},
            {"bytes", clause.text.size()},
            {"sha256", to_hex(clause.sha256)},
            {"headings", std::move(headings)}};
}

JsonOut run_json(const ClauseRun& run, bool last) {
    JsonOut text = nullptr;
    if (run.step != ClauseStep::gone) {
        std::string words = run.text;
        shorten(words, longest_form);
        text = std::move(words);
    }
    return {{"step", to_string(run.step)},
            {"from_version", run.begin.number},
            {"from", to_rfc3339(run.begin.captured_at)},
            {"to_version", run.end.number},
            {"standing", last},
            {"sha256", run.step == ClauseStep::gone ? JsonOut(nullptr) : JsonOut(to_hex(run.clause_sha256))},
            {"text", std::move(text)}};
}

JsonOut history_json(const ClauseHistory& history, std::size_t& left_out) {
    const auto& runs = history.runs;
    left_out = runs.size() > most_steps ? runs.size() - most_steps : 0;
    JsonOut list = JsonOut::array();
    for (std::size_t i = left_out; i < runs.size(); ++i) {
        list.push_back(run_json(runs[i], i + 1 == runs.size()));
    }
    return list;
}

JsonOut gone_json(const ProvisionView& view) {
    if (view.history.in_force()) {
        return nullptr;
    }
    JsonOut still = JsonOut::array();
    for (const StillSaid& said : view.still_said) {
        still.push_back({{"record_id", said.record_id}, {"headline", said.headline}});
    }
    const StoredVersion& since = view.history.runs.at(view.history.shown + 1).begin;
    return {{"since", to_rfc3339(since.captured_at)},
            {"version", since.number},
            {"still_said", std::move(still)}};
}

JsonOut regulations_json(const ProvisionView& view) {
    JsonOut list = JsonOut::array();
    for (const NamedRegulation& named : view.regulations) {
        list.push_back({{"id", named.regulation.id},
                        {"name", named.regulation.name},
                        {"article", named.regulation.article},
                        {"jurisdiction", named.regulation.jurisdiction},
                        {"why", named.regulation.why},
                        {"about", named.about},
                        {"url", named.url.empty() ? JsonOut(nullptr) : JsonOut(named.url)}});
    }
    return list;
}

JsonOut citations_json(const Citation& citation) {
    using Named = std::pair<const char*, CitationFormat>;
    constexpr std::array<Named, 5> formats{{{"text", CitationFormat::text},
                                            {"markdown", CitationFormat::markdown},
                                            {"html", CitationFormat::html},
                                            {"bibtex", CitationFormat::bibtex},
                                            {"json", CitationFormat::json}}};
    JsonOut json = JsonOut::object();
    for (const auto& [name, format] : formats) {
        json[name] = write_citation(citation, format);
    }
    return json;
}

}  // namespace

JsonOut provision_get(Session& session, const JsonIn& params) {
    const ProvisionView view = find_provision_view(session, record_id_in(params));
    JsonOut questions = JsonOut::array();
    for (const Question& question : view.questions) {
        questions.push_back({{"question", question.q}, {"answer", question.a}});
    }
    JsonOut checklist = JsonOut::array();
    for (const ChecklistStep& step : view.checklist) {
        checklist.push_back({{"text", step.text}, {"general", step.general}});
    }
    JsonOut finding = nullptr;
    if (view.finding) {
        Finding shown = *view.finding;
        shorten(shown.quote.exact, longest_clause);
        finding = finding_json(shown);
    }
    const auto name = [](Severity severity) { return to_string(severity); };
    std::size_t left_out = 0;
    JsonOut history = history_json(view.history, left_out);
    const Citation& citation = view.citation;
    pin_as_evidence(session, citation.document, std::array{citation.version.number});
    return {
        {"record_id", view.record_id},
        {"type", {{"id", view.type}, {"name", view.type_name}, {"category", view.category}}},
        {"stance", to_string(view.stance)},
        {"document", stored_document_json(view.document)},
        {"version", version_json(view)},
        {"clause", clause_json(view)},
        {"in_force", view.history.in_force()},
        {"gone", gone_json(view)},
        {"finding", std::move(finding)},
        {"severity_reason",
         {{"usual", name(view.severity.usual)},
          {"because", view.severity.because.empty() ? JsonOut(nullptr) : JsonOut(view.severity.because)}}},
        {"history", std::move(history)},
        {"history_left_out", left_out},
        {"regulations", regulations_json(view)},
        {"questions", std::move(questions)},
        {"checklist", std::move(checklist)},
        {"citations", citations_json(citation)},
        {"notice", report_notice},
        {"unseen", session.unseen()}};
}

JsonOut citation_get(Session& session, const JsonIn& params) {
    const Citation citation = find_citation(session.asking(), record_id_in(params));
    pin_as_evidence(session, citation.document, std::array{citation.version.number});
    return {{"record_id", citation.record_id},
            {"citations", citations_json(citation)},
            {"unseen", session.unseen()}};
}

}  // namespace smallprint::methods
