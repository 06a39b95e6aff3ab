#include "service/read_ahead.h"

#include <algorithm>
#include <vector>

#include "base/error.h"
#include "service/document_digest.h"

namespace smallprint {

void read_ahead(Session& session, const std::function<bool()>& go_on) {
    // Half of what the memory keeps: what a person then looks at does not drive out what was read here.
    constexpr std::size_t most_documents = 1'000;
    std::vector<StoredDocument> documents;
    try {
        documents = session.asking().documents();
    } catch (const Error&) {
        return;
    }
    documents.resize(std::min(documents.size(), most_documents));
    for (const StoredDocument& document : documents) {
        if (!go_on()) {
            return;
        }
        try {
            (void)digest_in_force(session, document, Deadline::max());
        } catch (const Error&) {
            session.reset();  // One damaged document says nothing of the next.
        }
    }
}

}  // namespace smallprint
