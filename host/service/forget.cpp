#include "service/forget.h"

#include <array>
#include <string>
#include <vector>

#include "base/error.h"
#include "history/forget.h"
#include "service/address.h"
#include "service/identity.h"

namespace smallprint {

std::size_t forget_document(Session& session, std::string_view record_id) {
    Store& store = session.writing();
    const auto document = store.find_document(record_id);
    if (!document) {
        throw Error(ErrorCode::not_found, "No document has this record id.");
    }
    store.forget(std::array{*document});
    return 1;
}

std::size_t forget_service(Session& session, std::string_view name_or_url) {
    Store& store = session.writing();
    std::string service(name_or_url);
    const auto is_known = [&] {
        return !store.documents_of(service).empty() ||
               store.ledger_size({.feedback_only = true, .service = service}) > 0;
    };
    if (!is_known()) {
        if (const auto address = reduce_address(name_or_url)) {
            service = service_name(session.services().catalogue(), *address);
        }
    }
    if (!is_known()) {
        throw Error(ErrorCode::not_found, "Nothing is kept of this service.");
    }
    const std::vector<StoredDocument> documents = store.documents_of(service);
    smallprint::forget_service(store, documents, service);
    return documents.size();
}

std::size_t forget_everything(Session& session) {
    Store& store = session.writing();
    const std::size_t count = store.documents().size();
    store.forget_everything();
    return count;
}

}  // namespace smallprint
