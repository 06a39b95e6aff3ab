// What pdftotext gives, put together: only the document's words.
#include "doors/cli/pdf_pages.h"

#include <doctest/doctest.h>

#include <string>

using smallprint::join_pages;

TEST_CASE("what stands on every page is left out, with its numbers") {
    const std::string text =
        "Acme Terms of Service\n\n1. You agree to this.\n\nv4.2 - Page 1 of 3\n\f"
        "Acme Terms of Service\n\n2. You pay 10 dollars.\n\nv4.2 - Page 2 of 3\n\f"
        "Acme Terms of Service\n\n3. You may leave.\n\nv4.2 - Page 3 of 3\n\f";
    CHECK(join_pages(text) == "1. You agree to this.\n\n2. You pay 10 dollars.\n\n3. You may leave.\n");
}

TEST_CASE("a browser's print says when and where, once is enough") {
    CHECK(join_pages("11/22/26, 9:13 PM\n\nYou agree.\n\nhttps://acme.example/terms\n\n1/1\n\f") ==
          "You agree.\n");
    CHECK(join_pages("You agree on 11/22/26, 9:13 PM\n\f") == "You agree on 11/22/26, 9:13 PM\n");
}

TEST_CASE("a paragraph goes on over the end of a page, another begins behind a sentence") {
    CHECK(join_pages("We may sell your\n\n1\n\fpersonal data to anyone.\n\n2\n\fYou agree.\n\n3\n\f") ==
          "We may sell your\npersonal data to anyone.\n\nYou agree.\n");
}

TEST_CASE("what only looks alike stays") {
    CHECK(join_pages("Fees\n\nYou pay 5 dollars.\n\fRefunds\n\nNone.\n\f") ==
          "Fees\n\nYou pay 5 dollars.\n\nRefunds\n\nNone.\n");
    CHECK(join_pages("You pay.\n\nYou pay.\n") == "You pay.\n\nYou pay.\n");
    for (const char* text : {"", "\f", "\n\n\f\f\n", " \f "}) {
        CAPTURE(text);
        CHECK(join_pages(text).empty());
    }
}
