// What the command line reads: a file or standard input, as a whole, with a limit.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <string>

#include "document/extract.h"

namespace smallprint {

/// The document a command reads and how.
struct DocumentInput {
    std::string file;  ///< "-" is standard input; empty was not given.
    InputFormat format = InputFormat::automatic;
};

/// Adds the positional FILE and `--input auto|html|markdown|text` to a command.
void add_document_input(CLI::App& command, DocumentInput& input);
void add_input_format(CLI::App& command, InputFormat& format);

/// The bytes of a file, or of standard input for "-" and for no name at all.
/// Throws Error(unreadable_input) for what is missing, a directory, not permitted or empty, Error(too_large)
/// above 64 MiB, Error(usage) if no file is named and standard input is a terminal. A PDF comes back as its
/// text (pdf_text.h, whose errors it throws).
[[nodiscard]] std::string read_input(const std::string& file);

/// A file of lines, or standard input, for the bulk commands. Throws as read_input, but takes what is empty
/// or large.
[[nodiscard]] std::unique_ptr<std::FILE, void (*)(std::FILE*)> open_lines(const std::string& file);

/// How the input is called in messages.
[[nodiscard]] std::string input_name(const std::string& file);

/// extract() with the input's name in what it may complain about.
[[nodiscard]] Document extract_input(std::string_view bytes, const std::string& file, InputFormat format,
                                     std::string_view url = {}, std::string_view part = {});

}  // namespace smallprint
