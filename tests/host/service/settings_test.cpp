// Settings are everybody's: what one browser sets holds in the others.
#include <doctest/doctest.h>

#include <string>

#include "base/error.h"
#include "service/settings.h"
#include "service/watched.h"

namespace smallprint {
namespace {

using test::Watched;

TEST_CASE("settings hold for everybody, all or nothing, and nonsense is refused") {
    Watched world;
    CHECK(read_settings(world.session.asking()).watch_interval_hours == 24);
    (void)change_settings(world.session, JsonIn{{"watch_interval_hours", 6}, {"digest_day", "friday"}});
    Session other(world.services, Session::Access::read_write);
    CHECK(read_settings(other.asking()).watch_interval_hours == 6);
    CHECK(read_settings(other.asking()).digest_day == "friday");
    for (const JsonIn& wrong : {JsonIn{{"watch_interval_hours", 0}}, JsonIn{{"digest_day", "someday"}},
                                JsonIn{{"notifications", "yes"}}, JsonIn{{"unheard_of", 1}}, JsonIn::array(),
                                JsonIn{{"notifications", false}, {"watch_interval_hours", -1}}}) {
        CAPTURE(wrong.dump());
        CHECK_THROWS_AS(change_settings(world.session, wrong), Error);
    }
    CHECK(read_settings(other.asking()).notifications);
    CHECK(setting_from_words("watch_interval_hours", "90") == 90);
    CHECK(setting_from_words("notifications", "off") == false);
    CHECK(setting_from_words("digest_day", "Friday") == "friday");
    CHECK_THROWS_AS((void)setting_from_words("nothing", "1"), Error);
}

}  // namespace
}  // namespace smallprint
