// PDF as input: by pdftotext where it is installed, a clear word where it is not.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "run_program.h"

using program::Sandbox;

namespace {

/// A PDF of one page that says `line`, in the least that the format asks for.
std::string pdf_of(const std::string& line) {
    const std::string shown = "BT /F1 12 Tf 40 700 Td (" + line + ") Tj ET";
    const std::vector<std::string> objects{
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 "
        "R >> >> "
        ">>",
        "<< /Length " + std::to_string(shown.size()) + " >>\nstream\n" + shown + "\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"};
    std::string pdf = "%PDF-1.4\n";
    std::string table = "0000000000 65535 f \n";
    for (std::size_t i = 0; i < objects.size(); ++i) {
        const std::string offset = std::to_string(pdf.size());
        table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
        pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::string count = std::to_string(objects.size() + 1);
    const std::string start = std::to_string(pdf.size());
    return pdf + "xref\n0 " + count + "\n" + table + "trailer\n<< /Size " + count +
           " /Root 1 0 R >>\nstartxref\n" + start + "\n%%EOF\n";
}

}  // namespace

TEST_CASE("without pdftotext a PDF is refused in one line that says what to install") {
    const Sandbox sandbox;
    const auto file = sandbox.file("terms.pdf", pdf_of("Any dispute is resolved by binding arbitration."));
    const auto result = sandbox.run({"extract", file});
    CHECK(result.status == 3);
    CHECK(result.out.empty());
    CHECK(program::is_one_line(result.err));
    CHECK(result.err.find("poppler-utils") != std::string::npos);
}

TEST_CASE("a PDF is read by pdftotext") {
    Sandbox sandbox;
    sandbox.variables["PATH"] = "/usr/local/bin:/usr/bin:/bin";
    if (!std::filesystem::exists("/usr/bin/pdftotext") &&
        !std::filesystem::exists("/usr/local/bin/pdftotext")) {
        MESSAGE("skipped: pdftotext is not installed");
        return;
    }
    const std::string words = "Any dispute is resolved by binding arbitration.";
    CHECK(sandbox.run({"extract", sandbox.file("terms.pdf", pdf_of(words))}).out == words + "\n");
    CHECK(sandbox.run({"extract", "-"}, pdf_of(words)).out == words + "\n");

    const auto scan = sandbox.run({"extract", sandbox.file("scan.pdf", pdf_of(""))});
    CHECK(scan.status == 3);
    CHECK(program::is_one_line(scan.err));
    const auto broken = sandbox.run({"extract", "-"}, "%PDF-1.4\nnothing of the kind");
    CHECK(broken.status == 3);
    CHECK(program::is_one_line(broken.err));
}
