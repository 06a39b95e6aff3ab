#include "doors/cli/input.h"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <system_error>

#include "base/console.h"
#include "base/error.h"
#include "doors/cli/pdf_text.h"

namespace smallprint {
namespace {

constexpr std::size_t largest_input = std::size_t{64} * 1024 * 1024;

using File = std::unique_ptr<std::FILE, void (*)(std::FILE*)>;

void close_file(std::FILE* file) {
    std::fclose(file);
}
void leave_open(std::FILE* /*file*/) {}

File open_input(const std::string& file) {
    if (file.empty() && is_terminal(StandardStream::in)) {
        throw Error(ErrorCode::usage, "Name a file, or - to type or paste into standard input.");
    }
    if (file.empty() || file == "-") {
        return {stdin, &leave_open};
    }
    std::error_code ignored;
    if (std::filesystem::is_directory(file, ignored)) {
        throw Error(ErrorCode::unreadable_input, file + " is a directory, not a document.");
    }
    File opened{std::fopen(file.c_str(), "rb"), &close_file};
    if (!opened) {
        throw Error(ErrorCode::unreadable_input,
                    file + " cannot be opened: " + std::generic_category().message(errno) + ".");
    }
    return opened;
}

std::string read_all(std::FILE* file, const std::string& name) {
    std::string bytes;
    std::string buffer(65536, '\0');
    while (const auto count = std::fread(buffer.data(), 1, buffer.size(), file)) {
        bytes.append(buffer, 0, count);
        if (bytes.size() > largest_input) {
            throw Error(ErrorCode::too_large, name + " is larger than 64 MiB.");
        }
    }
    if (std::ferror(file) != 0) {
        throw Error(ErrorCode::unreadable_input,
                    name + " cannot be read: " + std::generic_category().message(errno) + ".");
    }
    if (bytes.empty()) {
        throw Error(ErrorCode::unreadable_input, name + " is empty.");
    }
    return bytes;
}

}  // namespace

void add_input_format(CLI::App& command, InputFormat& format) {
    static const std::map<std::string, InputFormat> formats{{"auto", InputFormat::automatic},
                                                            {"html", InputFormat::html},
                                                            {"markdown", InputFormat::markdown},
                                                            {"text", InputFormat::text}};
    command
        .add_option_function<std::string>(
            "--input", [&format](const std::string& name) { format = formats.at(name); },
            "What the document is: auto (by content), html, markdown or text")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"auto", "html", "markdown", "text"}));
}

void add_document_input(CLI::App& command, DocumentInput& input) {
    command.add_option("file", input.file, "The document; - or nothing is standard input")->type_name("FILE");
    add_input_format(command, input.format);
}

std::string input_name(const std::string& file) {
    return file.empty() || file == "-" ? std::string{"Standard input"} : file;
}

std::unique_ptr<std::FILE, void (*)(std::FILE*)> open_lines(const std::string& file) {
    return open_input(file);
}

std::string read_input(const std::string& file) {
    std::string bytes = read_all(open_input(file).get(), input_name(file));
    return is_pdf(bytes) ? pdf_text(bytes, input_name(file)) : bytes;
}

Document extract_input(std::string_view bytes, const std::string& file, InputFormat format,
                       std::string_view url, std::string_view part) {
    try {
        return extract(bytes, {.format = format, .url = url, .charset = {}, .part = part});
    } catch (const Error& error) {
        throw Error(error.code(), input_name(file) + ": " + error.what());
    }
}

}  // namespace smallprint
