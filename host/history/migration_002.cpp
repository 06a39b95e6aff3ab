// Schema 2: the register of feedback acts. A row is what a ledger entry of the kind "feedback" speaks of; its
// payload is made from it.
#include <SQLiteCpp/Database.h>

#include "history/migration_list.h"

namespace smallprint::history {

void migration_002(SQLite::Database& database) {
    database.exec(R"sql(
CREATE TABLE feedback (
    seq INTEGER PRIMARY KEY,          -- of its ledger entry, which has the time
    service TEXT NOT NULL,
    direction INTEGER NOT NULL,       -- FeedbackDirection
    decision INTEGER NOT NULL,        -- FeedbackDecision
    level INTEGER NOT NULL,           -- FeedbackLevel
    terms_version TEXT NOT NULL,
    documents TEXT NOT NULL           -- JSON: the terms in force
);
CREATE INDEX feedback_settled ON feedback (service, terms_version, direction, seq);
CREATE INDEX feedback_given ON feedback (service, decision, direction);
)sql");
}

}  // namespace smallprint::history
