#include "service/analyze_page.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "analysis/display_name.h"
#include "analysis/document_dates.h"
#include "analysis/terms_page.h"
#include "base/error.h"
#include "service/address.h"
#include "service/identity.h"
#include "service/page_documents.h"
#include "service/page_history.h"
#include "service/page_memory.h"
#include "service/reading.h"

namespace smallprint {
namespace {

class Stopwatch {
public:
    /// Milliseconds since the last call or the beginning.
    double lap() {
        const auto now = std::chrono::steady_clock::now();
        const std::chrono::duration<double, std::milli> passed = now - last_;
        last_ = now;
        return passed.count();
    }

private:
    std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

// The bytes and everything else that decides what is made of them.
Sha256Digest raw_hash(const AnalyzeRequest& request, const std::string& url) {
    const char format = static_cast<char>(request.format);
    return Sha256()
        .update("smallprint page 1")
        .update(std::string_view("\0", 1))
        .update(url)
        .update(std::string_view("\0", 1))
        .update(request.language)
        .update(std::string_view("\0", 1))
        .update(std::string_view(&format, 1))
        .update(request.bytes)
        .finish();
}

struct Page {
    Document document;
    DocumentKey key;
    std::string url;
    std::string title;
    std::string not_stored;  // Why it must not be stored; empty if it may.
    Sha256Digest raw_sha256{};
    std::optional<KnownPage> known;                 // Its bytes were seen before.
    std::shared_ptr<const PageReading> remembered;  // … by this process.
};

std::string reason_or(std::string_view reason, std::string_view otherwise) {
    return std::string(reason.empty() ? otherwise : reason);
}

// DESIGN 4, step 1: the same bytes at the same address as the version in force, read by this extractor.
bool recall(Session& session, Page& page) {
    try {
        Store& store = session.writing();
        auto known = store.verify_known_page(page.raw_sha256);
        PageMemory& memory = session.services().pages();
        if (!known || known->version.number != known->document.versions ||
            known->version.extractor != extractor_name()) {
            memory.forget(page.raw_sha256);
            return false;
        }
        page.remembered = memory.find(page.raw_sha256, session.services().reader_version());
        if (page.remembered && page.remembered->document.sha256 != known->version.sha256) {
            page.remembered.reset();
        }
        if (!page.remembered) {
            page.document = store.load(known->document, known->version.number);
        }
        page.key = known->document.key;
        page.title = known->document.title;
        page.known = std::move(known);
        return true;
    } catch (const Error&) {
        session.reset();  // Said where the page is recorded.
        return false;
    }
}

/// Why there is no document; empty if there is one.
std::string read_bytes(const Services& services, const AnalyzeRequest& request,
                       const std::optional<ReducedAddress>& address, Page& page) {
    try {
        page.document = extract(request.bytes, ExtractOptions{request.format, page.url, request.charset});
    } catch (const Error& error) {
        if (error.code() == ErrorCode::too_large) {
            return "too_large";
        }
        if (error.code() == ErrorCode::unreadable_input) {
            return "unreadable";
        }
        throw;
    }
    if (page.document.clauses.empty()) {
        return "empty";
    }
    const Detection detection = detect_terms(page.document, page.url);
    if (!detection.readable && !request.assume_terms) {
        return reason_or(detection.reason, "unreadable");
    }
    bool is_terms = detection.is_terms && detection.readable;
    if (!is_terms && detection.readable && address) {
        const auto named = services.catalogue().service_at(page.url);
        is_terms = named && !named->terms_type.empty();
    }
    if (!is_terms && !request.assume_terms && !request.admit) {
        return reason_or(detection.reason, "not_terms");
    }
    page.key = identify(services.catalogue(), address.value_or(ReducedAddress{}), page.document, detection,
                        request.language);
    if (request.admit) {
        if (std::string reason = request.admit(page.document, is_terms, page.key); !reason.empty()) {
            return reason;
        }
    }
    page.title = std::string(request.title.empty() ? std::string_view(page.document.title) : request.title);
    return {};
}

// What the warnings call the service. An unknown one is kept under its domain, and called what its text calls
// it.
std::string name_for_people(const DocumentKey& key, const Document& document,
                            const std::optional<ReducedAddress>& address) {
    if (!address || address->scheme == "file") {
        return "this service";
    }
    return key.service == registrable_domain(address->host) ? display_name(document, key.service)
                                                            : key.service;
}

std::vector<Evidence> siblings_of(Session& session, const DocumentKey& key) {
    try {
        return sibling_evidence(session.services(), session.asking(), key);
    } catch (const Error&) {
        session.reset();
        return {};
    }
}

const Store* cache_of(Session& session) {
    try {
        return &session.asking();
    } catch (const Error&) {
        return nullptr;
    }
}

PageHistory keep(Session& session, const Page& page, const ReadPage& read, std::string& not_stored) {
    if (not_stored.empty()) {
        try {
            PageHistory history =
                page.known ? confirm_page(session, read, *page.known) : record_page(session, read);
            session.services().set_store_failure({});
            return history;
        } catch (const Error& error) {
            session.reset();
            session.services().set_store_failure(error.what());
            not_stored = error_name(error.code() == ErrorCode::store_too_new ? ErrorCode::store_too_new
                                                                             : ErrorCode::store_unavailable);
        }
    }
    return look_up_page(session, read);
}

std::string why_not_stored(const AnalyzeRequest& request) {
    if (!request.record) {
        return "not_recorded";
    }
    if (request.translated) {
        return "translated";
    }
    return request.url.empty() ? "no_address" : "";
}

Report nothing_there(Session& session, std::string reason, const ReportTiming& timing) {
    Report report;
    report.reason = std::move(reason);
    report.stored_reason = "not_terms";
    report.unseen = session.unseen();
    report.timing = timing;
    return report;
}

}  // namespace

Report analyze_page(Session& session, const AnalyzeRequest& request) {
    const Services& services = session.services();
    Stopwatch total;
    Stopwatch watch;
    ReportTiming timing;
    std::optional<ReducedAddress> address;
    Page page;
    if (!request.url.empty()) {
        address = reduce_address(request.url);
        if (!address) {
            throw Error(ErrorCode::usage, "The address of the page must be an http, https or file URL.");
        }
        page.url = address->text();
    }
    if (request.bytes.size() > request.max_bytes) {
        return nothing_there(session, "too_large", timing);
    }
    page.not_stored = why_not_stored(request);
    page.raw_sha256 = raw_hash(request, page.url);
    const bool known = page.not_stored.empty() && recall(session, page);
    timing.store = watch.lap();
    if (!known) {
        if (std::string reason = read_bytes(services, request, address, page); !reason.empty()) {
            timing.extract = watch.lap();
            timing.total = total.lap();
            return nothing_there(session, std::move(reason), timing);
        }
    }
    timing.extract = watch.lap();

    Report report;
    std::shared_ptr<PageReading> fresh;
    if (!page.remembered) {
        fresh = std::make_shared<PageReading>();
        fresh->document = std::move(page.document);
        fresh->reading = read_document(services, fresh->document, cache_of(session));
    }
    const PageReading& read = fresh ? *fresh : *page.remembered;
    const std::vector<Evidence> siblings = siblings_of(session, page.key);
    const std::string service = name_for_people(page.key, read.document, address);
    report.findings = assess(read.document, *read.reading.evidence, siblings, services.catalogue(),
                             AssessContext{service, page.key.terms_type, page.url});
    timing.match = watch.lap();

    report.stored_reason = page.not_stored;
    PageHistory history = keep(session, page,
                               ReadPage{read.document, read.reading, report.findings, page.key, page.url,
                                        page.title, request.source, page.raw_sha256},
                               report.stored_reason);
    for (std::size_t i = 0; i < report.findings.size(); ++i) {
        report.findings[i].record_id = std::move(history.record_ids[i]);
    }
    report.document = std::move(history.document);
    tell_parts(report, read.document, request.bytes,
               ExtractOptions{request.format, request.url, request.charset});
    if (report.document) {
        report.label = label_of(report.findings, report.document->id);
        DocumentDates dates = document_dates(read.document);
        report.document->updated = std::move(dates.updated);
        report.document->effective = std::move(dates.effective);
    }
    if (fresh && history.stored) {
        fresh->reading.fresh.clear();  // The history has it now.
        fresh->reading.fresh_whole.reset();
        services.pages().put(page.raw_sha256, services.reader_version(), std::move(fresh));
    }
    report.changes = std::move(history.changes);
    report.stored = history.stored;
    report.unseen = session.unseen();
    timing.store += watch.lap();
    timing.total = total.lap();
    report.timing = timing;
    return report;
}

}  // namespace smallprint
