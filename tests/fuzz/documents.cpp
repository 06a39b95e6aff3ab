// The targets that make a document of the input: html and markdown.

#include "analysis/terms_page.h"
#include "base/error.h"
#include "document/extract.h"
#include "support.h"
#include "targets.h"

namespace smallprint::fuzz {
namespace {

void read_as(std::string_view input, InputFormat format) {
    ExtractOptions options;
    options.format = format;
    options.url = "https://pear.example/legal/terms#privacy";
    try {
        const Document document = extract(input, options);
        require_sound(document);
        const Detection detection = detect_terms(document, options.url);
        require(detection.score >= 0.0 && detection.score <= 1.0, "a score is a share");
    } catch (const Error& error) {
        require(error.code() == ErrorCode::unreadable_input || error.code() == ErrorCode::too_large,
                "what cannot be read is said to be unreadable");
    }
}

}  // namespace

void html(std::string_view input) {
    read_as(input, InputFormat::html);
    read_as(input, InputFormat::automatic);
}

void markdown(std::string_view input) {
    read_as(input, InputFormat::markdown);
    read_as(input, InputFormat::text);
}

}  // namespace smallprint::fuzz
