// The platform's parts on Windows: binary pipes, frames, paths, the real registry. The tests of the
// registry's entries and of the extension's ids are linked beside them (run.sh), with a faked home.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
#include <fcntl.h>
#include <io.h>

#include <array>
#include <thread>

#include "base/paths.h"
#include "doors/native_messaging/frames.h"
#include "doors/native_messaging/streams.h"
#include "install/registry_entry.h"

namespace sp = smallprint;

TEST_CASE("a frame with line ends, an end-of-file character and zeros comes through a pipe unchanged") {
    std::array<int, 2> ends{};
    REQUIRE(_pipe(ends.data(), 65536, _O_BINARY) == 0);
    std::string body = "a\r\nb\x1a";
    body += std::string(1, '\0') + "c\n" + std::string(300'000, '\n');
    std::thread writer([&] {
        sp::FrameWriter frames(ends[1]);
        CHECK(frames.write(body));
        CHECK(frames.write(""));
        _close(ends[1]);
    });
    sp::FrameReader reader(ends[0]);
    std::string got;
    CHECK(reader.read(got) == sp::FrameResult::frame);
    CHECK(got == body);
    CHECK(reader.read(got) == sp::FrameResult::frame);
    CHECK(got.empty());
    CHECK(reader.read(got) == sp::FrameResult::end);
    writer.join();
    _close(ends[0]);
}

TEST_CASE("a length above 64 MiB ends the reading before anything is allocated") {
    std::array<int, 2> ends{};
    REQUIRE(_pipe(ends.data(), 4096, _O_BINARY) == 0);
    CHECK(sp::write_full(ends[1], std::string("\xff\xff\xff\x7f", 4)));
    sp::FrameReader reader(ends[0]);
    std::string got;
    CHECK(reader.read(got) == sp::FrameResult::too_long);
    _close(ends[0]);
    _close(ends[1]);
}

TEST_CASE("the program knows where it is, and where its data goes") {
    CHECK(sp::executable_path().is_absolute());
    CHECK(sp::executable_path().extension() == ".exe");
    CHECK(sp::data_directory(std::nullopt).filename() == "Smallprint");
    CHECK(!sp::environment("SMALLPRINT_NO_SUCH_VARIABLE"));
}

TEST_CASE("the real registry: an entry is made with its keys, found, and leaves nothing behind") {
    const auto registry = sp::system_registry();
    REQUIRE(registry);
    const std::string top = "Software\\SmallprintTest";
    const std::string place = top + "\\Browser\\NativeMessagingHosts";
    CHECK(!registry->has_key(sp::Hive::user, top));
    CHECK(sp::write_registry_entry(*registry, sp::Hive::user, place, "org.smallprint.host",
                                   "C:\\m\xc3\xbc.json") == sp::FileChange::written);
    CHECK(registry->value(sp::Hive::user, place + "\\org.smallprint.host", "").has_value());
    CHECK(sp::remove_registry_entry(*registry, sp::Hive::user, place, "org.smallprint.host",
                                    "C:\\other.json") == sp::FileChange::removed);
    CHECK(!registry->has_key(sp::Hive::user, top));
}
