#include "analysis/display_name.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>

namespace {

smallprint::Document page(std::string title, std::string text) {
    smallprint::Document document = smallprint::document_from_blocks({smallprint::Block{
        .kind = smallprint::BlockKind::paragraph, .level = 0, .text = std::move(text), .links = {}}});
    document.title = std::move(title);
    return document;
}

}  // namespace

TEST_CASE("a service is called what its own text calls it") {
    CHECK(smallprint::display_name(page("Terms", "Parley Labs, Inc. (“Parley”) and parley.example."),
                                   "parley.example") == "Parley");
    CHECK(smallprint::display_name(page("Hugging Face – Terms", "We are Hugging Face."), "huggingface.co") ==
          "Hugging Face");
    CHECK(smallprint::display_name(page("", "OpenRouter, OPENROUTER and OpenRouter."), "openrouter.ai") ==
          "OpenRouter");
    CHECK(smallprint::display_name(page("", "Welcome to My-Shop."), "my-shop.com") == "My-Shop");
}

TEST_CASE("a page cannot choose a name that its address does not bear") {
    CHECK(smallprint::display_name(page("Your Bank", "Your Bank owns this."), "evil.example") ==
          "evil.example");
    CHECK(smallprint::display_name(page("", "Parleyance and unparley are other words."), "parley.example") ==
          "parley.example");
    CHECK(smallprint::display_name(page("", "parley in lower case only."), "parley.example") ==
          "parley.example");
    CHECK(smallprint::display_name(page("", "X is short. X."), "x.ai") == "x.ai");
    CHECK(smallprint::display_name(page("", ""), "") == "");
}
