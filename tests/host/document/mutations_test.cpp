// The same words give the same hash whatever stands around them: real pages of the corpus (SMALLPRINT_CORPUS)
// with their markup changed as sites change it from one request to the next (tokens, dates of rendering, link
// parameters, scripts) or from one release to the next (wrappers, attributes, entities, optional tags).
// Seeded, so that a failure comes again.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "helpers.h"
#include "markup_pieces.h"

namespace document_test {
namespace {

using Random = std::mt19937;

std::string token(Random& random) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (int i = 0; i < 16; ++i) {
        text += digits[random() % digits.size()];
    }
    return text;
}

bool is_letter(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0 && static_cast<unsigned char>(c) < 0x80;
}

// Calls `put` between two letters of a text, now and then; never inside a character reference.
std::string between_letters(const std::string& text, Random& random,
                            const std::function<std::string()>& put) {
    std::string made;
    bool reference = false;
    // Cloudflare's mask for mail addresses is not what a reader sees, and always written alike.
    if (text.find("protected]") != std::string::npos) {
        return text;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        reference = text[i] == '&' || (reference && text[i] != ';' && text[i] != ' ');
        made += text[i];
        if (!reference && is_letter(text[i]) && i + 1 < text.size() && is_letter(text[i + 1]) &&
            random() % 12 == 0) {
            made += put();
        }
    }
    return made;
}

struct Mutation {
    std::string name;
    std::function<void(std::vector<Piece>&, Random&)> apply;
};

// Changes every piece of a kind.
Mutation each(const char* name, Kind kind, std::function<std::string(const std::string&, Random&)> change) {
    return {name, [kind, change](std::vector<Piece>& pieces, Random& random) {
                for (Piece& piece : pieces) {
                    if (piece.kind == kind) {
                        piece.source = change(piece.source, random);
                    }
                }
            }};
}

bool is_start_tag(const std::string& tag) {
    return tag.size() > 2 && tag[1] != '/' && tag.back() == '>';
}

// Puts something behind every so-many-th end tag of a block inside the body.
Mutation behind_blocks(const char* name, std::function<std::string(Random&)> what) {
    return {name, [what](std::vector<Piece>& pieces, Random& random) {
                for (Piece& piece : pieces) {
                    const bool block = piece.kind == Kind::tag &&
                                       (piece.source.starts_with("</p") || piece.source.starts_with("</div"));
                    if (block && random() % 5 == 0) {
                        piece.source += what(random);
                    }
                }
            }};
}

std::string with_attribute(const std::string& tag, const std::string& attribute) {
    if (!is_start_tag(tag)) {
        return tag;
    }
    const std::size_t end = tag.size() - (tag[tag.size() - 2] == '/' ? 2 : 1);
    return tag.substr(0, end) + " " + attribute + tag.substr(end);
}

std::string with_link_parameters(const std::string& tag, Random& random) {
    const std::size_t href = tag.find("href=\"http");
    const std::size_t end = href == std::string::npos ? href : tag.find('"', href + 6);
    if (end == std::string::npos || tag.find('#', href) < end) {
        return tag;
    }
    const bool query = tag.find('?', href) < end;
    return tag.substr(0, end) + (query ? "&" : "?") + "utm_source=page&sid=" + token(random) +
           tag.substr(end);
}

void reorder_scripts(std::vector<Piece>& pieces, Random& random) {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (pieces[i].kind == Kind::whole && starts_with_name(pieces[i].source, "script")) {
            places.push_back(i);
        }
    }
    for (std::size_t i = places.size(); i > 1; --i) {
        std::swap(pieces[places[i - 1]].source, pieces[places[random() % i]].source);
    }
}

void put_before(std::vector<Piece>& pieces, std::string_view tag, const std::string& what) {
    for (Piece& piece : pieces) {
        if (piece.kind == Kind::tag && piece.source.starts_with(tag)) {
            piece.source.insert(0, what);
            return;
        }
    }
}

