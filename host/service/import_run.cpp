#include "service/import_run.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "base/error.h"
#include "document/extract.h"
#include "document/markdown_versions.h"
#include "history/block_keys.h"
#include "service/clause_memo.h"
#include "service/language.h"

namespace smallprint {
namespace {

constexpr std::size_t largest_capture = std::size_t{64} << 20U;

class RunReader {
public:
    RunReader(const Services& services, const Collection& collection)
        : services_(services), collection_(collection), clauses_(services) {}

    /// False for a capture that is no text, or an empty one: a shell is no version.
    bool read(const Capture& capture) {
        const std::string bytes = collection_.text(capture);
        try {
            if (bytes.size() > largest_capture) {
                return false;
            }
            versions_.read(bytes);
        } catch (const Error&) {
            return false;
        }
        sequence_.assign(versions_.sequence().begin(), versions_.sequence().end());
        return !sequence_.empty();
    }

    [[nodiscard]] const std::vector<std::uint32_t>& sequence() const { return sequence_; }
    [[nodiscard]] Document document() const { return versions_.document_to_compare(); }
    [[nodiscard]] const MarkdownVersions& versions() const { return versions_; }

    ChangeSummary compare_texts(const Document& before, const Document& now) {
        return compare_lazily({before, clauses_.of(before)}, {now, clauses_.of(now)}, services_.catalogue(),
                              {})
            .summary;
    }

private:
    const Services& services_;
    const Collection& collection_;
    MarkdownVersions versions_;
    std::vector<std::uint32_t> sequence_;
    ClauseMemo clauses_;
};

VersionOrigin origin_of(const Collection& collection, const Capture& capture) {
    return {capture.commit, collection.origin(capture).urls};
}

void describe_document(const Collection& collection, const CapturedDocument& document, ImportedRun& result) {
    const Capture& last = document.captures.back();
    const CaptureMessage message = collection.origin(last);
    result.address = !message.location.empty() ? message.location
                     : message.urls.empty()    ? std::string()
                                               : message.urls.front();
    // The last captures may be empty shells; one of a few will tell.
    constexpr std::size_t most_tries = 8;
    const std::size_t count = document.captures.size();
    for (std::size_t i = count; i > 0 && i + most_tries > count && result.language.empty(); --i) {
        try {
            result.language = guess_language(extract(collection.text(document.captures[i - 1]),
                                                     ExtractOptions{InputFormat::markdown, {}, {}})
                                                 .canonical_text);
        } catch (const Error&) {
            continue;  // It is counted as unreadable where its turn comes.
        }
    }
}

}  // namespace

ImportedRun read_run(const Services& services, const Collection& collection, const ImportRun& run) {
    ImportedRun result;
    RunReader reader(services, collection);
    const std::vector<Capture>& captures = run.document->captures;
    if (run.first) {
        describe_document(collection, *run.document, result);
    }
    std::vector<std::uint32_t> sequence;
    Document before;
    std::unordered_map<Sha256Digest, TimeMs, Sha256DigestHash> seen;  // until when it was in force
    if (run.begin > 0 && reader.read(captures[run.begin - 1])) {
        sequence = reader.sequence();
        before = reader.document();
    }
    TimeMs before_at = run.begin > 0 ? captures[run.begin - 1].at : 0;
    for (std::uint32_t i = run.begin; i < run.end; ++i) {
        const Capture& capture = captures[i];
        if (!reader.read(capture)) {
            ++result.batch.unreadable;
            continue;
        }
        ImportedCapture imported;
        imported.index = i;
        imported.at = capture.at;
        imported.extraction = capture.reason == CaptureReason::extraction;
        const bool same = reader.sequence() == sequence && !before.blocks.empty();
        if (!same) {
            Document now = reader.document();
            sequence = reader.sequence();
            if (now.sha256 != before.sha256) {
                const bool known = seen.contains(now.sha256);
                if (!before.blocks.empty() && !imported.extraction && !known) {
                    imported.change = reader.compare_texts(before, now);
                    imported.compared_with = before.sha256;
                }
                seen[before.sha256] = before_at;
            }
            imported.origin = origin_of(collection, capture);
            before = std::move(now);
        }
        before_at = capture.at;
        imported.sha256 = before.sha256;
        imported.sequence = sequence;
        result.batch.captures.push_back(std::move(imported));
    }
    result.batch.end = run.end;
    const MarkdownVersions& versions = reader.versions();
    result.batch.blocks.reserve(versions.block_count());
    for (std::uint32_t number = 0; number < versions.block_count(); ++number) {
        const Block& block = versions.block(number);
        result.batch.blocks.push_back({block.kind, block.level, block.text, {}});
    }
    result.batch.keys = history::block_keys(result.batch.blocks);
    result.title = before.title;
    if (run.end == captures.size()) {
        for (const std::uint32_t number : sequence) {
            result.latest.push_back(versions.block(number));
        }
    }
    return result;
}

}  // namespace smallprint
