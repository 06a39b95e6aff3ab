// Schema 7: which blocks a document has, by document, for searching in some of them (search_scope.h).
#include <SQLiteCpp/Database.h>

#include "history/migration_list.h"

namespace smallprint::history {

void migration_007(SQLite::Database& database) {
    database.exec(R"sql(
CREATE INDEX frame_version ON frame (version, count);
CREATE INDEX block_use_document ON block_use (document);
)sql");
}

}  // namespace smallprint::history