void put_behind(std::vector<Piece>& pieces, std::string_view tag, const std::string& what) {
    for (Piece& piece : pieces) {
        if (piece.kind == Kind::tag && piece.source.starts_with(tag)) {
            piece.source += what;
            return;
        }
    }
}

void drop_item_ends(std::vector<Piece>& pieces, Random& /*random*/) {
    const auto blank = [](const std::string& text) {
        return text.find_first_not_of(" \t\r\n") == std::string::npos;
    };
    for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
        const std::size_t next =
            pieces[i + 1].kind == Kind::text && blank(pieces[i + 1].source) ? i + 2 : i + 1;
        if (pieces[i].source == "</li>" && next < pieces.size() &&
            (pieces[next].source.starts_with("<li") || pieces[next].source == "</ul>" ||
             pieces[next].source == "</ol>")) {
            pieces[i].source.clear();
        }
    }
}

std::vector<Mutation> mutations() {
    return {
        each("tokens in attributes", Kind::tag,
             [](const std::string& tag, Random& random) {
                 return with_attribute(tag, "data-token=\"" + token(random) + "\" data-v-" + token(random));
             }),
        each("link parameters", Kind::tag, with_link_parameters),
        each("tags in capitals", Kind::tag,
             [](const std::string& tag, Random&) {
                 std::string made = tag;
                 for (std::size_t i = 1; i < made.size() && (is_letter(made[i]) || made[i] == '/'); ++i) {
                     made[i] = static_cast<char>(std::toupper(static_cast<unsigned char>(made[i])));
                 }
                 return made;
             }),
        behind_blocks(
            "comments with the time of rendering",
            [](Random& random) { return "<!-- rendered 2026-11-22 by node " + token(random) + " -->"; }),
        behind_blocks("scripts",
                      [](Random& random) {
                          return "<script nonce=\"" + token(random) +
                                 "\">var a='<p>You agree to everything.</p>';</script>";
                      }),
        behind_blocks("hidden fields",
                      [](Random& random) {
                          return R"(<input type="hidden" name="csrf" value=")" + token(random) + "\">";
                      }),
        behind_blocks("pictures that count",
                      [](Random& random) { return "<img alt=\"\" src=\"/p.gif?" + token(random) + "\">"; }),
        behind_blocks("empty elements", [](Random&) { return std::string("<span></span><div></div>"); }),
        {"reordered scripts", reorder_scripts},
        {"scripts and styles gone",
         [](std::vector<Piece>& pieces, Random&) {
             for (Piece& piece : pieces) {
                 if (piece.kind == Kind::whole &&
                     (starts_with_name(piece.source, "script") || starts_with_name(piece.source, "style"))) {
                     piece.source.clear();
                 }
             }
         }},
        {"more in the head",
         [](std::vector<Piece>& pieces, Random& random) {
             put_before(pieces, "</head",
                        "<meta name=\"generated\" content=\"" + token(random) +
                            "\"><link rel=\"preload\" href=\"/a.css?v=" + token(random) + "\">");
         }},
        {"a footer with the time of rendering",
         [](std::vector<Piece>& pieces, Random& random) {
             put_before(pieces, "</body",
                        "<footer><p>Generated on 22 November 2026 in " + std::to_string(random() % 900) +
                            " ms</p></footer>");
         }},
        {"a wrapper",
         [](std::vector<Piece>& pieces, Random& random) {
             put_behind(pieces, "<body", "<div data-id=\"" + token(random) + "\">");
             put_before(pieces, "</body", "</div>");
         }},
        {"ends of list items left out", drop_item_ends},
        each("white space", Kind::text,
             [](const std::string& text, Random& random) {
                 std::string made;
                 for (const char c : text) {
                     made += c == ' ' && random() % 4 == 0 ? std::string("\n \t ") : std::string(1, c);
                 }
                 return made;
             }),
        each("zero-width characters", Kind::text,
             [](const std::string& text, Random& random) {
                 constexpr std::array<const char*, 4> marks{"\u200B", "\uFEFF", "\u00AD", "\u2060"};
                 return between_letters(text, random, [&] { return std::string(marks[random() % 4]); });
             }),
        each("zero-width characters as references", Kind::text,
             [](const std::string& text, Random& random) {
                 constexpr std::array<const char*, 3> marks{"&shy;", "&#8203;", "<wbr>"};
                 return between_letters(text, random, [&] { return std::string(marks[random() % 3]); });
             }),
        each("spans", Kind::text,
             [](const std::string& text, Random& random) {
                 return between_letters(text, random,
                                        [&] { return "<span data-k=" + token(random) + "></span>"; });
             }),
        each("letters as references", Kind::text,
             [](const std::string& text, Random& random) {
                 std::string made;
                 if (text.find("protected]") != std::string::npos) {
                     return text;
                 }
                 bool reference = false;
                 for (const char c : text) {
                     reference = c == '&' || (reference && c != ';' && c != ' ');
                     made += !reference && is_letter(c) && random() % 9 == 0
                                 ? "&#" + std::to_string(static_cast<int>(c)) + ";"
                                 : std::string(1, c);
                 }
                 return made;
             }),
        {"other ends of lines and a mark of the byte order",
         [](std::vector<Piece>& pieces, Random&) {
             for (Piece& piece : pieces) {
                 std::string made;
                 for (const char c : piece.source) {
                     made += c == '\r' ? "" : c == '\n' ? "\r\n" : std::string(1, c);
                 }
                 piece.source = std::move(made);
             }
             pieces.front().source.insert(0, "\uFEFF");
         }},
    };
}

