#include "doors/cli/commands.h"

#include <array>

#include "base/paths.h"

namespace smallprint {

std::filesystem::path CommandLine::data_directory() const {
    return smallprint::data_directory(data_dir);
}

std::span<const AddCommand> command_table() noexcept {
    static constexpr std::array<AddCommand, 18> table{
        &add_analyze,    &add_detect, &add_classify, &add_extract,        &add_diff,      &add_history,
        &add_import,     &add_cite,   &add_ledger,   &add_view,           &add_catalogue, &add_register,
        &add_unregister, &add_doctor, &add_describe, &add_watch_commands, &add_digest,    &add_settings};
    return table;
}

}  // namespace smallprint
