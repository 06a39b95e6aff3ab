// The methods document.versions, document.get and document.diff.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "analysis/changes_quiet.h"
#include "analysis/document_dates.h"
#include "base/clock.h"
#include "base/error.h"
#include "history/retention.h"
#include "service/document_digest.h"
#include "service/full_change.h"
#include "service/list_cursor.h"
#include "service/methods.h"
#include "service/moved_clauses.h"
#include "service/params.h"
#include "service/read_version.h"
#include "service/reply_budget.h"
#include "service/report_json.h"
#include "service/shorten.h"
#include "service/stored_json.h"
#include "service/version_neighbours.h"

namespace smallprint::methods {
namespace {

constexpr std::chrono::milliseconds patience{30};
constexpr std::size_t longest_piece = std::size_t{192} * 1024;  ///< Of a block's text, in one reply.
constexpr std::size_t most_blocks = 400;
constexpr std::size_t most_quiet = 200;  ///< Changes of dates, numbers and marks that a comparison lists.
constexpr std::size_t most_siblings_shown = 40;

const char* kind_word(VersionKind kind) {
    switch (kind) {
        case VersionKind::first:
            return "first";
        case VersionKind::changed:
        case VersionKind::unchanged:
            return "changed";
        case VersionKind::returned:
            return "return";
        case VersionKind::extraction:
            return "extraction";
    }
    return "changed";
}

std::string shortened(std::string text, std::size_t most) {
    shorten(text, most);
    return text;
}

JsonOut text_or_null(const std::string& text) {
    return text.empty() ? JsonOut(nullptr) : JsonOut(text);
}

StoredDocument asked_document(const Store& store, const Params& given) {
    auto document = store.find_document(given.text("document"));
    if (!document) {
        throw Error(ErrorCode::not_found, "The history holds no document with this id.");
    }
    return std::move(*document);
}

JsonOut version_json(const StoredVersion& version) {
    return {{"number", version.number},        {"captured_at", to_rfc3339(version.captured_at)},
            {"kind", kind_word(version.kind)}, {"source", source_word(version.source)},
            {"extractor", version.extractor},  {"sha256", to_hex(version.sha256)}};
}

JsonOut counts_json(const DocumentDigest& digest) {
    JsonOut counts = JsonOut::object();
    for (std::size_t i = 0; i < digest.against.size(); ++i) {
        counts[to_string(static_cast<Severity>(i))] = digest.against.at(i);
    }
    counts["good"] = digest.in_favour;
    return counts;
}

// What a step brought, for one line of a timeline.
JsonOut step_json(const StoredChange& change) {
    const auto& items = change.summary.items;
    return {{"added", change.summary.added},
            {"removed", change.summary.removed},
            {"changed", change.summary.changed},
            {"substantive", change.substantive},
            {"seen", change.seen},
            {"id", change.row},
            {"severity", to_string(items.empty() ? Severity::info : items.front().severity)},
            {"summary", items.empty() ? JsonOut(nullptr) : JsonOut(shortened(items.front().summary, 300))}};
}

JsonOut number_or_null(std::optional<std::uint32_t> number) {
    return number ? JsonOut(*number) : JsonOut(nullptr);
}

JsonOut comparison_json(const std::optional<ComparisonSteps::Pair>& pair) {
    return pair ? JsonOut{{"from", pair->first}, {"to", pair->second}} : JsonOut(nullptr);
}

const StoredVersion& asked_version(const std::vector<StoredVersion>& versions, std::int64_t number) {
    const auto found = std::find_if(versions.begin(), versions.end(), [number](const StoredVersion& one) {
        return std::int64_t{one.number} == number;
    });
    if (found == versions.end()) {
        throw Error(ErrorCode::not_found, "There is no such version in the history.");
    }
    return *found;
}

// "block:byte": where a page of a text begins.
std::pair<std::size_t, std::size_t> text_cursor(const Params& given) {
    const std::string_view cursor = given.text_or("cursor", "0:0");
    std::pair<std::size_t, std::size_t> at{0, 0};
    const char* const end = cursor.data() + cursor.size();
    const auto first = std::from_chars(cursor.data(), end, at.first);
    if (first.ec == std::errc{} && first.ptr != end && *first.ptr == ':') {
        const auto second = std::from_chars(first.ptr + 1, end, at.second);
        if (second.ec == std::errc{} && second.ptr == end) {
            return at;
        }
    }
    throw Error(ErrorCode::usage, "The parameter `cursor` must be the `next_cursor` of an earlier reply.");
}

const char* block_word(BlockKind kind) {
    switch (kind) {
        case BlockKind::heading:
            return "heading";
        case BlockKind::paragraph:
            return "paragraph";
        case BlockKind::list_item:
            return "list_item";
        case BlockKind::table_row:
            return "table_row";
    }
    return "paragraph";
}

// The end of a piece that begins at `begin`: never inside a character.
std::size_t piece_end(std::string_view text, std::size_t begin) {
    std::size_t end = std::min(begin + longest_piece, text.size());
    while (end < text.size() && end > begin && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return end;
}

// Blocks from the cursor on, long ones in pieces; sets `next`.
JsonOut text_page(const VersionReading& reading, std::pair<std::size_t, std::size_t> at, JsonOut& next) {
    std::map<std::uint32_t, std::vector<const Finding*>> findings_at;  // By first block of their clause.
    for (const Finding& finding : reading.findings) {
        findings_at[reading.text.clauses.at(finding.clause).first_block].push_back(&finding);
    }
    ReplyBudget budget;
    JsonOut blocks = JsonOut::array();
    const auto& all = reading.text.blocks;
    auto [index, byte] = at;
    next = nullptr;
    while (index < all.size()) {
        const Block& block = all[index];
        if (byte > block.text.size() ||
            (byte < block.text.size() && (static_cast<unsigned char>(block.text[byte]) & 0xC0U) == 0x80U)) {
            throw Error(ErrorCode::usage,
                        "The parameter `cursor` must be the `next_cursor` of an earlier reply.");
        }
        const std::size_t end = piece_end(block.text, byte);
        JsonOut marks = JsonOut::array();
        if (const auto here = findings_at.find(static_cast<std::uint32_t>(index));
            here != findings_at.end() && byte == 0) {
            for (const Finding* finding : here->second) {
                marks.push_back({{"record_id", finding->record_id},
                                 {"type", finding->type},
                                 {"severity", to_string(finding->severity)},
                                 {"stance", to_string(finding->stance)},
                                 {"headline", finding->headline}});
            }
        }
        JsonOut item{{"index", index},        {"kind", block_word(block.kind)},
                     {"level", block.level},  {"text", block.text.substr(byte, end - byte)},
                     {"continues", byte > 0}, {"findings", std::move(marks)}};
        if (blocks.size() >= most_blocks || !budget.append(blocks, std::move(item))) {
            next = std::to_string(index) + ':' + std::to_string(byte);
            break;
        }
        byte = end < block.text.size() ? end : 0;
        index += byte == 0 ? 1 : 0;
    }
    return blocks;
}

// What differs without saying anything else comes last; what the comparison has told is not told again.
void add_quiet(const ComparedVersions& compared, std::vector<ChangeItem>& items) {
    for (ChangeItem& quiet : quiet_changes(compared.old_text, compared.new_text, most_quiet)) {
        const bool told = std::any_of(items.begin(), items.end(), [&quiet](const ChangeItem& item) {
            return !item.substantive && item.before && quiet.before &&
                   quiet.before->find(*item.before) != std::string::npos;
        });
        if (!told) {
            items.push_back(std::move(quiet));
        }
    }
}

}  // namespace

JsonOut document_versions(Session& session, const JsonIn& params) {
    const Params given(params);
    const auto limit = static_cast<std::size_t>(given.integer_or("limit", 1, 500, 50));
    const bool counts = given.flag_or("counts", false);
    const std::size_t offset = cursor_offset(given);
    const Store& store = session.asking();
    const StoredDocument document = asked_document(store, given);
    const auto versions = store.versions(document);
    const std::size_t left = versions.size() - std::min(offset, versions.size());
    const std::size_t shown = std::min(limit, left);
    std::map<std::uint32_t, StoredChange> steps;
    if (shown > 0) {
        const auto most = static_cast<std::uint32_t>(shown);
        for (StoredChange& change : store.changes_of(document, most, versions[left - 1].number)) {
            const std::uint32_t to = change.to_version;
            steps.emplace(to, std::move(change));
        }
    }
    const Deadline deadline = std::chrono::steady_clock::now() + patience;
    bool pending = false;
    ReplyBudget budget;
    JsonOut items = JsonOut::array();
    std::optional<std::uint32_t> next;
    for (std::size_t i = 0; i < shown; ++i) {
        const StoredVersion& version = versions[left - 1 - i];
        JsonOut item = version_json(version);
        item["previous"] = number_or_null(version_before(versions, version.number));
        const auto step = steps.find(version.number);
        item["change"] = step == steps.end() ? JsonOut(nullptr) : step_json(step->second);
        const auto digest = counts ? digest_of(session, document, version, deadline) : nullptr;
        pending = pending || (counts && !digest);
        item["findings"] = digest ? counts_json(*digest) : JsonOut(nullptr);
        if (!budget.append(items, std::move(item))) {
            break;
        }
    }
    if (items.size() < left) {
        next = static_cast<std::uint32_t>(offset + items.size());
    }
    return {{"items", std::move(items)},
            {"total", versions.size()},
            {"let_go", let_go_count(store, document)},
            {"pending", pending},
            {"next_cursor", cursor_json(next)},
            {"unseen", session.unseen()}};
}

JsonOut document_get(Session& session, const JsonIn& params) {
    const Params given(params);
    const std::string_view part = given.text_or("part", "findings");
    if (part != "findings" && part != "text") {
        throw Error(ErrorCode::usage, "The parameter `part` must be findings or text.");
    }
    const auto from = text_cursor(given);
    const StoredDocument document = asked_document(session.asking(), given);
    const auto versions = session.asking().versions(document);
    const StoredVersion version =
        asked_version(versions, given.integer_or("version", 1, 0x7FFF'FFFF, document.versions));
    VersionReading reading = read_version(session, document, version.number);
    const Store& store = session.asking();
    const DocumentDates dates = document_dates(reading.text);
    JsonOut version_out = version_json(version);
    version_out["updated"] = text_or_null(dates.updated);
    version_out["effective"] = text_or_null(dates.effective);
    version_out["origin"] = nullptr;
    if (const auto origin = store.origin(version)) {
        JsonOut addresses = JsonOut::array();
        for (std::size_t i = 0; i < std::min<std::size_t>(origin->addresses.size(), 20); ++i) {
            addresses.push_back(shortened(origin->addresses[i], 2'000));
        }
        version_out["origin"] = {{"commit", to_hex(std::span<const std::uint8_t>(origin->commit))},
                                 {"addresses", std::move(addresses)}};
    }
    JsonOut siblings = JsonOut::array();
    for (const StoredDocument& other : store.documents_of(document.key.service)) {
        if (other.id != document.id && siblings.size() < most_siblings_shown) {
            siblings.push_back({{"id", other.id}, {"terms_type", other.key.terms_type}});
        }
    }
    JsonOut next = nullptr;
    JsonOut blocks = part == "text" ? text_page(reading, from, next) : JsonOut::array();
    JsonOut findings = JsonOut::array();
    Report report;
    report.findings = std::move(reading.findings);
    const Label label = label_of(report.findings, document.id);
    if (part == "findings") {
        fit_report(report, result_budget - std::size_t{64} * 1024);
        for (const Finding& finding : report.findings) {
            findings.push_back(finding_json(finding));
        }
    }
    // The text was put together from what is stored and hashed again just now (Store::load).
    return {{"document", stored_document_json(document)},
            {"previous_version", number_or_null(version_before(versions, version.number))},
            {"version", std::move(version_out)},
            {"check",
             {{"sha256", to_hex(reading.text.sha256)},
              {"ok", reading.text.sha256 == version.sha256},
              {"at", to_rfc3339(session.services().clock().now())},
              {"bytes", reading.text.canonical_text.size()},
              {"blocks", reading.text.blocks.size()},
              {"clauses", reading.text.clauses.size()}}},
            {"siblings", std::move(siblings)},
            {"label", label_json(label)},
            {"findings", std::move(findings)},
            {"findings_left_out", report.truncated.findings},
            {"blocks", std::move(blocks)},
            {"next_cursor", std::move(next)},
            {"unseen", session.unseen()}};
}

JsonOut document_diff(Session& session, const JsonIn& params) {
    const Params given(params);
    const auto from = static_cast<std::uint32_t>(given.integer("from", 1, 0x7FFF'FFFF));
    const auto to = static_cast<std::uint32_t>(given.integer("to", 1, 0x7FFF'FFFF));
    const auto limit = static_cast<std::size_t>(given.integer_or("limit", 1, 500, 100));
    const std::size_t offset = cursor_offset(given);
    const Store& store = session.asking();
    const StoredDocument document = asked_document(store, given);
    const ComparedVersions compared = compare_stored(session.services(), store, document, from, to);
    const ComparisonSteps steps = comparison_steps(store.versions(document), from, to);
    ChangeSummary summary = compared.comparison.summary;
    add_quiet(compared, summary.items);
    ReplyBudget budget;
    JsonOut moved = JsonOut::array();
    const auto moves = moved_clauses(compared.old_text, compared.new_text, compared.comparison.kept);
    if (offset == 0) {
        for (const MovedClause& one : moves) {
            if (moved.size() == most_moved_shown ||
                !budget.append(moved, {{"text", shortened(compared.new_text.clauses[one.after].text, 2'000)},
                                       {"before_heading", text_or_null(one.before_heading)},
                                       {"after_heading", text_or_null(one.after_heading)},
                                       {"before_place", one.before + 1},
                                       {"after_place", one.after + 1}})) {
                break;
            }
        }
    }
    JsonOut items = JsonOut::array();
    std::size_t at = std::min(offset, summary.items.size());
    for (; at < summary.items.size() && items.size() < limit; ++at) {
        if (!budget.append(items, change_item_json(summary.items[at]))) {
            break;
        }
    }
    const auto unchanged = static_cast<std::size_t>(std::count_if(
        compared.comparison.kept.begin(), compared.comparison.kept.end(), [&](const ClausePair& pair) {
            return compared.old_text.clauses[pair.before].sha256 ==
                   compared.new_text.clauses[pair.after].sha256;
        }));
    return {
        {"document", stored_document_json(document)},
        {"before", version_json(compared.before)},
        {"after", version_json(compared.after)},
        {"older", comparison_json(steps.older)},
        {"newer", comparison_json(steps.newer)},
        {"same_text", compared.before.sha256 == compared.after.sha256},
        {"aligned_only", compared.before.extractor != compared.after.extractor ||
                             compared.before.source != compared.after.source},
        {"added", summary.added},
        {"removed", summary.removed},
        {"changed", summary.changed},
        {"substantive", summary.substantive},
        {"unchanged", unchanged},
        {"items", std::move(items)},
        {"items_total", summary.items.size()},
        {"moved", std::move(moved)},
        {"moved_total", moves.size()},
        {"next_cursor", cursor_json(at < summary.items.size() ? std::optional(static_cast<std::uint32_t>(at))
                                                              : std::nullopt)},
        {"unseen", session.unseen()}};
}

}  // namespace smallprint::methods
