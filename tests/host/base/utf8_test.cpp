#include "base/utf8.h"

#include <doctest/doctest.h>

#include <string>

namespace smallprint {

TEST_CASE("well-formed UTF-8 is told from ill-formed") {
    CHECK(is_valid_utf8(""));
    CHECK(is_valid_utf8("plain, \u00e9, \u20ac, \U0001F600"));
    CHECK_FALSE(is_valid_utf8("\x80"));
    CHECK_FALSE(is_valid_utf8("\xC0\xAF"));          // Overlong.
    CHECK_FALSE(is_valid_utf8("\xE0\x80\xAF"));      // Overlong.
    CHECK_FALSE(is_valid_utf8("\xED\xA0\x80"));      // A surrogate.
    CHECK_FALSE(is_valid_utf8("\xF4\x90\x80\x80"));  // Above U+10FFFF.
    CHECK_FALSE(is_valid_utf8("\xE2\x82"));          // Cut off.
}

TEST_CASE("an ill-formed byte is found wherever it stands among others") {
    for (std::size_t size = 1; size < 40; ++size) {
        CHECK(is_valid_utf8(std::string(size, 'a')));
        for (std::size_t at = 0; at < size; ++at) {
            std::string text(size, 'a');
            text[at] = '\xFF';
            CHECK_FALSE(is_valid_utf8(text));
            text.replace(at, 1, "\xC3\xA9");
            CHECK(is_valid_utf8(text));
            text.erase(at + 1, 1);
            CHECK_FALSE(is_valid_utf8(text));
        }
    }
}

TEST_CASE("each maximal ill-formed part becomes one replacement character") {
    CHECK(mend_utf8("a\xE2\x82z") == "a\uFFFDz");
    CHECK(mend_utf8("\xF0\x80\x80\x41") == "\uFFFD\uFFFD\uFFFD\x41");
    CHECK(mend_utf8("\xC3") == "\uFFFD");
    CHECK(mend_utf8("sound \u00e9") == "sound \u00e9");
    CHECK(is_valid_utf8(mend_utf8(std::string("\xFF\xFE\x00\xC3(", 5))));
}

TEST_CASE("code points are read and written") {
    const std::string text = "a\u00e9\u20ac\U0001F600";
    std::size_t position = 0;
    CHECK(next_code_point(text, position) == U'a');
    CHECK(next_code_point(text, position) == U'\u00e9');
    CHECK(next_code_point(text, position) == U'\u20ac');
    CHECK(next_code_point(text, position) == U'\U0001F600');
    CHECK(position == text.size());
    std::string written;
    append_utf8(written, 0xD800);
    append_utf8(written, 0x110000);
    append_utf8(written, U'\u20ac');
    CHECK(written == "\uFFFD\uFFFD\u20ac");
}

TEST_CASE("normal form C and case folding") {
    CHECK(to_nfc("e\u0301") == "\u00e9");
    CHECK(to_nfc("\ufb01") == "\ufb01");
    CHECK(fold_case("STRASSE") == "strasse");
    CHECK(fold_case("Stra\u00dfe \ufb01") == "strasse fi");
    CHECK(unicode_version().find('.') != std::string::npos);
}

}  // namespace smallprint
