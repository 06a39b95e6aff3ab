// Schema 1: documents, versions, blocks, evidence, provisions, changes and the ledger. Search over every
// version is a later step: block ids are dense integers, so that they can be the rowids of a contentless FTS5
// table.
#include <SQLiteCpp/Database.h>

#include "history/migration_list.h"

namespace smallprint::history {

void migration_001(SQLite::Database& database) {
    database.exec(R"sql(
CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    record_id TEXT NOT NULL UNIQUE,
    service TEXT NOT NULL,
    terms_type TEXT NOT NULL,
    language TEXT NOT NULL,
    variant TEXT NOT NULL,
    url TEXT NOT NULL,
    title TEXT NOT NULL,
    versions INTEGER NOT NULL,        -- how many; the newest has this number
    first_seen INTEGER NOT NULL,      -- times are UTC milliseconds
    last_verified INTEGER NOT NULL,
    UNIQUE (service, terms_type, language, variant)
);

-- Links of the version in force: not part of any hash, kept for the actions a report offers.
CREATE TABLE link (
    document INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE,
    data BLOB NOT NULL
);

CREATE TABLE extractor (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);

CREATE TABLE version (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    number INTEGER NOT NULL,
    sha256 BLOB NOT NULL,             -- of the canonical text
    captured_at INTEGER NOT NULL,
    kind INTEGER NOT NULL,            -- VersionKind
    source INTEGER NOT NULL,          -- VersionSource
    extractor INTEGER NOT NULL REFERENCES extractor,
    base INTEGER NOT NULL,            -- number of the full list that this one is a difference to, in steps
    list BLOB NOT NULL,               -- list_delta.h
    UNIQUE (document, number)
);
-- Has the document had this text before? The first bytes are enough to look; the whole hash decides.
CREATE INDEX version_text ON version (document, substr(sha256, 1, 4));

-- The texts of consecutive blocks [first, first + count), packed together.
CREATE TABLE frame (
    first INTEGER PRIMARY KEY,
    count INTEGER NOT NULL,
    data BLOB NOT NULL
);
CREATE TABLE block (
    hash BLOB PRIMARY KEY,            -- 16 bytes of SHA-256 over kind, level and text
    id INTEGER NOT NULL
) WITHOUT ROWID;

-- Raw bytes that gave the version in force of a document.
CREATE TABLE page (
    raw BLOB PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX page_document ON page (document);

CREATE TABLE reader (id INTEGER PRIMARY KEY, version TEXT NOT NULL UNIQUE);
CREATE TABLE evidence (
    reader INTEGER NOT NULL,
    key BLOB NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (reader, key)
) WITHOUT ROWID;

CREATE TABLE provision (
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    clause BLOB NOT NULL,             -- 16 bytes of the clause's hash
    type TEXT NOT NULL,
    record_id TEXT NOT NULL,
    PRIMARY KEY (document, clause, type)
) WITHOUT ROWID;

CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    from_number INTEGER NOT NULL,
    to_number INTEGER NOT NULL,
    at INTEGER NOT NULL,
    pending INTEGER NOT NULL,         -- 1 until the two versions have been compared
    substantive INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    data BLOB NOT NULL,
    UNIQUE (document, to_number)
);
CREATE INDEX change_unseen ON change (document) WHERE substantive = 1 AND seen = 0;
CREATE INDEX change_pending ON change (document) WHERE pending = 1;

CREATE TABLE ledger (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    hash BLOB NOT NULL,
    salt BLOB,                        -- null once erased; then commitment is kept
    commitment BLOB,
    payload TEXT,                     -- null where it is made from the rows below
    document INTEGER,
    number INTEGER
);
CREATE INDEX ledger_document ON ledger (document, number);
)sql");
}

}  // namespace smallprint::history
