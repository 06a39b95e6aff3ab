// Installing a signed catalogue: the newer one is used from then on, everything else leaves the old one in
// place.
#include <doctest/doctest.h>

#include <array>
#include <filesystem>
#include <fstream>

#include "base/error.h"
#include "catalogue/embedded.h"
#include "install/faked_home.h"
#include "service/catalogue_update.h"

namespace sp = smallprint;

namespace {

constexpr sp::TimeMs now = 1'790'000'000'000;
constexpr sp::TimeMs day = 86'400'000;
const sp::Ed25519Secret secret = sp::make_ed25519_secret();
const std::array<sp::Ed25519Public, 1> keys{sp::ed25519_public(secret)};

std::string bundle(std::uint64_t version, std::string_view bytes = sp::embedded_catalogue(),
                   sp::TimeMs expires = now + 10 * day) {
    sp::BundleInfo info;
    info.version = version;
    info.created = now - day;
    info.expires = expires;
    return sp::make_bundle(bytes, info, secret);
}

std::string reason(const faked::Home& home, const std::string& file) {
    try {
        (void)sp::install_catalogue(home.path(), file, now, keys);
    } catch (const sp::Error& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("an update is used from then on; the built-in one again after a reset, but never an older one") {
    const faked::Home home;
    CHECK(!sp::catalogue_state(home.path(), now, keys).updated);
    CHECK(reason(home, bundle(5)).empty());
    const auto state = sp::catalogue_state(home.path(), now, keys);
    CHECK(state.updated);
    CHECK(state.bundle->version == 5);
    CHECK(!state.expired);
    CHECK(sp::catalogue_state(home.path(), now + 20 * day, keys).expired);
    CHECK(sp::load_catalogue(home.path()).info().version == sp::Catalogue::embedded().info().version);

    CHECK(reason(home, bundle(4)).find("older") != std::string::npos);
    CHECK(reason(home, bundle(5)).empty());
    sp::reset_catalogue(home.path());
    CHECK(!sp::catalogue_state(home.path(), now, keys).updated);
    CHECK(reason(home, bundle(4)).find("older") != std::string::npos);
    CHECK(reason(home, bundle(6)).empty());
}

TEST_CASE("whatever is wrong with an update, the old one stays") {
    const faked::Home home;
    REQUIRE(reason(home, bundle(5)).empty());
    const auto before = home.text("catalogue.bin");
    const auto files = home.listing();
    const auto good = bundle(6);
    auto changed = good;
    changed[good.size() / 2] = changed[good.size() / 2] == 'A' ? 'B' : 'A';
    for (const auto& bad :
         {std::string{}, std::string("not a bundle"), good.substr(0, good.size() / 2), changed,
          bundle(6, "no catalogue at all"), bundle(6, sp::embedded_catalogue(), now - 1),
          bundle(6, std::string(sp::embedded_catalogue()).replace(200, 1, "x"))}) {
        CHECK(reason(home, bad).find("refused") != std::string::npos);
        CHECK(home.text("catalogue.bin") == before);
        CHECK(home.listing() == files);
        CHECK(sp::catalogue_state(home.path(), now, keys).bundle->version == 5);
    }
}

TEST_CASE("a damaged file in the data directory is passed over") {
    const faked::Home home;
    REQUIRE(reason(home, bundle(5)).empty());
    home.file("catalogue.bin", home.text("catalogue.bin").replace(1000, 1, "\x7f"));
    CHECK(!sp::catalogue_state(home.path(), now, keys).updated);
    CHECK(sp::load_catalogue(home.path()).info().version == sp::Catalogue::embedded().info().version);
    home.file("catalogue.bin", "");
    CHECK_NOTHROW((void)sp::load_catalogue(home.path()));
    CHECK_NOTHROW((void)sp::load_catalogue({}));
}
