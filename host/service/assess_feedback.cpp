#include "service/assess_feedback.h"

#include "service/address.h"
#include "service/identity.h"

namespace smallprint {

FeedbackAssessment assess_feedback(Session& session, const FeedbackRequest& request) {
    FeedbackAssessment assessment;
    assessment.direction = request.direction;
    assessment.terms_version = "none";
    assessment.unseen = session.unseen();
    const auto address = reduce_address(request.url);
    if (!address) {
        assessment.why = "no_service";
        assessment.service = {"", "this page"};
        assessment.headline =
            "We cannot tell who runs this page, so we do not know what your rating gives away.";
        return assessment;
    }
    const std::string name = service_name(session.services().catalogue(), *address);
    assessment.service = {name, name};
    assessment.why = "terms_unread";
    assessment.headline =
        "We have not read the terms here yet, so we do not know what your rating gives away.";
    return assessment;
}

}  // namespace smallprint
