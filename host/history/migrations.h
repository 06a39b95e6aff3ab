// The store's schema, as the steps that lead to it. PRAGMA user_version is the number of steps taken. A step
// that has been released is never edited; a change of the schema is a new file migration_NNN.cpp and a line
// in the table.
#pragma once

namespace SQLite {  // NOLINT(readability-identifier-naming): the library's own name.
class Database;
}

namespace smallprint::history {

/// PRAGMA application_id of a store ("SmPr"): tells it from other programs' databases.
inline constexpr int application_id = 0x536D5072;

/// The schema this program reads and writes.
[[nodiscard]] int newest_schema() noexcept;

/// Takes the steps from `from` to the newest schema. Must run inside a transaction.
void migrate(SQLite::Database& database, int from);

}  // namespace smallprint::history
