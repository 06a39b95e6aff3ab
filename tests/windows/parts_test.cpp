// The platform's parts on Windows: binary pipes, frames, paths, programs, locks, names, the real registry.
// The tests of the registry's entries and of the extension's ids are linked beside them (run.sh), with a
// faked home.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>
#include <fcntl.h>
#include <io.h>

#include <array>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <memory>
#include <optional>
#include <thread>

#include "base/console.h"
#include "base/error.h"
#include "base/open_file.h"
#include "base/paths.h"
#include "base/win32.h"
#include "doors/cli/pdf_text.h"
#include "doors/http/rendezvous.h"
#include "doors/native_messaging/frames.h"
#include "doors/native_messaging/self_test.h"
#include "doors/native_messaging/streams.h"
#include "doors/watcher/resolve.h"
#include "history/files.h"
#include "install/faked_home.h"
#include "install/registry_entry.h"

namespace sp = smallprint;

/// stand_ins.cpp: nothing if the words are none of its own.
std::optional<int> stand_in(int argc, char** argv);

int main(int argc, char** argv) {
    if (const auto status = stand_in(argc, argv)) {
        return *status;
    }
    return doctest::Context(argc, argv).run();
}

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

TEST_CASE("a file with a name in any script is written and read") {
    const auto file = std::filesystem::temp_directory_path() / L"\u6761\u6b3e \u00e9.part";
    for (const char* mode : {"w+b", "rb"}) {
        std::FILE* stream = sp::open_file(file, mode);
        REQUIRE(stream != nullptr);
        if (mode[0] == 'w') {
            CHECK(std::fputs("a\r\n\x1a", stream) >= 0);
        } else {
            std::array<char, 8> bytes{};
            CHECK(std::fread(bytes.data(), 1, bytes.size(), stream) == 4);
        }
        std::fclose(stream);
    }
    CHECK(std::filesystem::remove(file));
    CHECK(sp::open_file(file, "rb") == nullptr);
}

TEST_CASE("words reach another program as they are") {
    CHECK(sp::win32::command_line({"a b", "", "c\"d", "e\\", "f\\\"g", "h\\i"}) ==
          L"\"a b\" \"\" \"c\\\"d\" \"e\\\\\" \"f\\\\\\\"g\" \"h\\i\"");
    CHECK(sp::win32::narrow(sp::win32::wide("m\xc3\xbc\xf0\x9f\x99\x82")) == "m\xc3\xbc\xf0\x9f\x99\x82");
}

// This test's own program stands in for a host: see main's arguments in stand_ins.cpp.
TEST_CASE("a host is started, greeted over real frames, and its troubles are told apart") {
    const auto program = sp::executable_path();
    const auto ask = [&](const char* how, std::chrono::milliseconds patience) {
        return sp::self_test(program, {how}, "{\"hello\":\"\r\n\"}", patience);
    };
    using Kind = sp::SelfTestAnswer::Kind;
    constexpr std::chrono::seconds patience{20};
    const auto good = ask("--stand-in-echo", patience);
    CHECK(good.kind == Kind::frame);
    CHECK(good.text == "{\"hello\":\"\r\n\"}");
    CHECK(ask("--stand-in-chatter", patience).kind == Kind::no_frame);
    const auto failed = ask("--stand-in-fail", patience);
    CHECK(failed.kind == Kind::nothing);
    CHECK(failed.text == "it ended with status 3 and said \"no, thank you\".");
    CHECK(ask("--stand-in-silent", std::chrono::milliseconds{500}).text.find("in time") != std::string::npos);
    CHECK(sp::self_test("C:\\no\\such.exe", {}, "{}", patience).text.starts_with("it cannot be started"));
}

TEST_CASE("names and written addresses become addresses") {
    const auto localhost = sp::system_resolve("127.0.0.1");
    REQUIRE(localhost.size() == 1);
    CHECK(sp::to_string(localhost.front()) == "127.0.0.1");
    CHECK(sp::system_resolve("no-such-host.invalid").empty());
}

TEST_CASE("one viewer at a time says where it is, as long as it lives") {
    const faked::Home home;
    const sp::Rendezvous asking(home.path());
    CHECK(!asking.find());
    {
        sp::Rendezvous viewer(home.path());
        REQUIRE(viewer.take());
        CHECK(!asking.find());  // It has not said so yet.
        viewer.announce({4711, "key"});
        const auto found = asking.find();
        REQUIRE(found);
        CHECK(found->port == 4711);
        CHECK(found->control_key == "key");
        sp::Rendezvous second(home.path());
        CHECK(!second.take());
        viewer.announce({4712, "key"});
        CHECK(asking.find()->port == 4712);
    }
    CHECK(!asking.find());
    sp::Rendezvous next(home.path());
    CHECK(next.take());
}

TEST_CASE("a directory's lock is one for all, whatever they call it") {
    const faked::Home home;
    home.folder("data");
    bool second = false;
    std::thread other;
    {
        const sp::history::DirectoryLock lock(home.path() / "data");
        other = std::thread([&] {
            const sp::history::DirectoryLock waits(home.path() / "." / "data");
            second = true;
        });
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        CHECK(!second);
    }
    other.join();
    CHECK(second);
}

TEST_CASE("a PDF without pdftotext says what to install; a pipe is no terminal") {
    CHECK(sp::is_pdf("%PDF-1.7"));
    CHECK_THROWS_AS((void)sp::pdf_text("%PDF-1.7", "terms.pdf"), sp::Error);
    CHECK(sp::terminal_columns() < 10'000);
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
