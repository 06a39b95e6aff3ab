// What commit messages of an archive say, and the header of bundles.
#include <doctest/doctest.h>

#include <string>

#include "import/bundle_header.h"
#include "import/capture_message.h"

namespace smallprint::test {

TEST_CASE("the subject says why a version was recorded, in the archive's words of all its years") {
    CHECK(parse_capture_message("First record of Pear Terms of Service").reason == CaptureReason::first);
    CHECK(parse_capture_message("Start tracking Pear Terms of Service").reason == CaptureReason::first);
    CHECK(parse_capture_message("Record new changes of Pear Terms of Service").reason ==
          CaptureReason::change);
    CHECK(parse_capture_message("Update Pear Terms of Service").reason == CaptureReason::change);
    CHECK(parse_capture_message("Apply technical or declaration upgrade on Pear Privacy Policy\n\nMore.")
              .reason == CaptureReason::extraction);
    CHECK(parse_capture_message("Refilter Pear Privacy Policy").reason == CaptureReason::extraction);
    CHECK(parse_capture_message("Delete Pear Directory").reason == CaptureReason::unknown);
    CHECK(parse_capture_message("").reason == CaptureReason::unknown);
    // Not in the middle: a service may be called so.
    CHECK(parse_capture_message("About Refilter Privacy Policy").reason == CaptureReason::unknown);
}

TEST_CASE("addresses of snapshots and trailers are kept") {
    const auto read = parse_capture_message(
        "Record new changes of Pear Terms\n\n"
        "This version was recorded after extracting from snapshot https://forge.example/a/commit/0123.\n"
        "- https://forge.example/b/commit/4567\r\n\n"
        "X-engine-version: 14.1.0\nx-source-document-location: https://pear.example/terms\n");
    REQUIRE(read.urls.size() == 2);
    CHECK(read.urls[0] == "https://forge.example/a/commit/0123");
    CHECK(read.urls[1] == "https://forge.example/b/commit/4567");
    CHECK(read.engine == "14.1.0");
    CHECK(read.location == "https://pear.example/terms");
    CHECK(parse_capture_message("Update A\n\nX-engine-version: undefined").engine.empty());
}

TEST_CASE("a hostile message costs little and gives little") {
    std::string message = "Update A B\n";
    for (int i = 0; i < 200'000; ++i) {
        message += "http://a ";
    }
    CHECK(parse_capture_message(message).urls.size() <= 64);
    CHECK(parse_capture_message("Update A\nhttp" + std::string(100'000, 'p')).urls.empty());
}

TEST_CASE("a bundle's header says what it has and what it needs") {
    const std::string id(40, 'a');
    const std::string other(40, 'b');
    const auto plain =
        parse_bundle_header("# v2 git bundle\n" + id + " refs/heads/main\n" + other + " HEAD\n\nPACKxyz");
    REQUIRE(plain.has_value());
    CHECK(plain->references.size() == 2);
    CHECK(plain->references[1].first == "HEAD");
    CHECK(plain->references[1].second == other);
    CHECK(plain->prerequisites.empty());
    CHECK(plain->pack_begin == 16 + 57 + 46 + 1);

    const auto part = parse_bundle_header("# v3 git bundle\n@object-format=sha256\n-" + id + " about it\n" +
                                          other + " x\n\n");
    REQUIRE(part.has_value());
    CHECK(part->prerequisites == std::vector<std::string>{id});
    CHECK(part->object_format == "sha256");

    CHECK_FALSE(parse_bundle_header("# v2 git bundle\n" + id + " HEAD\n").has_value());  // cut off
    CHECK_FALSE(parse_bundle_header("# v2 git bundle\nzzz HEAD\n\n").has_value());
    CHECK_FALSE(parse_bundle_header("# v2 git bundle\n@x=y\n\n").has_value());  // capabilities came with v3
    CHECK_FALSE(parse_bundle_header("PACK").has_value());
}

}  // namespace smallprint::test
