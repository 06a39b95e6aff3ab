// Schema 6: what is kept, and for how long: versions whose text was let go, and versions that never are.
#include <SQLiteCpp/Database.h>

#include "history/migration_list.h"

namespace smallprint::history {

void migration_006(SQLite::Database& database) {
    database.exec(R"sql(
-- The ledger's entry that says that the text of this version is kept no longer; 0: it is kept. Time, hash and
-- number stay, so that the chain holds; the list is then that of the version before (let_go.h).
ALTER TABLE version ADD COLUMN let_go INTEGER NOT NULL DEFAULT 0;

-- Versions that were cited or handed out as evidence.
CREATE TABLE pin (
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    number INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (document, number)
) WITHOUT ROWID;
)sql");
}

}  // namespace smallprint::history
