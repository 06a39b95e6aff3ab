// provision.get: everything there is to say about one finding, for a person who wants to know and one who
// prepares a file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/severity_reason.h"
#include "catalogue/content.h"
#include "service/cite.h"
#include "service/clause_history.h"
#include "service/due_diligence.h"
#include "service/services.h"

namespace smallprint {

/// A law or standard with where to read it.
struct NamedRegulation {
    Regulation regulation;
    std::string url;    ///< Empty if none is known.
    std::string about;  ///< What it is, in a sentence; may be empty.
};

/// Where the document still speaks of the same thing, once the clause has gone.
struct StillSaid {
    std::string record_id;
    std::string headline;
};

struct ProvisionView {
    std::string record_id;
    StoredDocument document;
    std::string type;
    std::string type_name;  ///< For people; the id in words where the catalogue does not know it.
    std::string category;
    Stance stance = Stance::neutral;
    ClauseHistory history;
    Citation citation;
    std::optional<VersionOrigin> origin;  ///< Of the version shown.
    std::vector<std::string> headings;    ///< Above the clause, outermost first.
    std::optional<Finding> finding;  ///< As it is read today; nothing where today's reader finds it no more.
    SeverityReason severity;
    std::vector<StillSaid> still_said;  ///< Only where the clause has gone.
    std::vector<NamedRegulation> regulations;
    std::vector<Question> questions;
    std::vector<ChecklistStep> checklist;
};

/// Throws Error(not_found) for an unknown record id, or one of a document; Error(store_unavailable |
/// store_too_new | catalogue_invalid).
[[nodiscard]] ProvisionView find_provision_view(Session& session, std::string_view record_id);

}  // namespace smallprint
