#include "catalogue/phrase.h"

#include <algorithm>
#include <charconv>

#include "base/error.h"
#include "catalogue/words.h"

namespace smallprint {
namespace {

[[noreturn]] void refuse(std::string_view phrase, const std::string& why) {
    throw Error(ErrorCode::catalogue_invalid, "the phrase \"" + std::string(phrase) + "\" " + why);
}

PhrasePart read_gap(std::string_view phrase, std::string_view element) {
    PhrasePart gap;
    gap.kind = PhrasePart::Kind::gap;
    if (element == "_") {
        gap.least = gap.most = 1;
        return gap;
    }
    const char* at = element.data() + 2;
    const char* const end = element.data() + element.size();
    const auto least = std::from_chars(at, end, gap.least);
    if (element[1] != '{' || least.ec != std::errc() || least.ptr == end || *least.ptr != ',') {
        refuse(phrase, "has a gap that is not written as _{least,most}");
    }
    const auto most = std::from_chars(least.ptr + 1, end, gap.most);
    if (most.ec != std::errc() || most.ptr + 1 != end || *most.ptr != '}' || gap.least > gap.most ||
        gap.most > longest_gap) {
        refuse(phrase,
               "has a gap that is not _{least,most} with least <= most <= " + std::to_string(longest_gap));
    }
    return gap;
}

void read_words(std::string_view phrase, std::string_view element, std::vector<PhrasePart>& parts) {
    const bool prefix = element.ends_with('*');
    if (prefix) {
        element.remove_suffix(1);
    }
    if (element.find('*') != std::string_view::npos) {
        refuse(phrase, "has a * that is not at the end of a word");
    }
    Words words;
    split_words(element, words);
    if (prefix && (words.list.empty() || words.list.back().end != element.size())) {
        refuse(phrase, "has a * that does not follow a letter");
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        PhrasePart part;
        part.kind = prefix && i + 1 == words.size() ? PhrasePart::Kind::prefix : PhrasePart::Kind::word;
        part.text = words.key(i);
        parts.push_back(std::move(part));
    }
}

}  // namespace

std::vector<PhrasePart> read_phrase(std::string_view phrase) {
    std::vector<PhrasePart> parts;
    std::size_t at = 0;
    while (at < phrase.size()) {
        const std::size_t begin = phrase.find_first_not_of(' ', at);
        if (begin == std::string_view::npos) {
            break;
        }
        const std::size_t end = std::min(phrase.find(' ', begin), phrase.size());
        const std::string_view element = phrase.substr(begin, end - begin);
        if (element[0] == '@') {
            PhrasePart term;
            term.kind = PhrasePart::Kind::term;
            term.text = element.substr(1);
            if (term.text.empty()) {
                refuse(phrase, "has an @ without a term's name");
            }
            parts.push_back(std::move(term));
        } else if (element[0] == '_') {
            parts.push_back(read_gap(phrase, element));
        } else {
            read_words(phrase, element, parts);
        }
        at = end;
    }
    if (parts.empty()) {
        refuse(phrase, "has no word");
    }
    if (parts.front().kind == PhrasePart::Kind::gap || parts.back().kind == PhrasePart::Kind::gap) {
        refuse(phrase, "begins or ends with a gap");
    }
    if (parts.size() > most_phrase_parts) {
        refuse(phrase, "has more than " + std::to_string(most_phrase_parts) + " parts");
    }
    return parts;
}

}  // namespace smallprint
