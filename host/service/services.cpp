#include "service/services.h"

#include <mutex>
#include <utility>

#include "base/error.h"
#include "service/catalogue_update.h"
#include "service/evidence_memory.h"
#include "service/jobs.h"
#include "service/page_memory.h"

namespace smallprint {
namespace {

// In one place, so that both connections and both lanes treat a missing home the same way.
Store open_store(const Services& services, Store::Mode mode) {
    const auto& directory = services.options().data_directory;
    if (directory.empty()) {
        throw Error(ErrorCode::store_unavailable,
                    "There is no home directory for the history; set SMALLPRINT_HOME to a directory.");
    }
    return Store::open(directory, mode, services.clock());
}

}  // namespace

std::string_view host_version() noexcept {
    return SMALLPRINT_VERSION;
}

struct Services::Lazy {
    SystemClock system_clock;
    std::mutex mutex;
    std::mutex reader_mutex;
    std::unique_ptr<const Catalogue> catalogue;
    std::unique_ptr<const Reader> reader;
    EvidenceMemory memory;
    PageMemory pages;
    std::mutex failure_mutex;
    std::string store_failure;
    std::mutex jobs_mutex;
    std::unique_ptr<Jobs> jobs;  // last: its threads use the rest
};

Services::Services(ServiceOptions options) : options_(std::move(options)), lazy_(std::make_unique<Lazy>()) {}
Services::~Services() = default;

const Catalogue& Services::catalogue() const {
    const std::scoped_lock lock(lazy_->mutex);
    if (!lazy_->catalogue) {
        lazy_->catalogue = std::make_unique<const Catalogue>(
            options_.make_catalogue ? options_.make_catalogue() : load_catalogue(options_.data_directory));
    }
    return *lazy_->catalogue;
}

const Reader& Services::reader() const {
    const Catalogue& known = catalogue();
    // Its own lock: the quick lane asks for the catalogue while a worker compiles the reader.
    const std::scoped_lock lock(lazy_->reader_mutex);
    if (!lazy_->reader) {
        lazy_->reader = std::make_unique<const Reader>(known);
    }
    return *lazy_->reader;
}

const Clock& Services::clock() const noexcept {
    return options_.clock != nullptr ? *options_.clock : lazy_->system_clock;
}

const ServiceOptions& Services::options() const noexcept {
    return options_;
}

std::string Services::reader_version() const {
    return std::string(analysis_version()) + '/' + catalogue().info().version;
}

std::string Services::store_failure() const {
    const std::scoped_lock lock(lazy_->failure_mutex);
    return lazy_->store_failure;
}

void Services::set_store_failure(std::string message) const {
    const std::scoped_lock lock(lazy_->failure_mutex);
    lazy_->store_failure = std::move(message);
}

EvidenceMemory& Services::memory() const noexcept {
    return lazy_->memory;
}

PageMemory& Services::pages() const noexcept {
    return lazy_->pages;
}

Jobs& Services::jobs() const {
    const std::scoped_lock lock(lazy_->jobs_mutex);
    if (!lazy_->jobs) {
        lazy_->jobs = std::make_unique<Jobs>(clock());
    }
    return *lazy_->jobs;
}

Session::Session(const Services& services, Access access) : services_(&services), access_(access) {}

Store& Session::writing() {
    if (access_ == Access::read_only) {
        throw Error(ErrorCode::internal, "A session that only reads was asked to write.");
    }
    if (writing_ && writing_->moved_away()) {
        reset();
    }
    if (!writing_) {
        writing_.emplace(open_store(*services_, Store::Mode::read_write));
    }
    return *writing_;
}

Store& Session::reading() {
    if (reading_ && reading_->moved_away()) {
        reading_.reset();
    }
    if (!reading_) {
        reading_.emplace(open_store(*services_, Store::Mode::read_only));
    }
    return *reading_;
}

Store& Session::asking() {
    if (writing_ && writing_->moved_away()) {
        reset();
    }
    return writing_ ? *writing_ : reading();
}

void Session::reset() noexcept {
    writing_.reset();
    reading_.reset();
}

std::uint32_t Session::unseen() noexcept {
    try {
        return asking().unseen_changes();
    } catch (const std::exception&) {
        reset();  // What was wrong may be mended by the next call.
        return 0;
    }
}

}  // namespace smallprint
