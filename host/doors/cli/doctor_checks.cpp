#include "doors/cli/doctor_checks.h"

#include <chrono>
#include <system_error>

#include "base/error.h"
#include "catalogue/catalogue.h"
#include "catalogue/embedded.h"
#include "doors/cli/output.h"
#include "doors/http/viewer_files.h"
#include "doors/native_messaging/self_test.h"
#include "history/store.h"
#include "install/check_manifest.h"
#include "service/catalogue_update.h"
#include "service/json.h"
#include "service/services.h"

namespace smallprint {
namespace fs = std::filesystem;
namespace {

constexpr std::chrono::seconds patience{5};
constexpr std::chrono::seconds slow{2};

Trouble store_trouble(std::string_view id, const fs::path& directory, std::string detail = {}) {
    return make_trouble(id, {{}, {}, directory.string(), {}, std::move(detail)});
}

void look_around(const fs::path& directory, std::vector<Trouble>& troubles) {
#ifndef _WIN32
    std::error_code error;
    const auto permissions = fs::status(directory, error).permissions();
    constexpr auto others = fs::perms::group_read | fs::perms::others_read;
    if (!error && (permissions & others) != fs::perms::none) {
        troubles.push_back(store_trouble("store_not_private", directory));
    }
#endif
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator(directory, failed)) {
        if (entry.path().filename().string().starts_with("history.db.unreadable-")) {
            troubles.push_back(store_trouble("store_set_aside", directory, entry.path().filename().string()));
        }
    }
}

// What the host said to hello, or which trouble that is.
std::string_view trouble_of_reply(const std::string& text, std::string& detail) {
    const auto reply = JsonIn::parse(text, nullptr, false);
    detail = harmless(text.substr(0, 120));
    if (!reply.is_object()) {
        return "answer_no_frame";
    }
    const auto result = reply.find("result");
    if (result != reply.end() && result->is_object()) {
        const auto protocol = result->find("protocol");
        if (protocol == result->end() || !protocol->is_number_integer()) {
            return "answer_no_frame";
        }
        const auto theirs = protocol->get<std::int64_t>();
        return theirs < protocol_version   ? "program_too_old"
               : theirs > protocol_version ? "program_too_new"
                                           : "";
    }
    const auto error = reply.find("error");
    if (error == reply.end() || !error->is_object()) {
        return "answer_no_frame";
    }
    const auto data = error->find("data");
    const auto host = data != error->end() && data->is_object() ? data->find("host") : error->end();
    if (data != error->end() && data->is_object() && host != data->end() && host->is_number_integer()) {
        return host->get<std::int64_t>() < protocol_version ? "program_too_old" : "program_too_new";
    }
    return "answer_none";
}

}  // namespace

std::vector<Trouble> check_store(const fs::path& directory, bool thorough) {
    std::vector<Trouble> troubles;
    std::error_code error;
    const auto status = fs::status(directory, error);
    if (status.type() == fs::file_type::not_found) {
        return troubles;  // Nothing was read yet; it is made with the first page.
    }
    if (status.type() != fs::file_type::directory) {
        troubles.push_back(store_trouble("store_no_directory", directory));
        return troubles;
    }
    look_around(directory, troubles);
    try {
        const SystemClock clock;
        const Store store = Store::open(directory, Store::Mode::read_only, clock);
        if (!store.notice().empty()) {
            troubles.push_back(store_trouble("store_damaged", directory, store.notice()));
        } else if (thorough) {
            const auto report = store.verify();
            if (!report.problems.empty()) {
                troubles.push_back(store_trouble("store_damaged", directory, report.problems.front().what));
            }
        }
    } catch (const Error& failure) {
        const bool newer = failure.code() == ErrorCode::store_too_new;
        troubles.push_back(
            store_trouble(newer ? "store_too_new" : "store_unavailable", directory, failure.what()));
    }
    return troubles;
}

std::vector<Trouble> check_catalogue(const fs::path& data_directory) {
    try {
        // The same bytes as the program uses, but with every section's hash made again.
        (void)Catalogue::from_bytes(std::string(embedded_catalogue()));
        const auto state = catalogue_state(data_directory, SystemClock().now());
        if (state.expired) {
            return {make_trouble("catalogue_expired",
                                 {{}, {}, {}, {}, to_rfc3339(state.bundle->expires).substr(0, 10)})};
        }
        return {};
    } catch (const Error& failure) {
        return {make_trouble("catalogue_damaged", {{}, {}, {}, {}, failure.what()})};
    }
}

std::vector<Trouble> check_viewer(const fs::path& program) {
    if (find_viewer_directory(program)) {
        return {};
    }
    return {make_trouble("viewer_missing", {})};
}

int check_answer(BrowserCheck& check, const ExtensionIds& ids) {
    std::vector<std::string> arguments;
    if (check.family == BrowserFamily::chromium) {
        arguments = {"chrome-extension://" + ids.chromium.front() + "/"};
    } else {
        arguments = {check.manifest.string(), ids.firefox.front()};
    }
    const std::string hello = R"({"jsonrpc":"2.0","id":1,"method":"host.hello","params":{"protocol":)" +
                              std::to_string(protocol_version) + "}}";
    const auto answer = self_test(check.program, arguments, hello, patience);
    std::string detail = harmless(answer.text);
    switch (answer.kind) {
        case SelfTestAnswer::Kind::nothing:
            add_trouble(check,
                        detail.find("only answers") != std::string::npos ? "program_refuses_extension"
                                                                         : "answer_none",
                        detail);
            return -1;
        case SelfTestAnswer::Kind::no_frame:
            add_trouble(check, "answer_no_frame", detail.substr(0, 60));
            return -1;
        case SelfTestAnswer::Kind::frame:
            break;
    }
    if (const auto trouble = trouble_of_reply(answer.text, detail); !trouble.empty()) {
        add_trouble(check, trouble, detail);
        return -1;
    }
    if (answer.took > slow) {
        add_trouble(check, "answer_slow", std::to_string(answer.took.count()) + " ms");
    }
    return static_cast<int>(answer.took.count());
}

}  // namespace smallprint
