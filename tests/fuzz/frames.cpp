#include <unistd.h>

#include <cstdio>
#include <memory>
#include <string>

#include "doors/native_messaging/frames.h"
#include "doors/native_messaging/streams.h"
#include "targets.h"

namespace smallprint::fuzz {
namespace {

struct CloseFile {
    void operator()(std::FILE* file) const noexcept { (void)std::fclose(file); }
};

/// A file that holds these bytes, to be read from its begin.
class Bytes {
public:
    Bytes() : file_(std::tmpfile()) { require(file_ != nullptr, "a temporary file can be made"); }

    [[nodiscard]] int descriptor() const { return fileno(file_.get()); }
    void clear() const {
        require(ftruncate(descriptor(), 0) == 0, "a temporary file can be emptied");
        rewind();
    }
    void rewind() const {
        require(lseek(descriptor(), 0, SEEK_SET) == 0, "a temporary file can be read again");
    }

private:
    std::unique_ptr<std::FILE, CloseFile> file_;
};

}  // namespace

void frames(std::string_view input) {
    static const Bytes incoming;
    static const Bytes outgoing;
    incoming.clear();
    outgoing.clear();
    require(write_full(incoming.descriptor(), input), "the input can be written");
    incoming.rewind();

    FrameReader reader(incoming.descriptor());
    FrameWriter writer(outgoing.descriptor());
    std::string body;
    std::string said;
    std::size_t read = 0;
    FrameResult result = reader.read(body);
    for (; result == FrameResult::frame; result = reader.read(body)) {
        read += body.size() + 4;
        require(read <= input.size(), "no more is read than came");
        require(writer.write(body), "a frame can be written");
        said.append(body);
    }
    constexpr std::size_t one_step = 1U
                                     << 20U;  // What is asked for before the first byte of a body has come.
    require(body.capacity() <= 2 * input.size() + 2 * one_step,
            "memory grows with what came, not with what was promised");

    outgoing.rewind();
    FrameReader again(outgoing.descriptor());
    std::string heard;
    while (again.read(body) == FrameResult::frame) {
        heard.append(body);
    }
    require(heard == said, "what was written is what is read");
}

}  // namespace smallprint::fuzz
