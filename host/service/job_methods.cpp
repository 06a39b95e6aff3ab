// The methods that start long work (history.export, history.verify, history.import) and those that watch it
// (job.*).
#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include "base/clock.h"
#include "base/error.h"
#include "base/sha256.h"
#include "history/verify.h"
#include "service/base64.h"
#include "service/export_evidence.h"
#include "service/import_archive.h"
#include "service/jobs.h"
#include "service/methods.h"
#include "service/params.h"
#include "service/record_id.h"
#include "service/retention.h"
#include "service/verify_json.h"

namespace smallprint::methods {
namespace {

constexpr std::size_t most_bytes_a_read = 512 * 1024;
constexpr std::int64_t largest_offset = std::int64_t{1} << 52U;
constexpr std::size_t longest_path = 4'096;

JsonOut job_json(const JobStatus& job) {
    return {{"id", job.id},
            {"kind", job.kind},
            {"state", to_string(job.state)},
            {"step", job.step},
            {"done", job.done},
            {"total", job.total},
            {"started", to_rfc3339(job.started)},
            {"failure", job.failure.empty() ? JsonOut(nullptr) : JsonOut(job.failure)},
            {"file_bytes", job.file_bytes},
            {"result", job.result}};
}

JsonOut job_reply(Session& session, const JobStatus& job) {
    return {{"job", job_json(job)}, {"unseen", session.unseen()}};
}

std::string hash_of(std::FILE* file) {
    Sha256 hash;
    std::string part(std::size_t{1} << 16U, '\0');
    std::rewind(file);
    for (std::size_t size = std::fread(part.data(), 1, part.size(), file); size > 0;
         size = std::fread(part.data(), 1, part.size(), file)) {
        hash.update(std::string_view(part).substr(0, size));
    }
    return to_hex(hash.finish());
}

JsonOut export_to(JobControl& job, Session& session, const std::string& record_id) {
    ZipSink sink(job.file());
    const ExportProgress progress = [&job](std::uint64_t done, std::uint64_t total) {
        return job.progress("writing", done, total);
    };
    const Store& store = session.reading();
    const ExportResult result = record_id.empty() ? export_everything(store, sink, progress)
                                                  : export_evidence(store, record_id, sink, progress);
    return {{"file_name", export_file_name(record_id)},
            {"sha256", hash_of(job.file())},
            {"files", result.files},
            {"documents", result.documents},
            {"versions", result.versions}};
}

JsonOut verify_all(JobControl& job, Session& session) {
    const auto begun = std::chrono::steady_clock::now();
    const VerifyReport report = verify_history(
        session.reading(),
        [&job](std::uint64_t done, std::uint64_t total) { return job.progress("verifying", done, total); });
    job.progress("verifying", report.versions, report.versions);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
    return verify_json(report, took.count());
}

std::string_view step_word(ImportStep step) {
    switch (step) {
        case ImportStep::unpacking:
            return "unpacking";
        case ImportStep::listing:
            return "listing";
        case ImportStep::reading:
            return "reading";
        case ImportStep::judging:
            return "judging";
    }
    return "reading";
}

JsonOut import_from(JobControl& job, Session& session, const std::filesystem::path& path) {
    ImportOptions options;
    options.progress = [&job](const ImportProgress& now) {
        const bool go_on = job.progress(step_word(now.step), now.done, now.total);
        // Only between two captures: the earlier steps run inside the library that reads the repository.
        if (!go_on && (now.step == ImportStep::reading || now.step == ImportStep::judging)) {
            throw Error(ErrorCode::internal, "The import was stopped; what was read stays.");
        }
    };
    const ImportResult result = import_archive(session, path, options);
    tidy_up(session);
    const ImportCounts& counts = result.counts;
    return {
        {"documents", result.documents},   {"captures", counts.captures}, {"versions", counts.versions},
        {"changes", counts.changes},       {"returns", counts.returns},   {"extractions", counts.extractions},
        {"unreadable", counts.unreadable}, {"resumed", result.resumed},   {"up_to_date", result.up_to_date}};
}

// Each job has a session of its own: it outlives the request.
template <typename Work>
JobStatus start(Session& session, std::string kind, Session::Access access, Work work) {
    const Services& services = session.services();
    return services.jobs().start(std::move(kind), [&services, access, work](JobControl& job) {
        Session own(services, access);
        return work(job, own);
    });
}

}  // namespace

JsonOut history_export(Session& session, const JsonIn& params) {
    const Params given(params);
    const bool everything = given.flag_or("everything", false);
    if (given.has("record_id") == everything) {
        throw Error(ErrorCode::usage, "Give either `record_id` or `everything`.");
    }
    const std::string id(given.text_or("record_id", ""));
    if (!everything && !is_record_id(id)) {
        throw Error(ErrorCode::usage,
                    "The parameter `record_id` must be a record id, such as SP-D-ABCDEFGHIJ.");
    }
    if (!everything) {
        pin_exported(session, id);
    }
    return job_reply(session, start(session, "export", Session::Access::read_only,
                                    [id](JobControl& job, Session& own) { return export_to(job, own, id); }));
}

JsonOut history_verify(Session& session, const JsonIn& params) {
    static_cast<void>(params);
    return job_reply(session, start(session, "verify", Session::Access::read_only,
                                    [](JobControl& job, Session& own) { return verify_all(job, own); }));
}

JsonOut history_import(Session& session, const JsonIn& params) {
    const std::string path(Params(params).text("path"));
    if (path.empty() || path.size() > longest_path || !std::filesystem::path(path).is_absolute()) {
        throw Error(ErrorCode::usage, "Give the whole path of a repository or bundle, from the root on.");
    }
    return job_reply(session,
                     start(session, "import", Session::Access::read_write,
                           [path](JobControl& job, Session& own) { return import_from(job, own, path); }));
}

JsonOut job_list(Session& session, const JsonIn& params) {
    static_cast<void>(params);
    JsonOut items = JsonOut::array();
    for (const JobStatus& job : session.services().jobs().list()) {
        items.push_back(job_json(job));
    }
    return {{"items", std::move(items)}, {"unseen", session.unseen()}};
}

JsonOut job_status(Session& session, const JsonIn& params) {
    return job_reply(session, session.services().jobs().status(Params(params).text("id")));
}

JsonOut job_cancel(Session& session, const JsonIn& params) {
    return job_reply(session, session.services().jobs().cancel(Params(params).text("id")));
}

JsonOut job_read(Session& session, const JsonIn& params) {
    const Params given(params);
    const auto offset = static_cast<std::uint64_t>(given.integer_or("offset", 0, largest_offset, 0));
    const std::string bytes = session.services().jobs().read(given.text("id"), offset, most_bytes_a_read);
    return {{"base64", to_base64(bytes)},
            {"offset", offset},
            {"bytes", bytes.size()},
            {"unseen", session.unseen()}};
}

}  // namespace smallprint::methods
