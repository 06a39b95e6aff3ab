// Schema 5: further addresses of a document, time stamps, and indexes for what grew slow with many versions.
#include <SQLiteCpp/Database.h>

#include "history/migration_list.h"

namespace smallprint::history {

void migration_005(SQLite::Database& database) {
    database.exec(R"sql(
-- A document that moved: other paths under which it was recorded (moved.h).
CREATE TABLE other_variant (
    service TEXT NOT NULL,
    terms_type TEXT NOT NULL,
    language TEXT NOT NULL,
    variant TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    PRIMARY KEY (service, terms_type, language, variant)
) WITHOUT ROWID;
CREATE INDEX other_variant_document ON other_variant (document);

-- RFC 3161 time stamps of the ledger's head (stamps.h).
CREATE TABLE stamp (
    id INTEGER PRIMARY KEY,
    seq INTEGER NOT NULL,             -- the ledger's last entry then
    head BLOB NOT NULL,               -- its hash
    request BLOB NOT NULL,            -- DER, TimeStampReq
    reply BLOB,                       -- DER, TimeStampResp; null until there is one
    stamped_at INTEGER,               -- the time in it, UTC milliseconds
    authority TEXT NOT NULL           -- its name as the token says, or the address that was asked
);

CREATE INDEX provision_record ON provision (record_id);

-- By time, as they are listed; unseen ones are few among many.
DROP INDEX change_unseen;
CREATE INDEX change_unseen ON change (at) WHERE substantive = 1 AND seen = 0;
)sql");
}

}  // namespace smallprint::history
