#include "analysis/wording.h"

#include <array>

namespace smallprint {

std::string fact_text(const FactValue& value) {
    if (const auto* flag = std::get_if<bool>(&value)) {
        return *flag ? "yes" : "no";
    }
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        return std::to_string(*number);
    }
    if (const auto* text = std::get_if<std::string>(&value)) {
        return *text;
    }
    const auto& list = std::get<std::vector<std::string>>(value);
    std::string joined;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (i > 0) {
            joined += i + 1 == list.size() ? " and " : ", ";
        }
        joined += list[i];
    }
    return joined;
}

std::string day_in_words(std::string_view date) {
    static constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                             "May",       "June",     "July",     "August",
                                                             "September", "October",  "November", "December"};
    const auto number = [date](std::size_t at) -> std::size_t {
        const auto digit = [](char c) {
            return static_cast<std::size_t>(static_cast<unsigned char>(c) - '0');
        };
        return date.size() < at + 2 ? 100 : digit(date[at]) * 10 + digit(date[at + 1]);
    };
    const std::size_t month = number(5);
    if (date.size() < 7 || date[4] != '-' || month < 1 || month > months.size()) {
        return std::string(date);
    }
    const std::size_t day = date.size() > 7 && date[7] == '-' ? number(8) : 0;
    std::string words = day >= 1 && day <= 31 ? std::to_string(day) + ' ' : std::string();
    return words.append(months[month - 1]).append(" ").append(date.substr(0, 4));
}

bool has_facts(std::string_view text, const FactView& facts) {
    for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
        const std::string_view inside = text.substr(open + 1, text.find('}', open) - open - 1);
        const std::string_view name = inside.substr(0, inside.find('|'));
        if (name != "service" && facts.find(name) == nullptr) {
            return false;
        }
    }
    return true;
}

std::string fill_words(std::string_view text, std::string_view service, const FactView& facts) {
    std::string filled;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t open = text.find('{', at);
        const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
        if (close == std::string_view::npos) {
            filled.append(text.substr(at));
            break;
        }
        filled.append(text.substr(at, open - at));
        const std::string_view inside = text.substr(open + 1, close - open - 1);
        const std::size_t bar = inside.find('|');
        const std::string_view name = inside.substr(0, bar);
        const FactValue* value = facts.find(name);
        if (name == "service") {
            filled.append(service.empty() ? std::string_view("The service") : service);
        } else if (value != nullptr) {
            filled.append(fact_text(*value));
        } else if (bar != std::string_view::npos) {
            filled.append(inside.substr(bar + 1));
        } else if (!filled.empty() && filled.back() == ' ') {
            filled.pop_back();
        }
        at = close + 1;
    }
    // A service without a name is "the service" inside a sentence.
    if (service.empty()) {
        for (std::size_t found = filled.find(" The service"); found != std::string::npos;
             found = filled.find(" The service", found + 1)) {
            if (found > 0 && filled[found - 1] != '.' && filled[found - 1] != '?' &&
                filled[found - 1] != '!') {
                filled[found + 1] = 't';
            }
        }
    }
    // A name keeps its own letters: "xAI may …".
    const bool named = text.starts_with("{service}") && !service.empty() && !service.starts_with("this ");
    if (!named && !filled.empty() && filled[0] >= 'a' && filled[0] <= 'z') {
        filled[0] = static_cast<char>(filled[0] - 'a' + 'A');
    }
    return filled;
}

}  // namespace smallprint
