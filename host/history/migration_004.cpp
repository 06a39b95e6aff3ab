// Schema 4: settings, the watch list, and which changes a person has been told of.
#include <SQLiteCpp/Database.h>

#include "history/migration_list.h"

namespace smallprint::history {

void migration_004(SQLite::Database& database) {
    database.exec(R"sql(
-- What differs from the defaults; the value is JSON. Names that begin with '_' are the program's own notes.
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE watch (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,         -- as it may be kept (service/address.h)
    host TEXT NOT NULL,               -- name and port: one request at a time goes there
    service TEXT NOT NULL,
    language TEXT NOT NULL,           -- to be asked for; empty: any
    local INTEGER NOT NULL,           -- 1: plain HTTP and addresses of one's own network are allowed
    document INTEGER REFERENCES document ON DELETE CASCADE,
    added_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    leased_until INTEGER NOT NULL,    -- somebody is fetching it
    checked_at INTEGER NOT NULL,      -- 0: never
    read_at INTEGER NOT NULL,         -- when a check last brought its text; 0: never
    state TEXT NOT NULL,
    detail TEXT NOT NULL,
    failures INTEGER NOT NULL,        -- in a row
    etag TEXT NOT NULL,
    last_modified TEXT NOT NULL,
    text BLOB NOT NULL,               -- SHA-256 of the text that the last good answer had; empty: none
    moved_from TEXT NOT NULL,
    moved_at INTEGER NOT NULL,        -- 0: never
    moved_told INTEGER NOT NULL
);
CREATE INDEX watch_due ON watch (due_at);
CREATE INDEX watch_document ON watch (document);
CREATE INDEX watch_service ON watch (service);
-- Until when a host is left alone, by every program that uses this store.
CREATE TABLE watch_host (host TEXT PRIMARY KEY, free_at INTEGER NOT NULL) WITHOUT ROWID;

CREATE INDEX document_url ON document (url);

-- When a person was told; 0: not yet. What is there already is old news.
ALTER TABLE change ADD COLUMN notified_at INTEGER NOT NULL DEFAULT 0;
UPDATE change SET notified_at = 1;
CREATE INDEX change_untold ON change (at) WHERE substantive = 1 AND seen = 0 AND notified_at = 0;
)sql");
}

}  // namespace smallprint::history
