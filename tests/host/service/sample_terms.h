// What the service's tests share: a directory that goes away, a clock that is set by hand, and a page of
// terms in our own words, long enough to be recognised as one.
#pragma once

#include <filesystem>
#include <random>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "service/services.h"

namespace smallprint::test {

class TemporaryDirectory {
public:
    TemporaryDirectory() {
        std::random_device random;
        path_ = std::filesystem::temp_directory_path() /
                ("smallprint-test-" + std::to_string(random()) + std::to_string(random()));
        std::filesystem::create_directories(path_);
    }
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
    TemporaryDirectory(TemporaryDirectory&&) = delete;
    TemporaryDirectory& operator=(TemporaryDirectory&&) = delete;
    ~TemporaryDirectory() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

private:
    std::filesystem::path path_;
};

class HandClock final : public Clock {
public:
    [[nodiscard]] TimeMs now() const override { return now_; }
    void advance(TimeMs milliseconds) noexcept { now_ += milliseconds; }

private:
    TimeMs now_ = 1'750'000'000'000;
};

/// A fresh history and everything around it.
struct World {
    TemporaryDirectory directory;
    HandClock clock;
    Services services{ServiceOptions{.data_directory = directory.path() / "data",
                                     .clock = &clock,
                                     .open_viewer = {},
                                     .open_shadow = false,
                                     .make_catalogue = {}}};
    Session session{services, Session::Access::read_write};
};

inline std::string terms_page(std::string_view notice_days = "thirty days",
                              std::string_view footer = "Contact the support desk.") {
    std::string html =
        "<!doctype html><html lang=\"en\"><head><title>Terms of Service</title></head><body><main>"
        "<h1>Terms of Service</h1><p>These terms of service are an agreement between you and Example Ltd. By "
        "using the "
        "service you agree to these terms.</p>"
        "<h2>1. Your account</h2><p>You are responsible for your account and for everything that is done "
        "with your "
        "password.</p>"
        "<h2>2. Feedback</h2><p>When you rate an answer with a thumbs up or a thumbs down, we may use the "
        "whole "
        "conversation to train our models.</p>"
        "<h2>3. Liability</h2><p>To the fullest extent permitted by law, our total liability to you is "
        "limited to one "
        "hundred dollars.</p>"
        "<h2>4. Disputes</h2><p>These terms are governed by the laws of the State of Delaware, and any "
        "dispute will be "
        "resolved by binding arbitration. You waive the right to take part in a class action.</p>"
        "<h2>5. Changes</h2><p>We may change these terms at any time. We will tell you about important "
        "changes ";
    html += notice_days;
    html +=
        " before they take effect.</p>"
        "<h2>6. Termination</h2><p>We may suspend or terminate your account at our sole discretion and "
        "without "
        "notice.</p></main><footer>";
    html += footer;
    html += "</footer></body></html>";
    return html;
}

}  // namespace smallprint::test
