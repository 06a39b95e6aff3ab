#include "service/report_json.h"

#include <cmath>
#include <string>
#include <variant>

#include "base/clock.h"
#include "service/page_documents.h"

namespace smallprint {
namespace {

JsonOut text_or_null(const std::string& text) {
    return text.empty() ? JsonOut(nullptr) : JsonOut(text);
}

JsonOut time_or_null(const std::optional<TimeMs>& time) {
    return time ? JsonOut(to_rfc3339(*time)) : JsonOut(nullptr);
}

// Three decimals are enough for people and for programs, and keep the reply short.
double rounded(double value) noexcept {
    return std::round(value * 1000.0) / 1000.0;
}

// Members that only a page of several documents has.
void add_parts(JsonOut& json, const ReportDocument& document) {
    if (document.parts.empty()) {
        return;
    }
    JsonOut parts = JsonOut::array();
    for (const ReportPart& part : document.parts) {
        parts.push_back({{"title", part.title}, {"terms_type", part.terms_type}});
    }
    json["parts"] = std::move(parts);
    json["part"] = document.part ? JsonOut(*document.part) : JsonOut(nullptr);
}

JsonOut document_json(const ReportDocument& document) {
    JsonOut json{{"id", document.id},
                 {"url", document.url},
                 {"service", document.service},
                 {"terms_type", document.terms_type},
                 {"language", document.language},
                 {"updated", text_or_null(document.updated)},
                 {"effective", text_or_null(document.effective)},
                 {"sha256", to_hex(document.sha256)},
                 {"extractor", document.extractor},
                 {"first_seen", to_rfc3339(document.first_seen)},
                 {"last_verified", to_rfc3339(document.last_verified)},
                 {"versions", document.versions},
                 {"status", to_string(document.status)}};
    add_parts(json, document);
    return json;
}

JsonOut actions_json(const std::vector<Action>& actions) {
    JsonOut result = JsonOut::array();
    for (const Action& action : actions) {
        JsonOut item{{"text", action.text}};
        if (!action.url.empty()) {
            item["url"] = action.url;
        }
        if (!action.deadline.empty()) {
            item["deadline"] = action.deadline;
        }
        result.push_back(std::move(item));
    }
    return result;
}

JsonOut facts_json(const Facts& facts) {
    JsonOut result = JsonOut::object();
    for (const auto& [name, value] : facts) {
        result[name] = std::visit([](const auto& v) { return JsonOut(v); }, value);
    }
    return result;
}

JsonOut match_json(const Finding& finding) {
    JsonOut result{{"kind", to_string(finding.match)}};
    if (!finding.provision.empty()) {
        result["provision"] = finding.provision;
    }
    if (finding.match == MatchKind::near) {
        result["similarity"] = rounded(finding.similarity);
    }
    if (finding.same_as) {
        const SameWords& same = *finding.same_as;
        result["same_as"] = {{"service", same.service},
                             {"terms_type", same.terms_type},
                             {"date", text_or_null(same.date)},
                             {"url", text_or_null(same.url)},
                             {"services", same.services}};
    }
    return result;
}

JsonOut prevalence_json(const Finding& finding) {
    if (!finding.platforms_with || !finding.platforms_total) {
        return nullptr;
    }
    return {{"platforms_with", *finding.platforms_with}, {"platforms_total", *finding.platforms_total}};
}

JsonOut others_json(const std::vector<OtherService>& others) {
    JsonOut result = JsonOut::array();
    for (const OtherService& other : others) {
        result.push_back(
            {{"service", other.service}, {"severity", to_string(other.severity)}, {"says", other.says}});
    }
    return result;
}

JsonOut regulations_json(const std::vector<Regulation>& regulations) {
    JsonOut result = JsonOut::array();
    for (const Regulation& regulation : regulations) {
        result.push_back({{"id", regulation.id},
                          {"name", regulation.name},
                          {"article", regulation.article},
                          {"jurisdiction", regulation.jurisdiction},
                          {"why", regulation.why}});
    }
    return result;
}

}  // namespace

JsonOut finding_json(const Finding& finding) {
    return {{"id", finding.id},
            {"type", finding.type},
            {"category", finding.category},
            {"severity", to_string(finding.severity)},
            {"stance", to_string(finding.stance)},
            {"headline", finding.headline},
            {"consequence", finding.consequence},
            {"why", finding.why},
            {"actions", actions_json(finding.actions)},
            {"quote",
             {{"exact", finding.quote.exact},
              {"prefix", finding.quote.prefix},
              {"suffix", finding.quote.suffix}}},
            {"clause_sha256", to_hex(finding.clause_sha256)},
            {"facts", facts_json(finding.facts)},
            {"confidence", rounded(finding.confidence)},
            {"match", match_json(finding)},
            {"prevalence", prevalence_json(finding)},
            {"others", others_json(finding.others)},
            {"regulations", regulations_json(finding.regulations)},
            {"record_id", finding.record_id}};
}

JsonOut change_item_json(const ChangeItem& item) {
    return {{"kind", to_string(item.kind)},
            {"type", text_or_null(item.type)},
            {"severity", to_string(item.severity)},
            {"summary", item.summary},
            {"before", item.before ? JsonOut(*item.before) : JsonOut(nullptr)},
            {"after", item.after ? JsonOut(*item.after) : JsonOut(nullptr)},
            {"substantive", item.substantive}};
}

JsonOut changes_json(const ReportChanges& changes) {
    JsonOut items = JsonOut::array();
    for (const ChangeItem& item : changes.summary.items) {
        items.push_back(change_item_json(item));
    }
    return {{"since", time_or_null(changes.since)},
            {"back_to", time_or_null(changes.back_to)},
            {"added", changes.summary.added},
            {"removed", changes.summary.removed},
            {"changed", changes.summary.changed},
            {"substantive", changes.summary.substantive},
            {"items", std::move(items)}};
}

JsonOut report_json(const Report& report) {
    JsonOut findings = JsonOut::array();
    for (const Finding& finding : report.findings) {
        findings.push_back(finding_json(finding));
        if (const auto part = report.document ? part_of(*report.document, finding) : std::nullopt) {
            findings.back()["part"] = *part;
        }
    }
    const ReportTruncation& truncated = report.truncated;
    return {{"document", report.document ? document_json(*report.document) : JsonOut(nullptr)},
            {"reason", text_or_null(report.reason)},
            {"findings", std::move(findings)},
            {"label", label_json(report.label)},
            {"changes", report.changes ? changes_json(*report.changes) : JsonOut(nullptr)},
            {"stored", report.stored},
            {"stored_reason", text_or_null(report.stored_reason)},
            {"unseen", report.unseen},
            {"truncated", truncated.any() ? JsonOut{{"findings", truncated.findings},
                                                    {"changes", truncated.changes},
                                                    {"details", truncated.details}}
                                          : JsonOut(nullptr)},
            {"notice", report_notice},
            {"timing_ms",
             {{"extract", rounded(report.timing.extract)},
              {"match", rounded(report.timing.match)},
              {"store", rounded(report.timing.store)},
              {"total", rounded(report.timing.total)}}}};
}

}  // namespace smallprint
