// catalogue.status and catalogue.update.
#include "service/catalogue_look.h"
#include "service/methods.h"
#include "service/params.h"

namespace smallprint::methods {

JsonOut catalogue_status(Session& session, const JsonIn& params) {
    static_cast<void>(params);
    JsonOut status = catalogue_status_json(session);
    status["unseen"] = session.unseen();
    return status;
}

JsonOut catalogue_update(Session& session, const JsonIn& params) {
    LookRequest request;
    request.due_only = Params(params).flag_or("due_only", false);
    const LookOutcome outcome = look_for_catalogue(session, request);
    JsonOut result{{"outcome", to_string(outcome)}};
    result.update(catalogue_status_json(session));
    result["unseen"] = session.unseen();
    return result;
}

}  // namespace smallprint::methods
