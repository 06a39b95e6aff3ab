// Every step of the schema; each is defined in the file of its name.
#pragma once

namespace SQLite {  // NOLINT(readability-identifier-naming): the library's own name.
class Database;
}

namespace smallprint::history {

void migration_001(SQLite::Database& database);
void migration_002(SQLite::Database& database);
void migration_003(SQLite::Database& database);
void migration_004(SQLite::Database& database);
void migration_005(SQLite::Database& database);
void migration_006(SQLite::Database& database);
void migration_007(SQLite::Database& database);

}  // namespace smallprint::history
