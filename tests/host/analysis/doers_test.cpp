// Who is plainly somebody else than the firm.
#include <doctest/doctest.h>

#include <string>

#include "analysis/doers.h"

namespace {

/// Whether others do what the word `verb` says, in the first place where it stands.
bool by_others(const std::string& text, const std::string& verb) {
    smallprint::Words words;
    smallprint::split_words(text, words);
    smallprint::Reading reading;
    for (std::uint32_t i = 0; i < words.size(); ++i) {
        reading.words.push_back(i);
    }
    const auto found = smallprint::done_by_others(words, reading);
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words.key(i) == verb) {
            return found[i];
        }
    }
    FAIL("no such word");
    return false;
}

}  // namespace

TEST_CASE("users and third parties are not the firm") {
    CHECK(by_others("You may close your account.", "may"));
    CHECK(by_others("Users of the platform may close their accounts.", "may"));
    CHECK(by_others("The customer, at its sole discretion, may end this agreement.", "may"));
    CHECK(by_others("Either party may end this agreement.", "may"));
    CHECK(by_others("Members who pay by check may cancel.", "may"));
    CHECK(by_others("You or Acme Web Services may end this agreement.", "may"));
    CHECK(by_others("Your employer may look at your account.", "may"));
    CHECK(by_others("Some of our partners may sell your data.", "may"));
}

TEST_CASE("where it is not plain, it may be the firm") {
    CHECK_FALSE(by_others("We may close your account.", "may"));
    CHECK_FALSE(by_others("You agree that Acme may close your account.", "may"));
    CHECK_FALSE(by_others("To protect its users, Acme may close your account.", "may"));
    CHECK_FALSE(by_others("Accounts of users may be closed.", "may"));
    CHECK_FALSE(by_others("If you break these rules, we may close your account.", "may"));
    CHECK_FALSE(by_others("You cancel; Acme may keep a copy.", "may"));
    CHECK_FALSE(by_others("The company may close your account.", "may"));
}
