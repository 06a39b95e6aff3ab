#include "service/report.h"

namespace smallprint {

const char* to_string(DocumentStatus status) noexcept {
    switch (status) {
        case DocumentStatus::first:
            return "new";
        case DocumentStatus::unchanged:
            return "unchanged";
        case DocumentStatus::changed:
            return "changed";
    }
    return "new";
}

}  // namespace smallprint
