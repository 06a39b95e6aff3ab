// The lines of bulk commands: one JSON object in, one out with the same `id`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "doors/cli/ordered_lines.h"
#include "service/json.h"

namespace smallprint {

/// Answers `line` with what `handle` makes of its object, behind the line's `id` (null if it has none). What
/// cannot be handled becomes {"id", "error": {"code", "message", "line"}}. Never throws.
template <typename Handle>
[[nodiscard]] std::string answer_json_line(const InputLine& line, const Handle& handle);

/// A member that must be text; throws Error(usage) where it is missing or something else.
[[nodiscard]] const std::string& text_member(const JsonIn& object, const char* name);

/// The object of a line. Throws Error(usage) for what is no JSON object, nested too deeply, or not UTF-8.
[[nodiscard]] JsonIn parse_line(const InputLine& line);
/// The line's `id` as it came, for the answer; null if there is none.
[[nodiscard]] JsonOut id_of(const JsonIn& object);
[[nodiscard]] std::string error_line(const JsonOut& id, std::size_t line, const char* code,
                                     std::string_view message);

template <typename Handle>
std::string answer_json_line(const InputLine& line, const Handle& handle) {
    JsonOut id = nullptr;
    try {
        const auto object = parse_line(line);
        id = id_of(object);
        JsonOut answer = {{"id", id}};
        answer.update(handle(object));
        return json_text(answer);
    } catch (const Error& error) {
        return error_line(id, line.number, error_name(error.code()), error.what());
    } catch (const std::exception& error) {
        return error_line(id, line.number, error_name(ErrorCode::internal), error.what());
    }
}

}  // namespace smallprint
