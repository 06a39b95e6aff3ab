#include "service/withdrawal.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "base/error.h"
#include "service/feedback_words.h"
#include "service/record_feedback.h"

namespace smallprint {
namespace {

constexpr std::size_t most_contacts = 3;
constexpr std::size_t longest_address = 100;

std::string lowered(std::string_view text) {
    std::string low(text);
    std::transform(low.begin(), low.end(), low.begin(), [](unsigned char c) {
        return c < 0x80 ? static_cast<char>(std::tolower(c)) : static_cast<char>(c);
    });
    return low;
}

std::string file_name_for(std::string_view service) {
    std::string name = "withdrawal-";
    for (const char c : lowered(service).substr(0, 60)) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain) {
            name += c;
        } else if (name.back() != '-') {
            name += '-';
        }
    }
    if (name.back() == '-') {
        name.pop_back();
    }
    return name + ".txt";
}

bool in_address(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '-' || c == '_' || c == '+';
}

/// E-mail addresses in a text that are for privacy or legal questions.
void find_contacts(std::string_view text, std::vector<Action>& contacts) {
    constexpr std::string_view wanted[] = {"privacy",         "dpo",   "dataprotection",
                                           "data-protection", "legal", "gdpr"};
    for (std::size_t at = text.find('@'); at != std::string_view::npos && contacts.size() < most_contacts;
         at = text.find('@', at + 1)) {
        std::size_t begin = at;
        while (begin > 0 && at - begin < longest_address && in_address(text[begin - 1])) {
            --begin;
        }
        std::size_t end = at + 1;
        while (end < text.size() && end - at < longest_address && in_address(text[end])) {
            ++end;
        }
        while (end > at + 1 && !std::isalnum(static_cast<unsigned char>(text[end - 1]))) {
            --end;
        }
        const std::string address = lowered(text.substr(begin, end - begin));
        const std::string_view user = std::string_view(address).substr(0, at - begin);
        const bool for_this =
            std::any_of(std::begin(wanted), std::end(wanted),
                        [user](std::string_view word) { return user.find(word) != std::string_view::npos; });
        const bool complete = address.find('.', at - begin) != std::string::npos;
        const bool known = std::any_of(contacts.begin(), contacts.end(),
                                       [&address](const Action& one) { return one.text == address; });
        if (for_this && complete && !known) {
            contacts.push_back({address, "mailto:" + address, {}});
        }
    }
}

std::string letter_text(const LetterTemplate& letter, bool given, bool clause,
                        std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
    std::string text;
    for (const LetterParagraph& paragraph : letter.paragraphs) {
        const bool fits = paragraph.condition.empty() || (paragraph.condition == "given" && given) ||
                          (paragraph.condition == "clause" && clause) ||
                          (paragraph.condition == "no_clause" && !clause);
        if (fits) {
            text += (text.empty() ? "" : "\n\n") + fill_in(paragraph.text, values);
        }
    }
    return text + "\n";
}

/// The service as the history spells it.
std::string key_of(const Store& store, std::string_view service) {
    const std::string wanted = lowered(service);
    for (const StoredDocument& document : store.documents()) {
        if (lowered(document.key.service) == wanted) {
            return document.key.service;
        }
    }
    return std::string(service);
}

}  // namespace

Withdrawal withdrawal(Session& session, std::string_view service) {
    const Store& store = session.asking();
    const std::string key = key_of(store, service);
    const FeedbackTally tally = store.feedback_tally(key);
    const TermsVerdict found = verdict_of_terms(session, key, false, FeedbackDirection::up);
    if (tally.given() == 0 && found.read.empty()) {
        throw Error(ErrorCode::not_found,
                    "The history holds neither terms nor feedback of this service; `smallprint ledger list` "
                    "names those it holds.");
    }
    Withdrawal result;
    result.service = found.service;
    result.file_name = file_name_for(key);
    result.given = given_of(tally);
    // Only words that the person has captured can be held against the service.
    if (found.verdict && found.verdict->quote && found.verdict->quote->document.sha256) {
        result.quote = found.verdict->quote;
    }
    std::string given = given_words(tally);
    if (tally.since) {
        given += " since " + to_rfc3339(*tally.since).substr(0, 10);
    }
    const FeedbackDocument about = result.quote ? result.quote->document : FeedbackDocument();
    const std::string quote = result.quote ? result.quote->quote.exact : std::string();
    const std::string captured = to_rfc3339(about.captured_at.value_or(0)).substr(0, 10);
    const std::string hash = about.sha256 ? to_hex(*about.sha256) : std::string();
    const std::string today = to_rfc3339(session.services().clock().now()).substr(0, 10);
    for (const LetterTemplate& letter : withdrawal_letters()) {
        result.letters.push_back({letter.id, letter.title, letter.jurisdiction, letter.articles,
                                  fill_in(letter.subject, {{"service", found.service.name}}),
                                  letter_text(letter, tally.given() != 0, result.quote.has_value(),
                                              {{"service", found.service.name},
                                               {"given", given},
                                               {"document", about.terms_type},
                                               {"url", about.url},
                                               {"captured", captured},
                                               {"sha256", hash},
                                               {"quote", quote},
                                               {"today", today}})});
    }
    for (const FeedbackDocument& document : found.read) {
        if (const auto stored = store.find_document(document.id)) {
            find_contacts(store.load(*stored, stored->versions).canonical_text, result.contacts);
        }
    }
    result.unseen = session.unseen();
    return result;
}

}  // namespace smallprint
