// zlib's inflate as C++ owns things.
#pragma once

#include <zlib.h>

#include "base/error.h"

namespace smallprint::git {

class Inflater {
public:
    Inflater() {
        if (inflateInit(&stream_) != Z_OK) {
            throw Error(ErrorCode::internal, "zlib could not be started.");
        }
    }
    ~Inflater() { inflateEnd(&stream_); }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    /// Ready for the next entry.
    z_stream& begin() {
        inflateReset(&stream_);
        return stream_;
    }

private:
    z_stream stream_{};
};

}  // namespace smallprint::git
