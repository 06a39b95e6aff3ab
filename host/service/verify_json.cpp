#include "service/verify_json.h"

namespace smallprint {

JsonOut verify_json(const VerifyReport& report, double seconds) {
    JsonOut problems = JsonOut::array();
    for (const VerifyProblem& problem : report.problems) {
        problems.push_back(
            {{"document", problem.document.empty() ? JsonOut(nullptr) : JsonOut(problem.document)},
             {"version", problem.version == 0 ? JsonOut(nullptr) : JsonOut(problem.version)},
             {"what", problem.what}});
    }
    return {{"holds", report.problems.empty()},
            {"documents", report.documents},
            {"versions", report.versions},
            {"bytes", report.bytes},
            {"seconds", seconds},
            {"ledger",
             {{"entries", report.ledger.entries},
              {"erased", report.ledger.erased},
              {"head", to_hex(report.ledger.head)}}},
            {"problems", std::move(problems)}};
}

}  // namespace smallprint
