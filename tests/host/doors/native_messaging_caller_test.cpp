#include <doctest/doctest.h>

#include <string_view>
#include <vector>

#include "doors/native_messaging/caller.h"

namespace smallprint {
namespace {

const ExtensionIds ids{
    "org.smallprint.host", {"abcdefghijklmnopabcdefghijklmnop"}, {"extension@example.org"}};
using Arguments = std::vector<std::string_view>;

}  // namespace

TEST_CASE("a browser is told from a person by its arguments") {
    CHECK(is_browser_call(Arguments{"chrome-extension://abcdefghijklmnopabcdefghijklmnop/"}));
    CHECK(is_browser_call(Arguments{"chrome-extension://anything/", "--parent-window=0"}));
    CHECK(is_browser_call(
        Arguments{"/home/a/.mozilla/native-messaging-hosts/x.json", "extension@example.org"}));
    CHECK(is_browser_call(Arguments{"C:\\Users\\a\\x.json", "extension@example.org"}));
    CHECK_FALSE(is_browser_call(Arguments{}));
    CHECK_FALSE(is_browser_call(Arguments{"analyze", "page.json"}));
    CHECK_FALSE(is_browser_call(Arguments{"/home/a/x.json"}));
    CHECK_FALSE(is_browser_call(Arguments{"--help"}));
}

TEST_CASE("only our own extensions are trusted") {
    CHECK(is_trusted_caller(Arguments{"chrome-extension://abcdefghijklmnopabcdefghijklmnop/"}, ids));
    CHECK(is_trusted_caller(Arguments{"/x/y.json", "extension@example.org"}, ids));
    for (const Arguments& arguments :
         {Arguments{"chrome-extension://"}, Arguments{"chrome-extension:///"},
          Arguments{"chrome-extension://abcdefghijklmnopabcdefghijklmnop/x"},
          Arguments{"chrome-extension://abcdefghijklmnopabcdefghijklmnop//"},
          Arguments{"chrome-extension://abcdefghijklmnopabcdefghijklmno/"},
          Arguments{"chrome-extension://extension@example.org/"},
          Arguments{"chrome-extension://evil/", "extension@example.org"},
          Arguments{"/x/y.json", "abcdefghijklmnopabcdefghijklmnop"}, Arguments{"/x/y.json", ""},
          Arguments{"/x/y.json", "Extension@example.org"}, Arguments{}}) {
        CHECK_FALSE(is_trusted_caller(arguments, ids));
    }
}

TEST_CASE("the ids that are built in name the development extension of both families") {
    CHECK(extension_ids().chromium.size() >= 1);
    CHECK(extension_ids().firefox.size() >= 1);
    CHECK(extension_ids().host_name == "org.smallprint.host");
}

}  // namespace smallprint
