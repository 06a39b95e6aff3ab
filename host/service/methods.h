// The methods as JSON: each reads its parameters, calls its use case and writes the result as its schema has
// it. One function a method, all of one shape, for the table in method_table.cpp.
#pragma once

#include "service/json.h"
#include "service/services.h"

namespace smallprint::methods {

[[nodiscard]] JsonOut host_hello(Session& session, const JsonIn& params);
[[nodiscard]] JsonOut page_analyze(Session& session, const JsonIn& params);
[[nodiscard]] JsonOut feedback_assess(Session& session, const JsonIn& params);
[[nodiscard]] JsonOut feedback_record(Session& session, const JsonIn& params);
[[nodiscard]] JsonOut site_summary(Session& session, const JsonIn& params);
[[nodiscard]] JsonOut changes_list(Session& session, const JsonIn& params);
[[nodiscard]] JsonOut changes_mark_seen(Session& session, const JsonIn& params);
[[nodiscard]] JsonOut document_list(Session& session, const JsonIn& params);
[[nodiscard]] JsonOut document_versions(Session& session, const JsonIn& params);
[[nodiscard]] JsonOut document_get(Session& session, const JsonIn& params);
[[nodiscard]] JsonOut document_diff(Session& session, const JsonIn& params);
[[nodiscard]] JsonOut services_list(Session& session, const JsonIn& params);
[[nodiscard]] JsonOut services_matrix(Session& session, const JsonIn& params);
[[nodiscard]] JsonOut ledger_list(Session& session, const JsonIn& params);
[[nodiscard]] JsonOut ledger_withdrawal(Session& session, const JsonIn& params);
[[nodiscard]] JsonOut ledger_summary(Session& session, const JsonIn& params);
[[nodiscard]] JsonOut ledger_verify(Session& session, const JsonIn& params);
[[nodiscard]] JsonOut provision_get(Session& session, const JsonIn& params);
[[nodiscard]] JsonOut citation_get(Session& session, const JsonIn& params);
[[nodiscard]] JsonOut history_size(Session& session, const JsonIn& params);
[[nodiscard]] JsonOut history_search(Session& session, const JsonIn& params);
[[nodiscard]] JsonOut history_export(Session& session, const JsonIn& params);
[[nodiscard]] JsonOut history_verify(Session& session, const JsonIn& params);
[[nodiscard]] JsonOut history_import(Session& session, const JsonIn& params);
[[nodiscard]] JsonOut job_list(Session& session, const JsonIn& params);
[[nodiscard]] JsonOut job_status(Session& session, const JsonIn& params);
[[nodiscard]] JsonOut job_cancel(Session& session, const JsonIn& params);
[[nodiscard]] JsonOut job_read(Session& session, const JsonIn& params);
[[nodiscard]] JsonOut history_forget(Session& session, const JsonIn& params);
[[nodiscard]] JsonOut settings_get(Session& session, const JsonIn& params);
[[nodiscard]] JsonOut settings_set(Session& session, const JsonIn& params);
[[nodiscard]] JsonOut watch_add(Session& session, const JsonIn& params);
[[nodiscard]] JsonOut watch_remove(Session& session, const JsonIn& params);
[[nodiscard]] JsonOut watch_list(Session& session, const JsonIn& params);
[[nodiscard]] JsonOut watch_check(Session& session, const JsonIn& params);
[[nodiscard]] JsonOut digest_get(Session& session, const JsonIn& params);
[[nodiscard]] JsonOut notice_claim(Session& session, const JsonIn& params);
[[nodiscard]] JsonOut catalogue_status(Session& session, const JsonIn& params);
[[nodiscard]] JsonOut catalogue_update(Session& session, const JsonIn& params);
[[nodiscard]] JsonOut viewer_open(Session& session, const JsonIn& params);

}  // namespace smallprint::methods
