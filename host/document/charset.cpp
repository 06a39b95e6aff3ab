#include "document/charset.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "base/error.h"
#include "base/utf8.h"
#include "document/entities.h"
#include "document/html_scan.h"
#include "document/html_tree.h"

namespace smallprint {
namespace {

constexpr std::size_t meta_search_bytes = 4096;

std::string lower(std::string_view text) {
    std::string result;
    for (const char c : text.substr(0, 32)) {
        if (!is_html_space(c)) {
            result.push_back(ascii_lower(c));
        }
    }
    return result;
}

// Labels of the WHATWG Encoding standard that the system's converter may be asked for; nothing else reaches
// it.
bool is_convertible(std::string_view label) {
    constexpr std::array labels{
        "iso-8859-2",   "iso-8859-3",   "iso-8859-4",   "iso-8859-5",   "iso-8859-6",   "iso-8859-7",
        "iso-8859-8",   "iso-8859-10",  "iso-8859-13",  "iso-8859-14",  "iso-8859-15",  "iso-8859-16",
        "windows-874",  "windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1255",
        "windows-1256", "windows-1257", "windows-1258", "koi8-r",       "koi8-u",       "macintosh",
        "gbk",          "gb2312",       "gb18030",      "big5",         "euc-jp",       "iso-2022-jp",
        "shift_jis",    "euc-kr"};
    return std::any_of(labels.begin(), labels.end(), [&](const char* known) { return label == known; });
}

std::string from_windows_1252(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes) {
        append_utf8(text, windows_1252(static_cast<unsigned char>(c)));
    }
    return text;
}

std::string from_utf16(std::string_view bytes, bool big_endian) {
    std::string text;
    text.reserve(bytes.size());
    const auto unit = [&](std::size_t i) -> char32_t {
        const auto first = static_cast<unsigned char>(bytes[i]);
        const auto second = static_cast<unsigned char>(bytes[i + 1]);
        return big_endian ? (static_cast<char32_t>(first) << 8U) | second
                          : (static_cast<char32_t>(second) << 8U) | first;
    };
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        char32_t code_point = unit(i);
        if (code_point >= 0xD800 && code_point <= 0xDBFF && i + 3 < bytes.size()) {
            const char32_t low = unit(i + 2);
            if (low >= 0xDC00 && low <= 0xDFFF) {
                code_point = 0x10000 + ((code_point - 0xD800) << 10U) + (low - 0xDC00);
                i += 2;
            }
        }
        append_utf8(text, code_point);
    }
    return text;
}

std::optional<std::string> by_converter(std::string_view bytes, const std::string& label) {
    struct Converter {
        explicit Converter(const char* name) : handle(iconv_open("UTF-8", name)) {}
        Converter(const Converter&) = delete;
        Converter& operator=(const Converter&) = delete;
        Converter(Converter&&) = delete;
        Converter& operator=(Converter&&) = delete;
        ~Converter() {
            if (valid()) {
                iconv_close(handle);
            }
        }
        [[nodiscard]] bool valid() const { return handle != reinterpret_cast<iconv_t>(-1); }  // NOLINT
        iconv_t handle;
    };
    const Converter converter{label == "shift_jis" ? "CP932" : label.c_str()};
    if (!converter.valid()) {
        return std::nullopt;
    }
    std::string source{bytes};
    std::string text;
    std::array<char, 8192> buffer{};
    char* in = source.data();
    std::size_t left = source.size();
    while (left > 0) {
        char* out = buffer.data();
        std::size_t room = buffer.size();
        const std::size_t result = iconv(converter.handle, &in, &left, &out, &room);
        text.append(buffer.data(), buffer.size() - room);
        if (result == static_cast<std::size_t>(-1) && errno != E2BIG) {
            append_utf8(text, 0xFFFD);
            ++in;
            --left;
        }
    }
    return text;
}

// The charset a page names in its first bytes: <meta charset=x> or <meta content="...; charset=x">.
std::string charset_of_meta(std::string_view bytes) {
    HtmlScanner scanner{bytes.substr(0, meta_search_bytes)};
    for (HtmlToken token = scanner.next(); token.kind != TokenKind::end; token = scanner.next()) {
        if (token.kind != TokenKind::start_tag || token.tag != Tag::meta_) {
            continue;
        }
        if (const auto charset = attribute(token.source, "charset")) {
            return lower(*charset);
        }
        const std::string content =
            lower(attribute(token.source, "content").value_or(std::string_view{}).substr(0, 64));
        if (const std::size_t found = content.find("charset="); found != std::string::npos) {
            const std::size_t begin = found + 8;
            return content.substr(begin, content.find_first_of(";,\"'", begin) - begin);
        }
    }
    return {};
}

