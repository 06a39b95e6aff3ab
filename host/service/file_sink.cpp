#include "service/file_sink.h"

#include <fstream>
#include <system_error>
#include <utility>

#include "base/error.h"
#include "base/sha256.h"

namespace smallprint {

void FileSink::write(const std::string& name, std::string_view content) {
    put(name, content);
    sums_ += to_hex(sha256(content)) + "  " + name + "\n";
    ++files_;
}

void FileSink::finish() {
    const std::string sums = std::exchange(sums_, {});
    put("SHA256SUMS", sums);
    ++files_;
    end();
}

FolderSink::FolderSink(std::filesystem::path folder) : folder_(std::move(folder)) {
    std::error_code error;
    made_ = std::filesystem::create_directories(folder_, error);
    if (!std::filesystem::is_directory(folder_, error)) {
        throw Error(ErrorCode::unreadable_input, "The folder " + folder_.string() + " cannot be made.");
    }
    if (!std::filesystem::is_empty(folder_, error)) {
        throw Error(ErrorCode::usage, folder_.string() + " is not empty; name a new folder.");
    }
}

FolderSink::~FolderSink() {
    if (whole_) {
        return;
    }
    std::error_code ignored;
    for (const std::filesystem::path& name : written_) {
        std::filesystem::remove_all(folder_ / name, ignored);
    }
    if (made_) {
        std::filesystem::remove(folder_, ignored);  // Not where others have put something in it meanwhile.
    }
}

void FolderSink::put(const std::string& name, std::string_view content) {
    std::error_code error;
    const auto path = folder_ / name;
    written_.insert(*std::filesystem::path(name).begin());
    std::filesystem::create_directories(path.parent_path(), error);
    std::ofstream file(path, std::ios::binary);
    file.write(content.data(), static_cast<std::streamsize>(content.size()));
    file.close();
    if (!file) {
        throw Error(ErrorCode::unreadable_input, "The folder " + folder_.string() + " cannot be written.");
    }
}

}  // namespace smallprint
