// PDF as text, by `pdftotext` (poppler-utils) where it is installed: a process of its own, with little memory
// and time, so that a hostile file harms nothing but itself.
#pragma once

#include <string>
#include <string_view>

namespace smallprint {

[[nodiscard]] inline bool is_pdf(std::string_view bytes) noexcept {
    return bytes.starts_with("%PDF-");
}

/// The text of a PDF, in UTF-8. `name` is the file's, for messages. Throws Error(unreadable_input) where
/// pdftotext is not installed, fails, takes more than 20 seconds of processor time or 1 GiB, or finds no text
/// (a scan).
[[nodiscard]] std::string pdf_text(std::string_view bytes, const std::string& name);

}  // namespace smallprint
