// Zip files through minizip, over a stream that the caller has opened, so that nothing needs a name on the
// disk.
#include <minizip/zip.h>

#include <climits>

#include "base/error.h"
#include "service/file_sink.h"

namespace smallprint {
namespace {

constexpr unsigned long first_dos_date = 0x00210000UL;      // 1 January 1980: the earliest there is
constexpr unsigned long plain_file = 0100644UL << 16U;      // rw-r--r--, as Unix zip programs write it
constexpr unsigned long made_by_unix = (3UL << 8U) | 20UL;  // 2.0 of the format
constexpr unsigned long names_in_utf8 = 1UL << 11U;

Error cannot_write() {
    return {ErrorCode::unreadable_input, "The zip file cannot be written; is there room on the disk?"};
}

// minizip opens and closes by name; ours is open already and stays so.
voidpf ZCALLBACK already_open(voidpf stream, const void* name, int mode) {
    (void)name;
    (void)mode;
    return stream;
}

int ZCALLBACK keep_open(voidpf opaque, voidpf stream) {
    (void)opaque;
    return std::fflush(static_cast<std::FILE*>(stream));
}

}  // namespace

struct ZipSink::Archive {
    zipFile file = nullptr;
};

ZipSink::ZipSink(std::FILE* file) : archive_(std::make_unique<Archive>()) {
    zlib_filefunc64_def functions{};
    fill_fopen64_filefunc(&functions);
    functions.opaque = file;
    functions.zopen64_file = already_open;
    functions.zclose_file = keep_open;
    archive_->file = zipOpen2_64("", APPEND_STATUS_CREATE, nullptr, &functions);
    if (archive_->file == nullptr) {
        throw cannot_write();
    }
}

ZipSink::~ZipSink() {
    if (archive_->file != nullptr) {
        zipClose(archive_->file, nullptr);  // Given up: what was written is thrown away by the caller.
    }
}

void ZipSink::put(const std::string& name, std::string_view content) {
    zip_fileinfo info{};
    info.dosDate = first_dos_date;
    info.external_fa = plain_file;
    bool written = zipOpenNewFileInZip4_64(archive_->file, name.c_str(), &info, nullptr, 0, nullptr, 0,
                                           nullptr, Z_DEFLATED, Z_DEFAULT_COMPRESSION, 0, -MAX_WBITS, 8,
                                           Z_DEFAULT_STRATEGY, nullptr, 0, made_by_unix, names_in_utf8,
                                           content.size() > UINT_MAX ? 1 : 0) == ZIP_OK;
    constexpr std::size_t at_once = std::size_t{1} << 20U;
    for (std::size_t at = 0; written && at < content.size(); at += at_once) {
        const std::string_view part = content.substr(at, at_once);
        written =
            zipWriteInFileInZip(archive_->file, part.data(), static_cast<unsigned>(part.size())) == ZIP_OK;
    }
    if (!written || zipCloseFileInZip(archive_->file) != ZIP_OK) {
        throw cannot_write();
    }
}

void ZipSink::end() {
    zipFile file = archive_->file;
    archive_->file = nullptr;
    if (zipClose(file, nullptr) != ZIP_OK) {
        throw cannot_write();
    }
}

}  // namespace smallprint
