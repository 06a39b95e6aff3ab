#include "service/address.h"

#include <doctest/doctest.h>

#include <string>

namespace smallprint {
namespace {

std::string reduced(std::string_view url) {
    const auto address = reduce_address(url);
    return address ? address->text() : "(none)";
}

}  // namespace

TEST_CASE("an address loses what is about the person and keeps what chooses the document") {
    CHECK(reduced("https://Example.COM/Terms?utm_source=x&lang=EN&fbclid=y#part-2") ==
          "https://example.com/Terms?lang=EN");
    CHECK(reduced("https://name:secret@example.com/terms") == "https://example.com/terms");
    CHECK(reduced("https://a@b@example.com/terms") == "https://example.com/terms");
    CHECK(reduced("https://example.com") == "https://example.com/");
    CHECK(reduced("https://example.com?id=7") == "https://example.com/?id=7");
    CHECK(reduced("https://example.com./terms") == "https://example.com/terms");
}

TEST_CASE("parameters are sorted by name, so that their order makes no second document") {
    CHECK(reduced("https://example.com/doc?page=2&id=7") == reduced("https://example.com/doc?id=7&page=2"));
    CHECK(reduced("https://example.com/doc?ID=7&id=7") == "https://example.com/doc?id=7");
}

TEST_CASE("a value that may be about the person goes even under a name that is kept") {
    CHECK(reduced("https://example.com/doc?id=me%40example.org") == "https://example.com/doc");
    CHECK(reduced("https://example.com/doc?id=" + std::string(65, 'a')) == "https://example.com/doc");
    CHECK(reduced("https://example.com/doc?id=") == "https://example.com/doc");
    CHECK(reduced("https://example.com/doc?id") == "https://example.com/doc");
}

TEST_CASE("only a port of its own stays") {
    CHECK(reduced("https://example.com:443/") == "https://example.com/");
    CHECK(reduced("http://example.com:80/") == "http://example.com/");
    CHECK(reduced("http://127.0.0.1:8080/terms") == "http://127.0.0.1:8080/terms");
    CHECK(reduced("http://[::1]:8080/terms") == "http://[::1]:8080/terms");
    CHECK(reduced("https://example.com:99999999/") == "(none)");
    CHECK(reduced("https://example.com:1a/") == "(none)");
}

TEST_CASE("what is no page has no address") {
    for (const char* url :
         {"", "example.com/terms", "javascript:alert(1)", "data:text/html,x", "about:blank", "https:///terms",
          "https://exa mple.com/", "https://example.com/a\nb", "blob:https://a/b", "https://ex<b>ample.com/",
          "chrome-extension://abc/", "https://example.com\\@evil.org/"}) {
        CAPTURE(url);
        CHECK_FALSE(reduce_address(url).has_value());
    }
    CHECK_FALSE(reduce_address("https://example.com/" + std::string(1'100'000, 'a')).has_value());
}

TEST_CASE("a file is an address without host and query") {
    CHECK(reduced("file:///home/someone/terms.html?id=1#x") == "file:///home/someone/terms.html");
}

TEST_CASE("a path is cut where no address of terms gets to") {
    const auto address = reduce_address("https://example.com/" + std::string(5'000, 'a'));
    REQUIRE(address.has_value());
    CHECK(address->path.size() == 2'048);
}

TEST_CASE("the registrable domain follows the Public Suffix List") {
    CHECK(registrable_domain("www.example.co.uk") == "example.co.uk");
    CHECK(registrable_domain("chat.mistral.ai") == "mistral.ai");
    CHECK(registrable_domain("someone.github.io") == "someone.github.io");
    CHECK(registrable_domain("localhost") == "localhost");
    CHECK(registrable_domain("127.0.0.1") == "127.0.0.1");
    CHECK(registrable_domain("[::1]") == "[::1]");
    CHECK(registrable_domain("co.uk") == "co.uk");
}

}  // namespace smallprint
