#include "doors/watcher/inflate.h"

#include <brotli/decode.h>
#include <zlib.h>

#include <array>
#include <memory>
#include <vector>

#include "base/ascii.h"

namespace smallprint {
namespace {

constexpr std::size_t step = 65'536;
constexpr std::size_t most_layers = 3;

bool append(std::string& out, const std::array<unsigned char, step>& buffer, std::size_t size,
            std::size_t most) {
    if (out.size() + size > most) {
        return false;
    }
    out.append(reinterpret_cast<const char*>(buffer.data()), size);
    return true;
}

// `window` as inflateInit2 takes it: 15 + 32 finds gzip and zlib wrappers, -15 has none.
InflateResult unpack_zlib(int window, std::size_t most, std::string& bytes) {
    z_stream stream{};
    if (inflateInit2(&stream, window) != Z_OK) {
        return InflateResult::broken;
    }
    const std::unique_ptr<z_stream, decltype(&inflateEnd)> end(&stream, &inflateEnd);
    stream.next_in = reinterpret_cast<Bytef*>(bytes.data());
    stream.avail_in = static_cast<uInt>(bytes.size());
    std::string out;
    std::array<unsigned char, step> buffer{};
    while (true) {
        stream.next_out = buffer.data();
        stream.avail_out = static_cast<uInt>(buffer.size());
        const int state = ::inflate(&stream, Z_NO_FLUSH);
        if (state != Z_OK && state != Z_STREAM_END) {
            return InflateResult::broken;
        }
        if (!append(out, buffer, buffer.size() - stream.avail_out, most)) {
            return InflateResult::too_large;
        }
        if (state == Z_STREAM_END) {
            break;  // What follows the end is not looked at.
        }
        if (stream.avail_in == 0 && stream.avail_out != 0) {
            return InflateResult::broken;  // Cut off.
        }
    }
    bytes = std::move(out);
    return InflateResult::done;
}

InflateResult unpack_brotli(std::size_t most, std::string& bytes) {
    const std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> state(
        BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), &BrotliDecoderDestroyInstance);
    if (!state) {
        return InflateResult::broken;
    }
    const auto* next_in = reinterpret_cast<const unsigned char*>(bytes.data());
    std::size_t available_in = bytes.size();
    std::string out;
    std::array<unsigned char, step> buffer{};
    while (true) {
        unsigned char* next_out = buffer.data();
        std::size_t available_out = buffer.size();
        const auto result = BrotliDecoderDecompressStream(state.get(), &available_in, &next_in,
                                                          &available_out, &next_out, nullptr);
        if (!append(out, buffer, buffer.size() - available_out, most)) {
            return InflateResult::too_large;
        }
        if (result == BROTLI_DECODER_RESULT_SUCCESS) {
            break;
        }
        if (result != BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) {
            return InflateResult::broken;
        }
    }
    bytes = std::move(out);
    return InflateResult::done;
}

InflateResult unpack(std::string_view name, std::size_t most, std::string& bytes) {
    if (name == "identity" || name.empty()) {
        return bytes.size() > most ? InflateResult::too_large : InflateResult::done;
    }
    if (name == "gzip" || name == "x-gzip") {
        return unpack_zlib(15 + 32, most, bytes);
    }
    if (name == "deflate") {
        const InflateResult wrapped = unpack_zlib(15 + 32, most, bytes);
        return wrapped == InflateResult::broken ? unpack_zlib(-15, most, bytes) : wrapped;
    }
    return name == "br" ? unpack_brotli(most, bytes) : InflateResult::unknown;
}

}  // namespace

InflateResult inflate(std::string_view encoding, std::size_t most_bytes, std::string& bytes) {
    std::vector<std::string> layers;
    while (!encoding.empty()) {
        const std::size_t comma = std::min(encoding.find(','), encoding.size());
        std::string_view name = encoding.substr(0, comma);
        encoding.remove_prefix(std::min(comma + 1, encoding.size()));
        while (!name.empty() && (name.front() == ' ' || name.front() == '\t')) {
            name.remove_prefix(1);
        }
        while (!name.empty() && (name.back() == ' ' || name.back() == '\t')) {
            name.remove_suffix(1);
        }
        layers.push_back(ascii_lowered(name));
    }
    if (layers.size() > most_layers) {
        return InflateResult::unknown;
    }
    for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {
        if (const InflateResult result = unpack(*layer, most_bytes, bytes); result != InflateResult::done) {
            return result;
        }
    }
    return bytes.size() > most_bytes ? InflateResult::too_large : InflateResult::done;
}

}  // namespace smallprint
