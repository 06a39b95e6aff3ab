#include "history/migrations.h"

#include <SQLiteCpp/Database.h>

#include <array>
#include <cstddef>
#include <string>

#include "history/migration_list.h"

namespace smallprint::history {

namespace {

// One line a step; the step at index i leads from schema i to schema i + 1.
constexpr std::array migrations{&migration_001, &migration_002, &migration_003, &migration_004,
                                &migration_005, &migration_006, &migration_007};

}  // namespace

int newest_schema() noexcept {
    return static_cast<int>(migrations.size());
}

void migrate(SQLite::Database& database, int from) {
    for (std::size_t step = static_cast<std::size_t>(from); step < migrations.size(); ++step) {
        migrations.at(step)(database);
    }
    database.exec("PRAGMA application_id = " + std::to_string(application_id));
    database.exec("PRAGMA user_version = " + std::to_string(newest_schema()));
}

}  // namespace smallprint::history
