#include "service/feedback_words.h"

#include <algorithm>
#include <optional>

#include "base/error.h"
#include "service/feedback_data.h"
#include "service/json.h"

namespace smallprint {
namespace {

[[noreturn]] void refuse(const std::string& what) {
    throw Error(ErrorCode::catalogue_invalid, "The data of the feedback guard is damaged: " + what + ".");
}

JsonOut parse(std::string_view json) {
    JsonOut value = JsonOut::parse(json, nullptr, false);
    if (!value.is_object()) {
        refuse("it is no JSON object");
    }
    return value;
}

const JsonOut& member(const JsonOut& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end()) {
        refuse(std::string(name) + " is missing");
    }
    return *found;
}

std::string text(const JsonOut& value) {
    if (!value.is_string()) {
        refuse("a text is none");
    }
    return value.get<std::string>();
}

std::string text_of(const JsonOut& object, const char* name) {
    return text(member(object, name));
}

std::vector<std::string> texts(const JsonOut& list) {
    if (!list.is_array()) {
        refuse("a list is none");
    }
    std::vector<std::string> all;
    for (const JsonOut& item : list) {
        all.push_back(text(item));
    }
    return all;
}

Facts facts(const JsonOut& object) {
    Facts all;
    const auto when = object.find("when");
    if (when == object.end()) {
        return all;
    }
    for (const auto& [name, value] : when->items()) {
        if (value.is_boolean()) {
            all[name] = value.get<bool>();
        } else {
            all[name] = text(value);
        }
    }
    return all;
}

template <typename Value>
Value word(std::optional<Value> value) {
    if (!value) {
        refuse("a word is unknown");
    }
    return *value;
}

/// Texts by name, those inside an object as "object.name".
TextMap flat(const JsonOut& object) {
    TextMap all;
    for (const auto& [name, value] : object.items()) {
        if (!value.is_object()) {
            all[name] = text(value);
            continue;
        }
        for (const auto& [inner, inner_value] : value.items()) {
            all[name + '.' + inner] = text(inner_value);
        }
    }
    return all;
}

void read_levels(const JsonOut& list, FeedbackWords& words) {
    for (const JsonOut& item : list) {
        FeedbackRule& rule = words.levels.emplace_back();
        rule.type = text_of(item, "type");
        rule.when = facts(item);
        rule.unless = item.contains("unless") ? texts(item["unless"]) : std::vector<std::string>();
        rule.level = word(level_from(text_of(item, "level")));
        rule.why = text_of(item, "why");
    }
}

}  // namespace

const std::string& FeedbackWords::line(std::string_view name) const {
    const auto found = lines.find(name);
    if (found == lines.end()) {
        refuse("a line is missing");
    }
    return found->second;
}

const UnknownWords& FeedbackWords::unknown_words(std::string_view why) const {
    const auto found = unknown.find(why);
    if (found == unknown.end()) {
        refuse("words for the unknown are missing");
    }
    return found->second;
}

FeedbackWords read_feedback_words(std::string_view json) {
    const JsonOut data = parse(json);
    FeedbackWords words;
    read_levels(member(data, "levels"), words);
    words.also = texts(member(data, "also"));
    for (const JsonOut& item : member(data, "words")) {
        words.headlines.push_back({text_of(item, "why"), word(direction_from(text_of(item, "direction"))),
                                   facts(item), text_of(item, "headline")});
    }
    for (const auto& [why, item] : member(data, "unknown").items()) {
        words.unknown[why] = {text_of(item, "headline"), text_of(item, "line")};
    }
    words.lines = flat(member(data, "lines"));
    const JsonOut& directions = member(data, "directions");
    for (std::size_t i = 0; i < words.directions.size(); ++i) {
        const std::string name(to_string(static_cast<FeedbackDirection>(i)));
        words.directions.at(i) = texts(member(directions, name.c_str()));
    }
    words.any_direction = texts(member(directions, "any"));
    words.business_terms = texts(member(member(data, "business"), "terms"));
    words.business_hosts = texts(member(member(data, "business"), "hosts"));
    for (const auto& [type, list] : member(data, "terms_links").items()) {
        if (type != "note") {
            words.terms_links.emplace_back(type, texts(list));
        }
    }
    words.given = flat(member(data, "given"));
    return words;
}

std::vector<LetterTemplate> read_withdrawal_letters(std::string_view json) {
    const JsonOut data = parse(json);
    std::vector<LetterTemplate> letters;
    for (const JsonOut& item : member(data, "letters")) {
        LetterTemplate& letter = letters.emplace_back();
        letter.id = text_of(item, "id");
        letter.title = text_of(item, "title");
        letter.jurisdiction = text_of(item, "jurisdiction");
        letter.articles = texts(member(item, "articles"));
        letter.subject = text_of(item, "subject");
        for (const JsonOut& paragraph : member(item, "paragraphs")) {
            letter.paragraphs.push_back({paragraph.contains("if") ? text(paragraph["if"]) : std::string(),
                                         text_of(paragraph, "text")});
        }
    }
    if (letters.empty()) {
        refuse("there is no letter");
    }
    return letters;
}

const FeedbackWords& feedback_words() {
    static const FeedbackWords words = read_feedback_words(feedback_assessments_json());
    return words;
}

const std::vector<LetterTemplate>& withdrawal_letters() {
    static const std::vector<LetterTemplate> letters = read_withdrawal_letters(feedback_withdrawals_json());
    return letters;
}

std::string fill_in(std::string_view text,
                    std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
    std::string filled;
    while (!text.empty()) {
        const std::size_t open = text.find('{');
        const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
        filled += text.substr(0, open);
        if (close == std::string_view::npos) {
            filled += open == std::string_view::npos ? std::string_view() : text.substr(open);
            break;
        }
        const std::string_view name = text.substr(open + 1, close - open - 1);
        const auto* const value = std::find_if(values.begin(), values.end(),
                                               [name](const auto& pair) { return pair.first == name; });
        filled += value == values.end() ? text.substr(open, close - open + 1) : value->second;
        text.remove_prefix(close + 1);
    }
    return filled;
}

bool has_facts(const Facts& facts, const Facts& when) {
    return std::all_of(when.begin(), when.end(), [&facts](const auto& wanted) {
        const auto found = facts.find(wanted.first);
        return found != facts.end() && found->second == wanted.second;
    });
}

}  // namespace smallprint
