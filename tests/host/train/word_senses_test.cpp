// The words' senses as the trainer knows them.
#include <doctest/doctest.h>

#include "analysis/model/sense_features.h"
#include "train/word_senses.h"

using namespace smallprint;  // NOLINT(google-build-using-namespace): a test of it.
using train::sense_of;

TEST_CASE("words have the sense of their row, with any ending where a star stands") {
    CHECK(model::unpack(sense_of("we")).role == model::Role::we);
    CHECK(model::unpack(sense_of("subscribers")).role == model::Role::you);
    CHECK(model::unpack(sense_of("reserves")).role == model::Role::reserve);
    CHECK(model::unpack(sense_of("and")).role == model::Role::joins);
    const auto deed = model::unpack(sense_of("terminate")).deeds[0];
    CHECK(deed != 0);
    CHECK(model::unpack(sense_of("terminating")).deeds[0] == deed);
    CHECK(model::unpack(sense_of("suspended")).deeds[0] == deed);
    CHECK(model::unpack(sense_of("modify")).deeds[0] != deed);
}

TEST_CASE("a word may be deed and thing, and most words are nothing") {
    const auto arbitration = model::unpack(sense_of("arbitration"));
    CHECK(arbitration.deeds[0] != 0);
    CHECK(arbitration.things[0] != 0);
    CHECK(sense_of("banana") == 0);
    CHECK(sense_of("information") == 0);
    CHECK(sense_of("usual") == 0);
    CHECK(sense_of("") == 0);
}