std::filesystem::path corpus() {
    const char* given = std::getenv("SMALLPRINT_CORPUS");
    return given != nullptr ? std::filesystem::path(given)
                            : std::filesystem::path(SMALLPRINT_SOURCE_DIR) / "../shared/corpus";
}

std::vector<std::filesystem::path> pages() {
    std::vector<std::filesystem::path> found;
    for (const char* folder : {"html", "messy_html"}) {
        std::vector<std::filesystem::path> here;
        std::error_code none;
        for (std::filesystem::recursive_directory_iterator it(corpus() / folder, none), end; it != end;
             ++it) {
            constexpr std::uintmax_t largest = 600'000;
            if (it->path().extension() == ".html" && it->file_size() < largest) {
                here.push_back(it->path());
            }
        }
        std::sort(here.begin(), here.end());
        constexpr std::size_t of_each = 24;
        const std::size_t step = std::max<std::size_t>(1, here.size() / of_each);
        for (std::size_t i = 0; i < here.size(); i += step) {
            found.push_back(here[i]);
        }
    }
    return found;
}

}  // namespace

TEST_CASE("real pages keep their hash whatever stands around their words") {
    const auto files = pages();
    if (files.empty()) {
        MESSAGE("skipped: no corpus");
        return;
    }
    Random random(20261122);
    for (const auto& file : files) {
        std::ifstream stream(file, std::ios::binary);
        const std::string page{std::istreambuf_iterator<char>(stream), {}};
        const auto whole = html(page);
        for (const Mutation& mutation : mutations()) {
            auto pieces = pieces_of(page);
            mutation.apply(pieces, random);
            const auto changed = html(together(pieces));
            if (changed.sha256 != whole.sha256) {
                const auto [at, other] =
                    std::mismatch(whole.canonical_text.begin(), whole.canonical_text.end(),
                                  changed.canonical_text.begin(), changed.canonical_text.end());
                const auto from = static_cast<std::size_t>(at - whole.canonical_text.begin());
                FAIL_CHECK(mutation.name << " in " << file.filename() << ": "
                                         << whole.canonical_text.substr(from > 20 ? from - 20 : 0, 80)
                                         << " | "
                                         << changed.canonical_text.substr(from > 20 ? from - 20 : 0, 80));
            }
        }
    }
}

}  // namespace document_test
