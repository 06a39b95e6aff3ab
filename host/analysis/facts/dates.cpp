// Dates as printed.
#include <re2/re2.h>

#include "analysis/facts/facts.h"

namespace smallprint {

void read_date(const FactText& text, Facts& facts) {
    static const RE2 date(
        R"(((?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{1,2}(?:st|nd|rd|th)?\s+(?:January|February|March|April|May|June|July|August|September|October|November|December),?\s+\d{4}|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{4}\b))");
    re2::StringPiece input(text.sentence.data(), text.sentence.size());
    std::string found;
    std::string last;
    for (int i = 0; i < 32 && RE2::FindAndConsume(&input, date, &found); ++i) {
        last = found;
    }
    if (!last.empty()) {
        facts.emplace("date", last);
    }
}

}  // namespace smallprint
