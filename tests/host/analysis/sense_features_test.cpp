// Who does what: the doer, the manner and the thing make different features of the same words.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "analysis/model/sense_features.h"

using namespace smallprint::model;  // NOLINT(google-build-using-namespace): a test of it.

namespace {

constexpr std::uint8_t end_deed = 1;
constexpr std::uint8_t account_thing = 1;
constexpr std::uint8_t content_thing = 2;

WordEntry plain() {
    return {first_word, rare_word, rare_word, 0};
}
WordEntry role(Role role) {
    return {first_word, rare_word, rare_word, pack({role, {0, 0}, {0, 0}, 0})};
}
WordEntry deed(std::uint8_t number) {
    return {first_word, rare_word, rare_word, pack({Role::none, {number, 0}, {0, 0}, 0})};
}
WordEntry thing(std::uint8_t number) {
    return {first_word, rare_word, rare_word, pack({Role::none, {0, 0}, {number, 0}, 0})};
}
WordEntry term(std::uint8_t number) {
    return {first_word, rare_word, rare_word, pack({Role::none, {0, 0}, {0, 0}, number})};
}

std::set<FeatureKey> features(const std::vector<WordEntry>& words) {
    std::vector<FeatureKey> list;
    list_sense_features(words, list);
    CHECK(std::all_of(list.begin(), list.end(), is_sense_feature));
    return {list.begin(), list.end()};
}

}  // namespace

TEST_CASE("a sense survives its packing, and any code gives one in range") {
    const Sense sense{Role::joins, {31, 7}, {12, 31}, 19};
    const Sense again = unpack(pack(sense));
    CHECK(again.role == Role::joins);
    CHECK(again.deeds[0] == 31);
    CHECK(again.deeds[1] == 7);
    CHECK(again.things[0] == 12);
    CHECK(again.things[1] == 31);
    CHECK(again.term == 19);
    CHECK(unpack(0xFFFFFFFFU).role == Role::none);
    CHECK(unpack(0xFFFFFFFFU).term == 31);
}

TEST_CASE("who does it makes a difference, and so does whether one may") {
    const auto we = features({role(Role::we), role(Role::may), deed(end_deed), thing(account_thing)});
    const auto you = features({role(Role::you), role(Role::may), deed(end_deed), thing(account_thing)});
    const auto will = features({role(Role::we), role(Role::will), deed(end_deed), thing(account_thing)});
    const auto not_we =
        features({role(Role::we), role(Role::may), role(Role::no), deed(end_deed), thing(account_thing)});
    CHECK(we != you);
    CHECK(we != will);
    CHECK(we != not_we);
}

TEST_CASE("a name before 'may' is the firm's, a name elsewhere is nobody's") {
    const WordEntry name{name_word, rare_word, rare_word, 0};
    const std::vector<WordEntry> firm{name, role(Role::may), deed(end_deed)};
    const std::vector<WordEntry> we{role(Role::we), role(Role::may), deed(end_deed)};
    const std::vector<WordEntry> nobody{plain(), role(Role::may), deed(end_deed)};
    CHECK(features(firm) == features(we));
    CHECK(features(nobody) != features(we));
}

TEST_CASE("whose thing, and whether it comes first, makes a difference") {
    const auto your = features({deed(end_deed), role(Role::your), thing(account_thing)});
    const auto our = features({deed(end_deed), role(Role::our), thing(account_thing)});
    const auto content = features({deed(end_deed), role(Role::your), thing(content_thing)});
    const auto active = features({thing(account_thing), plain(), deed(end_deed)});
    const auto passive = features({thing(account_thing), role(Role::be), deed(end_deed)});
    CHECK(your != our);
    CHECK(your != content);
    CHECK(your != active);
    CHECK(active != passive);
}

TEST_CASE("a thing far behind a deed is another's, and a verdict on the terms counts wherever it stands") {
    std::vector<WordEntry> near{deed(end_deed)};
    std::vector<WordEntry> far{deed(end_deed)};
    near.insert(near.end(), 9, plain());
    far.insert(far.end(), 10, plain());
    near.push_back(thing(account_thing));
    far.push_back(thing(account_thing));
    CHECK(features(near).size() > features(far).size());
    far.insert(far.begin(), term(3));
    near.push_back(term(3));
    const auto first = features(far);
    const auto last = features(near);
    CHECK(std::includes(last.begin(), last.end(), first.begin(), first.end()));
}

TEST_CASE("a sentence of nothing but senses stays within bounds") {
    const WordEntry all{first_word, rare_word, rare_word, pack({Role::we, {30, 31}, {30, 31}, 31})};
    std::vector<FeatureKey> list;
    list_sense_features(std::vector<WordEntry>(4000, all), list);
    CHECK(list.size() < 4000 * 250);
}
