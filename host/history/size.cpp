// What the history takes on the disk.
#include "history/connection.h"
#include "history/store.h"

namespace smallprint {

StoreSize Store::size() const {
    return history::guarded([&] {
        connection_->refresh();
        const SQLite::Transaction snapshot(connection_->database());
        const auto number = [this](const char* sql) {
            history::Query query = connection_->query(sql);
            return query.step() ? static_cast<std::uint64_t>(query.integer_at(0)) : std::uint64_t{0};
        };
        StoreSize size;
        size.total = number("PRAGMA page_count") * number("PRAGMA page_size");
        size.full_text = number("SELECT ifnull(sum(length(block)), 0) FROM words_data");
        size.texts = number("SELECT ifnull(sum(length(data)), 0) FROM frame");
        size.documents = number("SELECT count(*) FROM document");
        size.versions = number("SELECT count(*) FROM version");
        return size;
    });
}

}  // namespace smallprint
