// Days, notice and how long something is kept.
#include <re2/re2.h>

#include <array>
#include <string>
#include <utility>

#include "analysis/facts/facts.h"
#include "analysis/facts/numbers.h"
#include "analysis/table_head.h"
#include "analysis/text_piece.h"

namespace smallprint {
namespace {

/// What is kept, where the sentence names one kind of thing only: a period for invoices is none for chats.
std::string kept_kind(std::string_view sentence) {
    struct Kind {
        const char* name;
        RE2 pattern;
    };
    static const std::array<Kind, 9> kinds{
        {{"logs",
          RE2(R"((?i)\b(?:(?:server|access|technical|system|web|activity|security) logs?|log (?:files?|data|in data)|logs)\b)")},
         {"payment records",
          RE2(R"((?i)\b(?:payments?|billing|invoices?|transactions?|tax|accounting|purchases?)\b)")},
         {"backup copies of your data", RE2(R"((?i)\b(?:back-?ups?|archives)\b)")},
         {"cookie data", RE2(R"((?i)\bcookies?\b)")},
         {"your messages", RE2(R"((?i)\b(?:chats?|conversations?|messages)\b)")},
         {"recordings", RE2(R"((?i)\brecordings?\b)")},
         {"face and voice data", RE2(R"((?i)\b(?:biometric|facial|voiceprints?)\b)")},
         {"job applications", RE2(R"((?i)\b(?:job appli\w+|candidates?|applicants?|recruit\w+)\b)")},
         {"support requests",
          RE2(R"((?i)\b(?:support (?:tickets?|requests?|cases?)|inquir(?:y|ies)|enquir(?:y|ies))\b)")}}};
    const Kind* only = nullptr;
    for (const Kind& kind : kinds) {
        if (RE2::PartialMatch(piece(sentence), kind.pattern)) {
            if (only != nullptr) {
                return {};
            }
            only = &kind;
        }
    }
    return only == nullptr ? std::string() : std::string(only->name);
}

}  // namespace

void read_days(const FactText& text, Facts& facts) {
    const auto periods = find_periods(text.sentence);
    if (!periods.empty()) {
        facts.emplace("days", periods.front().days);
        facts.emplace("period", periods.front().text);
    }
}

void read_opt_out_days(const FactText& text, Facts& facts) {
    // The limit often stands in a sentence of its own: "Your notice must reach us within 30 days of …".
    static const RE2 limit(
        R"((?i)(?:within|no(?:t)? later than|not more than|prior to the expiration of|before the end of|by the end of|postmarked within|during) (?:the )?(?:first |initial )?(\S+(?: \S+)?[ -]*(?:\([^)]{1,30}\))?[ -]*(?:calendar |business )?(?:days?|weeks?|months?)\b))");
    for (const std::string_view words : {text.sentence, text.clause}) {
        re2::StringPiece input = piece(words);
        re2::StringPiece found;
        while (RE2::FindAndConsume(&input, limit, &found)) {
            const auto periods = find_periods({found.data(), found.size()});
            if (!periods.empty()) {
                facts.emplace("days", periods.front().days);
                facts.emplace("period", periods.front().text);
                return;
            }
        }
    }
}

void read_notice_days(const FactText& text, Facts& facts) {
    static const RE2 before(
        R"((?i)(?:notice|notif|inform|email|advance|prior|before|ahead|in advance|effective))");
    if (!RE2::PartialMatch(piece(text.sentence), before)) {
        return;
    }
    const auto periods = find_periods(text.sentence);
    if (!periods.empty()) {
        facts.emplace("notice_days", periods.front().days);
        facts.emplace("notice_period", periods.front().text);
    }
}

void read_retention(const FactText& text, Facts& facts) {
    static const RE2 kept(
        R"((?i)\b(?:retain|retention|keep|kept|stor|delet|held|hold|remain|preserv|archiv))");
    static const RE2 open_ended(R"((?i)\b(?:indefinitely|perpetuity|forever|without limit)\b)");
    static const RE2 as_needed(
        R"((?i)\bas long as (?:is |reasonably |it is )*(?:necessary|needed|required|we need)|\bas long as your account)");
    const re2::StringPiece sentence = piece(text.sentence);
    const bool row = text.behind.find(kept_for) != std::string_view::npos;
    if (!row && !RE2::PartialMatch(sentence, kept)) {
        return;
    }
    // The longest period is the one that tells how long it may take.
    const Period* longest = nullptr;
    const auto periods = find_periods(text.sentence);
    for (const Period& period : periods) {
        if (longest == nullptr || period.days > longest->days) {
            longest = &period;
        }
    }
    if (longest != nullptr) {
        facts.emplace("retention", longest->text);
        facts.emplace("retention_days", longest->days);
        std::string kind = kept_kind(text.sentence);
        if (kind.empty() && row && text.clause.starts_with(text.sentence)) {
            kind = kind_of_row(text.sentence);
        }
        if (!kind.empty() && periods.size() == 1) {
            facts.emplace("kept", std::move(kind));
        }
    } else if (RE2::PartialMatch(sentence, open_ended)) {
        facts.emplace("retention", std::string("indefinitely"));
    } else if (RE2::PartialMatch(sentence, as_needed)) {
        facts.emplace("retention", std::string("as long as it needs"));
    }
}

}  // namespace smallprint
