// Sums of money as printed, with their currency.
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "analysis/facts/facts.h"
#include "base/ascii.h"

namespace smallprint {
namespace {

struct Currency {
    std::string_view sign;
    std::string_view code;
};

constexpr std::array<Currency, 26> currencies{
    {{"US$", "USD"},   {"USD", "USD"},    {"U.S. $", "USD"}, {"$", "USD"},   {"€", "EUR"},   {"EUR", "EUR"},
     {"euros", "EUR"}, {"euro", "EUR"},   {"£", "GBP"},      {"GBP", "GBP"}, {"CHF", "CHF"}, {"¥", "JPY"},
     {"JPY", "JPY"},   {"CAD", "CAD"},    {"AUD", "AUD"},    {"CA$", "CAD"}, {"C$", "CAD"},  {"CDN$", "CAD"},
     {"AU$", "AUD"},   {"A$", "AUD"},     {"NZ$", "NZD"},    {"S$", "SGD"},  {"HK$", "HKD"}, {"R$", "BRL"},
     {"₹", "INR"},     {"dollars", "USD"}}};

std::string_view code_of(std::string_view sign) {
    const auto* found = std::find_if(currencies.begin(), currencies.end(),
                                     [sign](const Currency& currency) { return currency.sign == sign; });
    return found == currencies.end() ? "USD" : found->code;
}

/// The digits of a sum as written anywhere ("1000", "1,000.00", "1.000,50", "10 000").
struct Sum {
    std::string whole;     ///< Without separators.
    std::string fraction;  ///< One or two digits behind the last separator; empty if none.
};

Sum sum_of(std::string_view digits) {
    Sum sum;
    const std::size_t mark = digits.find_last_of(".,");
    const std::size_t behind = mark == std::string_view::npos ? 0 : digits.size() - mark - 1;
    // Three digits behind a mark are thousands, one or two are hundredths.
    if (behind == 1 || behind == 2) {
        sum.fraction = digits.substr(mark + 1);
        digits = digits.substr(0, mark);
    }
    std::copy_if(digits.begin(), digits.end(), std::back_inserter(sum.whole), is_ascii_digit);
    return sum;
}

double value_of(const Sum& sum) {
    double value = 0.0;
    for (const char c : sum.whole) {
        value = value * 10.0 + (c - '0');
    }
    return value;
}

/// As people read it: "1,000", "12.50"; hundredths that are nothing are left out.
std::string printed(const Sum& sum) {
    std::string made;
    for (std::size_t i = 0; i < sum.whole.size(); ++i) {
        if (i > 0 && (sum.whole.size() - i) % 3 == 0) {
            made.push_back(',');
        }
        made.push_back(sum.whole[i]);
    }
    if (sum.fraction.find_first_not_of('0') != std::string::npos) {
        made.append(".").append(sum.fraction);
    }
    return made;
}

}  // namespace

void read_amount(const FactText& text, Facts& facts) {
    static const RE2 pattern(
        R"((((?:\b(?:US|CA|C|CDN|AU|A|NZ|S|HK|R)|U\.S\. )?\$|€|£|¥|₹|\b(?:USD|EUR|GBP|CHF|JPY|CAD|AUD)) ?(\d(?:[\d.,]|[  ]\d{3}\b){0,14})|(\d(?:[\d.,]|[  ]\d{3}\b){0,14}) ?(US\$|USD|EUR|GBP|CHF|CAD|AUD|€|£|euros?\b|dollars)))");
    re2::StringPiece input(text.sentence.data(), text.sentence.size());
    re2::StringPiece whole;
    re2::StringPiece sign_before;
    re2::StringPiece digits_behind;
    re2::StringPiece digits_before;
    re2::StringPiece sign_behind;
    std::vector<std::string> all;
    std::string largest;
    std::string largest_code;
    double most = -1.0;
    while (all.size() < 16 && RE2::FindAndConsume(&input, pattern, &whole, &sign_before, &digits_behind,
                                                  &digits_before, &sign_behind)) {
        const re2::StringPiece& sign = sign_before.empty() ? sign_behind : sign_before;
        const re2::StringPiece& digits = sign_before.empty() ? digits_before : digits_behind;
        std::string_view written(digits.data(), digits.size());
        while (!is_ascii_digit(written.back())) {  // The sentence's own comma or stop.
            written.remove_suffix(1);
        }
        const Sum sum = sum_of(written);
        const std::string_view all_of(whole.data(), whole.size());
        const auto at = static_cast<std::size_t>(digits.data() - whole.data());
        std::string text_of(all_of.substr(0, at));
        text_of += printed(sum);
        if (sign_before.empty()) {
            text_of += all_of.substr(at + digits.size());
        }
        all.push_back(std::move(text_of));
        const double value = value_of(sum);
        if (value > most) {
            most = value;
            largest = all.back();
            largest_code = code_of({sign.data(), sign.size()});
        }
    }
    if (!all.empty()) {
        facts.emplace("amount", largest);
        facts.emplace("amount_currency", largest_code);
        facts.emplace("amount_value", static_cast<std::int64_t>(std::min(most, 1e15)));
        facts.emplace("amounts", all);
    }
}

}  // namespace smallprint
