#include "install/browsers.h"

#include <vector>

#include "install/browser_rows.h"

namespace smallprint {

std::span<const BrowserRow> browser_table() noexcept {
    static const std::vector<BrowserRow> table = [] {
        std::vector<BrowserRow> rows;
        for (const auto part :
             {linux_browsers(), sandboxed_browsers(), macos_browsers(), windows_browsers()}) {
            rows.insert(rows.end(), part.begin(), part.end());
        }
        return rows;
    }();
    return table;
}

}  // namespace smallprint