[[noreturn]] void refuse(const char* what) {
    throw Error(
        ErrorCode::unreadable_input,
        std::string{"This is "} + what + ", not a page, Markdown or plain text; give the text instead.");
}

void refuse_what_is_no_text(std::string_view bytes) {
    struct Magic {
        std::string_view begin;
        const char* what;
    };
    constexpr std::array magics{Magic{"%PDF-", "a PDF"},
                                Magic{"\x89PNG", "an image"},
                                Magic{"GIF8", "an image"},
                                Magic{"\xFF\xD8\xFF", "an image"},
                                Magic{"PK\x03\x04", "an archive or office document"},
                                Magic{"\x1F\x8B", "compressed data"},
                                Magic{"\x28\xB5\x2F\xFD", "compressed data"},
                                Magic{"\xD0\xCF\x11\xE0", "an office document"},
                                Magic{"\x7F"
                                      "ELF",
                                      "a program"}};
    for (const Magic& magic : magics) {
        if (bytes.starts_with(magic.begin)) {
            refuse(magic.what);
        }
    }
    std::size_t controls = 0;
    // In runs that a byte can count, so that many bytes are looked at at once.
    for (std::size_t begin = 0; begin < bytes.size(); begin += 255) {
        std::uint8_t found = 0;
        for (const char c : bytes.substr(begin, 255)) {
            const auto byte = static_cast<unsigned char>(c);
            found = static_cast<std::uint8_t>(
                found + ((byte < 0x20) & ((byte < 0x09) | (byte > 0x0D)) & (byte != 0x1B)));
        }
        controls += found;
    }
    if (controls > 16 && controls > bytes.size() / 50) {
        refuse("binary data");
    }
}

// UTF-16 without a mark: Latin text has a NUL in nearly every other byte.
std::optional<bool> utf16_by_zeros(std::string_view bytes) {
    const std::string_view sample = bytes.substr(0, 1024);
    std::size_t even = 0;
    std::size_t odd = 0;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        if (sample[i] == '\0') {
            ++(i % 2 == 0 ? even : odd);
        }
    }
    const std::size_t half = sample.size() / 2;
    if (half >= 4 && odd > half * 7 / 10 && even < half / 10) {
        return false;
    }
    if (half >= 4 && even > half * 7 / 10 && odd < half / 10) {
        return true;
    }
    return std::nullopt;
}

}  // namespace

std::string decode_page(std::string_view bytes, std::string_view hint) {
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        return mend_utf8(bytes.substr(3));
    }
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        return from_utf16(bytes.substr(2), bytes.front() == '\xFE');
    }
    if (const auto big_endian = utf16_by_zeros(bytes)) {
        return from_utf16(bytes, *big_endian);
    }
    refuse_what_is_no_text(bytes);
    if (is_valid_utf8(bytes)) {
        const std::string label = hint.empty() ? std::string{} : lower(hint);
        const bool escapes = label == "iso-2022-jp" && bytes.find('\x1B') != std::string_view::npos;
        if (!escapes) {
            return std::string{bytes};
        }
    }
    const std::string label = hint.empty() ? charset_of_meta(bytes) : lower(hint);
    if (label == "utf-16le" || label == "utf-16" || label == "utf-16be") {
        return from_utf16(bytes, label == "utf-16be");
    }
    if (label == "utf-8" || label == "utf8") {
        // A page that says UTF-8 and mostly is has a few damaged characters; one that is not is windows-1252.
        std::string mended = mend_utf8(bytes);
        std::size_t damaged = 0;
        std::size_t sound = 0;
        for (std::size_t i = 0; i < mended.size();) {
            const char32_t c = next_code_point(mended, i);
            damaged += c == 0xFFFD ? 1U : 0U;
            sound += c >= 0x80 && c != 0xFFFD ? 1U : 0U;
        }
        if (!hint.empty() || damaged <= sound) {
            return mended;
        }
    } else if (is_convertible(label)) {
        if (auto text = by_converter(bytes, label)) {
            return *text;
        }
    }
    return from_windows_1252(bytes);
}

}  // namespace smallprint
