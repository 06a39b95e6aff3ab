#include "history/files.h"

namespace smallprint::history {

struct DirectoryLock::Handle {};

DirectoryLock::DirectoryLock(const std::filesystem::path& /*directory*/)
    : handle_(std::make_unique<Handle>()) {}
DirectoryLock::~DirectoryLock() = default;

}  // namespace smallprint::history
