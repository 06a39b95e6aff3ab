// Schema 3: search over every version, and imported collections.
#include <SQLiteCpp/Database.h>

#include "history/migration_list.h"
#include "history/search_index.h"

namespace smallprint::history {

void migration_003(SQLite::Database& database) {
    database.exec(R"sql(
-- Words of blocks, by block id; the text itself lies in the frames.
CREATE VIRTUAL TABLE words USING fts5(
    text, content='', columnsize=0, detail=full, tokenize='unicode61 remove_diacritics 2');

-- The version that brought the blocks of a frame.
ALTER TABLE frame ADD COLUMN version INTEGER NOT NULL DEFAULT 0;

-- Blocks that another document brought first: the first version of this document that has them.
CREATE TABLE block_use (
    block INTEGER NOT NULL,
    document INTEGER NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (block, document)
) WITHOUT ROWID;

-- Made without the words of each item, which are made when it is shown: an imported step.
ALTER TABLE change ADD COLUMN brief INTEGER NOT NULL DEFAULT 0;
CREATE INDEX change_at ON change (at);

-- Commits up to which an archive's collection was imported, or is being imported.
CREATE TABLE import_head (
    head BLOB PRIMARY KEY,
    finished INTEGER NOT NULL,
    at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE import_document (
    service TEXT NOT NULL,
    terms_type TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    PRIMARY KEY (service, terms_type)
) WITHOUT ROWID;
CREATE INDEX import_document_document ON import_document (document);
-- How many captures of a document an unfinished import has done.
CREATE TABLE import_progress (
    head BLOB NOT NULL REFERENCES import_head ON DELETE CASCADE,
    service TEXT NOT NULL,
    terms_type TEXT NOT NULL,
    done INTEGER NOT NULL,
    PRIMARY KEY (head, service, terms_type)
) WITHOUT ROWID;

-- Where an imported version comes from: commit, and the addresses of what it was extracted from (origins.h).
CREATE TABLE origin (
    version INTEGER PRIMARY KEY REFERENCES version ON DELETE CASCADE,
    data BLOB NOT NULL
);
CREATE TABLE origin_base (id INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE);
)sql");
    index_all_blocks(database);
}

}  // namespace smallprint::history
