// Sums of money as printed, with their currency.
#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "analysis/facts/facts.h"

namespace smallprint {
namespace {

struct Currency {
    std::string_view sign;
    std::string_view code;
};

constexpr std::array<Currency, 16> currencies{{{"US$", "USD"},
                                               {"USD", "USD"},
                                               {"U.S. $", "USD"},
                                               {"$", "USD"},
                                               {"€", "EUR"},
                                               {"EUR", "EUR"},
                                               {"euros", "EUR"},
                                               {"euro", "EUR"},
                                               {"£", "GBP"},
                                               {"GBP", "GBP"},
                                               {"CHF", "CHF"},
                                               {"¥", "JPY"},
                                               {"JPY", "JPY"},
                                               {"CAD", "CAD"},
                                               {"AUD", "AUD"},
                                               {"dollars", "USD"}}};

std::string_view code_of(std::string_view sign) {
    const auto* found = std::find_if(currencies.begin(), currencies.end(),
                                     [sign](const Currency& currency) { return currency.sign == sign; });
    return found == currencies.end() ? "USD" : found->code;
}

double value_of(std::string_view digits) {
    double value = 0.0;
    for (const char c : digits) {
        if (c >= '0' && c <= '9') {
            value = value * 10.0 + (c - '0');
        } else if (c == '.') {
            break;
        }
    }
    return value;
}

std::string trimmed(const re2::StringPiece& text) {
    std::string made(text.data(), text.size());
    while (!made.empty() && (made.back() == '.' || made.back() == ',' || made.back() == ' ')) {
        made.pop_back();
    }
    // "$50.00" is read as "$50".
    if (made.ends_with(".00")) {
        made.resize(made.size() - 3);
    }
    return made;
}

}  // namespace

void read_amount(const FactText& text, Facts& facts) {
    static const RE2 pattern(
        R"(((US\$|U\.S\. \$|\$|€|£|¥|\bUSD|\bEUR|\bGBP|\bCHF|\bJPY|\bCAD|\bAUD) ?(\d[\d,. ]{0,14}\d|\d)|(\d[\d,.]{0,14}\d|\d) ?(US\$|USD|EUR|GBP|CHF|CAD|AUD|€|£|euros?\b|dollars)))");
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
        all.push_back(trimmed(whole));
        const double value = value_of({digits.data(), digits.size()});
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
