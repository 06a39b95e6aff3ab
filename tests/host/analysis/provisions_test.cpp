// Known provisions are found again by their words: the same, nearly the same, renamed; and not when turned
// round.
#include <doctest/doctest.h>

#include "analysis/provision_index.h"
#include "catalogue/fingerprint.h"

namespace {

constexpr const char* original =
    "When you press one of the rating buttons below an answer, you allow Acme to keep the whole conversation "
    "for 30 "
    "days and to use it together with your rating to teach the models that Acme builds.";

smallprint::Provision provision_of(const std::string& text) {
    smallprint::Words words;
    smallprint::split_words(text, words);
    smallprint::Provision provision;
    provision.id = "known";
    provision.type = "sale";
    provision.words = static_cast<std::uint32_t>(words.size());
    provision.negations = words.size() == 0 ? 0 : smallprint::count_negations(words, 0, words.size() - 1);
    provision.exact = smallprint::exact_hash(words, 0, words.size());
    provision.fingerprint = smallprint::fingerprint_of(words);
    return provision;
}

std::vector<smallprint::ProvisionMatch> find(const smallprint::ProvisionIndex& index,
                                             const std::string& text) {
    smallprint::Words words;
    smallprint::split_words(text, words);
    return index.find(words);
}

}  // namespace

TEST_CASE("a known provision is found in its own words, anywhere in a clause") {
    const std::vector<smallprint::Provision> known{provision_of(original)};
    const smallprint::ProvisionIndex index(known);
    auto found = find(index, original);
    REQUIRE(found.size() == 1);
    CHECK(found[0].exact);
    found = find(index, "We like to hear from you. " + std::string(original) + " Thank you for helping us.");
    REQUIRE(found.size() == 1);
    CHECK(found[0].exact);
    CHECK(found[0].first == 6);
    CHECK(found[0].last == 6 + known[0].words - 1);
    // Case and typography do not matter.
    found =
        find(index,
             "WHEN you press one of the rating buttons below an answer , you allow ACME to keep the whole "
             "conversation for 30 days and to use it together with your rating to teach the models that "
             "Acme builds");
    REQUIRE(found.size() == 1);
    CHECK(found[0].exact);
}

TEST_CASE("a known provision is found when names, numbers and a few words differ") {
    const std::vector<smallprint::Provision> known{provision_of(original)};
    const smallprint::ProvisionIndex index(known);
    const auto found =
        find(index,
             "When you press one of the rating buttons below an answer, you allow Globex to keep the whole "
             "conversation for 90 days and to use it together with your rating to teach the models that "
             "Globex makes.");
    REQUIRE(found.size() == 1);
    CHECK_FALSE(found[0].exact);
    CHECK(found[0].containment >= smallprint::ProvisionIndex::least_containment);
}

TEST_CASE("a provision turned round, or only alike, is not that provision") {
    const std::vector<smallprint::Provision> known{provision_of(original)};
    const smallprint::ProvisionIndex index(known);
    CHECK(find(index,
               "When you press one of the rating buttons below an answer, you do not allow Acme to keep the "
               "whole conversation for 30 days and to use it together with your rating to teach the models "
               "that Acme builds.")
              .empty());
    CHECK(find(index,
               "When you press one of the rating buttons below an answer, Acme counts it and thanks you for "
               "it, and that is all that happens with it.")
              .empty());
    CHECK(find(index, "").empty());
}

TEST_CASE("short provisions must be the very words") {
    const std::vector<smallprint::Provision> known{provision_of("All sales are final.")};
    const smallprint::ProvisionIndex index(known);
    CHECK(find(index, "ALL SALES ARE FINAL").size() == 1);
    CHECK(find(index, "All sales are not final.").empty());
    CHECK(find(index, "All sales are final for us.").empty());
}
