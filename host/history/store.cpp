// Opening and closing; the store's parts are in files of their own.
#include "history/store.h"

#include "history/connection.h"

namespace smallprint {

Store::Store(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Store Store::open(const std::filesystem::path& directory, Mode mode, const Clock& clock) {
    return Store(std::make_unique<Connection>(directory, mode, clock));
}

const std::string& Store::notice() const noexcept {
    return connection_->notice();
}

bool Store::moved_away() const noexcept {
    return connection_->moved_away();
}

std::uint64_t Store::size_bytes() const {
    return history::guarded([&] {
        connection_->refresh();
        history::Query pages =
            connection_->query("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()");
        return pages.step() ? static_cast<std::uint64_t>(pages.integer_at(0)) : 0U;
    });
}

}  // namespace smallprint
