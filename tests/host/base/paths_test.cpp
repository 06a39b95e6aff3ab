#include "base/paths.h"

#include <doctest/doctest.h>

#include <cstdlib>

namespace smallprint {

TEST_CASE("the data directory is the option, else the environment, else the platform's place") {
    ::setenv("SMALLPRINT_HOME", "/somewhere/else", 1);  // NOLINT(concurrency-mt-unsafe)
    CHECK(data_directory(std::filesystem::path{"/given"}) == "/given");
    CHECK(data_directory(std::nullopt) == "/somewhere/else");
    ::unsetenv("SMALLPRINT_HOME");  // NOLINT(concurrency-mt-unsafe)
    CHECK(data_directory(std::nullopt).is_absolute());
    CHECK(data_directory(std::filesystem::path{"relative"}).is_absolute());
}

TEST_CASE("an empty variable is an unset one") {
    ::setenv("SMALLPRINT_TEST_EMPTY", "", 1);  // NOLINT(concurrency-mt-unsafe)
    CHECK_FALSE(environment("SMALLPRINT_TEST_EMPTY").has_value());
}

TEST_CASE("the program knows its own file") {
    CHECK(executable_path().filename() == "base_test");
}

}  // namespace smallprint
