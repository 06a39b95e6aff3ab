// What is the same on every system: the files' names and what the file says.
#include "doors/http/rendezvous.h"

#include "base/path_text.h"
#include "base/sha256.h"
#include "service/json.h"

namespace smallprint {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t name_digits = 16;

}  // namespace

Rendezvous::Rendezvous(const fs::path& data_directory) {
    std::error_code ignored;
    auto canonical = fs::weakly_canonical(data_directory, ignored);
    if (ignored) {
        canonical = fs::absolute(data_directory).lexically_normal();
    }
    stem_ = runtime_directory() / ("viewer-" + to_hex(sha256(path_text(canonical))).substr(0, name_digits));
}

fs::path Rendezvous::file(const char* extension) const {
    auto path = stem_;
    path += extension;
    return path;
}

fs::path Rendezvous::log_file() const {
    return file(".log");
}

std::string Rendezvous::to_text(const ViewerAddress& address) {
    return json_text(JsonOut{{"port", address.port}, {"key", address.control_key}});
}

std::optional<ViewerAddress> Rendezvous::parse(std::string_view text) {
    const auto said = JsonIn::parse(text.begin(), text.end(), nullptr, false);
    if (!said.is_object() || !said.contains("port") || !said["port"].is_number_unsigned() ||
        !said.contains("key") || !said["key"].is_string()) {
        return std::nullopt;
    }
    return ViewerAddress{said["port"].get<std::uint16_t>(), said["key"].get<std::string>()};
}

}  // namespace smallprint
