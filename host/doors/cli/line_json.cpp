#include "doors/cli/line_json.h"

namespace smallprint {
namespace {

constexpr int deepest = 32;
constexpr int most_members = 4096;

// Checked before a tree is built: building and freeing one recurses, and a tree of many small values takes
// many times the memory of its text.
bool is_small(std::string_view text) {
    int depth = 0;
    int members = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_string) {
            i += c == '\\' ? 1 : 0;
            in_string = c != '"';
        } else if (c == '"') {
            in_string = true;
        } else if (c == '{' || c == '[') {
            if (++depth > deepest) {
                return false;
            }
        } else if (c == ',') {
            if (++members > most_members) {
                return false;
            }
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return true;
}

}  // namespace

const std::string& text_member(const JsonIn& object, const char* name) {
    const auto member = object.find(name);
    if (member == object.end() || !member->is_string()) {
        throw Error(ErrorCode::usage, std::string{"The line has no text \""} + name + "\".");
    }
    return member->get_ref<const std::string&>();
}

JsonIn parse_line(const InputLine& line) {
    if (line.too_long) {
        throw Error(ErrorCode::too_large, "The line is larger than 128 MiB.");
    }
    auto object = is_small(line.text) ? JsonIn::parse(line.text, nullptr, false) : JsonIn{};
    if (!object.is_object()) {
        throw Error(ErrorCode::usage, "The line is no JSON object.");
    }
    return object;
}

JsonOut id_of(const JsonIn& object) {
    const auto id = object.find("id");
    return id == object.end() ? JsonOut{} : JsonOut::parse(id->dump());
}

std::string error_line(const JsonOut& id, std::size_t line, const char* code, std::string_view message) {
    return json_text(JsonOut{{"id", id}, {"error", {{"code", code}, {"message", message}, {"line", line}}}});
}

}  // namespace smallprint
