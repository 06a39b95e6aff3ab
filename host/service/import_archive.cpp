#include "service/import_archive.h"

#include <algorithm>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "base/error.h"
#include "document/document.h"
#include "history/import_writer.h"
#include "import/collection.h"
#include "service/import_run.h"
#include "service/in_order.h"
#include "service/read_latest.h"
#include "service/reading.h"

namespace smallprint {
namespace {

// Long enough that a document's clauses are read once and not for every run, short enough to share out.
constexpr std::uint32_t captures_a_run = 128;

class Importer {
public:
    Importer(const Services& services, Store& store, const Collection& collection,
             const ImportOptions& options)
        : services_(services),
          collection_(collection),
          options_(options),
          writer_(store, extractor_name()),
          threads_(options.threads != 0 ? options.threads
                                        : std::max<std::size_t>(1, std::thread::hardware_concurrency())) {}

    ImportResult import() {
        ImportResult result;
        const ObjectId newest = collection_.head();
        // What was cut off is finished first, so that it ends as if nothing had happened.
        for (const CommitId& head : writer_.unfinished_heads()) {
            if (collection_.has_commit(head)) {
                result.resumed = true;
                result.documents += import_up_to(head);
            }
        }
        const auto finished = writer_.finished_heads();
        if (std::find(finished.begin(), finished.end(), newest) == finished.end()) {
            result.documents += import_up_to(newest);
        } else {
            result.up_to_date = !result.resumed;
        }
        result.counts = writer_.counts();
        return result;
    }

private:
    std::vector<ObjectId> known_commits(const ObjectId& head) const {
        std::vector<ObjectId> known;
        for (const CommitId& commit : writer_.finished_heads()) {
            if (commit != head && collection_.has_commit(commit)) {
                known.push_back(commit);
            }
        }
        return known;
    }

    std::size_t import_up_to(const ObjectId& head) {
        const auto documents =
            collection_.captures(head, known_commits(head), [this](auto, auto done, auto total) {
                report({ImportStep::listing, done, total, {}});
            });
        if (documents.empty() && writer_.finished_heads().empty()) {
            throw Error(ErrorCode::unreadable_input,
                        "No terms were found in it; a versions collection has files SERVICE/TERMS TYPE.md.");
        }
        writer_.begin(head);
        plan(documents);
        done_ = total_ - left_;
        run_in_order<ImportedRun>(
            runs_.size(), threads_,
            [this](std::size_t i) { return read_run(services_, collection_, runs_[i]); },
            [this](std::size_t i, ImportedRun&& read) { write(runs_[i], read); });
        writer_.finish();
        return documents.size();
    }

    void plan(const std::vector<CapturedDocument>& documents) {
        runs_.clear();
        total_ = left_ = 0;
        for (const CapturedDocument& document : documents) {
            const auto count = static_cast<std::uint32_t>(document.captures.size());
            const std::uint32_t done = writer_.done(document.service, document.terms_type);
            total_ += count;
            left_ += count - std::min(count, done);
            for (std::uint32_t begin = done; begin < count; begin += captures_a_run) {
                runs_.push_back({&document, begin, std::min(begin + captures_a_run, count), begin == done});
            }
            if (done == count) {
                runs_.push_back({&document, count, count, true});  // it was cut off before it was closed
            }
        }
    }

    void write(const ImportRun& run, const ImportedRun& read) {
        const CapturedDocument& document = *run.document;
        if (run.first) {
            const auto address = services_.catalogue().address_of(document.service, document.terms_type);
            writer_.open_document({document.service, document.terms_type, read.language, {}},
                                  address.value_or(read.address), read.title);
        }
        writer_.write(read.batch, [this, &read](const StoredVersion& version, const Document& before,
                                                const ImportedCapture& now) {
            return compare_stored(version, before, text_of(read.batch, now));
        });
        if (run.end == document.captures.size()) {
            writer_.close_document(read.title, read.latest);
        }
        done_ += run.end - run.begin;
        report({ImportStep::reading, done_, total_, document.service + " · " + document.terms_type});
    }

    static Document text_of(const ImportBatch& batch, const ImportedCapture& capture) {
        std::vector<Block> blocks;
        blocks.reserve(capture.sequence.size());
        for (const std::uint32_t number : capture.sequence) {
            blocks.push_back(batch.blocks.at(number));
        }
        return document_from_blocks(std::move(blocks));
    }

    ChangeSummary compare_stored(const StoredVersion& version, const Document& before,
                                 const Document& now) const {
        const auto old_reading = read_document(services_, before, nullptr);
        const auto new_reading = read_document(services_, now, nullptr);
        CompareOptions compare_options;
        compare_options.aligned_only =
            version.source != VersionSource::ota || version.extractor != extractor_name();
        return compare({before, *old_reading.evidence}, {now, *new_reading.evidence}, services_.catalogue(),
                       compare_options)
            .summary;
    }

    void report(const ImportProgress& progress) const {
        if (options_.progress) {
            options_.progress(progress);
        }
    }

    const Services& services_;
    const Collection& collection_;
    const ImportOptions& options_;
    ImportWriter writer_;
    std::size_t threads_;
    std::vector<ImportRun> runs_;
    std::size_t total_ = 0;
    std::size_t left_ = 0;
    std::size_t done_ = 0;
};

}  // namespace

ImportResult import_archive(Session& session, const std::filesystem::path& path,
                            const ImportOptions& options) {
    const auto progress = [&options](CollectionStep step, std::size_t done, std::size_t total) {
        if (options.progress) {
            options.progress({step == CollectionStep::unpacking ? ImportStep::unpacking : ImportStep::listing,
                              done,
                              total,
                              {}});
        }
    };
    Store& store = session.writing();  // before the long part: a history that cannot be used is said at once
    const Collection collection = Collection::open(path, progress);
    ImportResult result = Importer(session.services(), store, collection, options).import();
    // Also when there was nothing new: an earlier import may have been cut off here.
    const std::size_t cores = std::max<std::size_t>(1, std::thread::hardware_concurrency());
    (void)read_latest_versions(session, options.threads != 0 ? options.threads : cores,
                               [&options](std::size_t done, std::size_t total) {
                                   if (options.progress) {
                                       options.progress({ImportStep::judging, done, total, {}});
                                   }
                               });
    return result;
}

}  // namespace smallprint
