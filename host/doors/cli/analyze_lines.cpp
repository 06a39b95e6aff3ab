#include "doors/cli/analyze_lines.h"

#include <algorithm>
#include <array>
#include <memory>
#include <thread>

#include "doors/cli/input.h"
#include "doors/cli/line_json.h"
#include "service/analyze_page.h"
#include "service/report_json.h"

namespace smallprint {
namespace {

struct Field {
    const char* name;
    InputFormat format;
};
constexpr std::array fields{Field{"html", InputFormat::html}, Field{"markdown", InputFormat::markdown},
                            Field{"text", InputFormat::text}};

JsonOut analyze_object(Session& session, const JsonIn& object) {
    const Field* given = nullptr;
    for (const auto& field : fields) {
        if (!object.contains(field.name)) {
            continue;
        }
        if (given != nullptr) {
            throw Error(ErrorCode::usage, "The line has more than one of html, markdown and text.");
        }
        given = &field;
    }
    if (given == nullptr) {
        throw Error(ErrorCode::usage, "The line has none of html, markdown and text.");
    }
    AnalyzeRequest request;
    request.bytes = text_member(object, given->name);
    request.format = given->format;
    if (object.contains("url") && !object["url"].is_null()) {
        request.url = text_member(object, "url");
    }
    request.source = VersionSource::file;
    request.record = false;
    request.assume_terms = true;
    request.max_bytes = std::size_t{64} * 1024 * 1024;
    return report_json(analyze_page(session, request));
}

}  // namespace

void analyze_lines(const std::string& file) {
    const auto input = open_lines(file);
    const Services services({.data_directory = {},
                             .clock = nullptr,
                             .open_viewer = {},
                             .open_shadow = false,
                             .make_catalogue = {}});
    const auto threads = std::max<std::size_t>(1, std::thread::hardware_concurrency());
    answer_lines(input.get(), threads, [&services] {
        const auto session = std::make_shared<Session>(services, Session::Access::read_only);
        return AnswerLine([session](const InputLine& line) {
            return answer_json_line(line,
                                    [&](const JsonIn& object) { return analyze_object(*session, object); });
        });
    });
}

}  // namespace smallprint
