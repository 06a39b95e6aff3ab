// Whether a way out is offered, or it only happens after a yes.
#include <re2/re2.h>

#include "analysis/facts/facts.h"
#include "analysis/text_piece.h"

namespace smallprint {
namespace {}  // namespace

void read_opt_out(const FactText& text, Facts& facts) {
    static const RE2 offered(
        R"((?i)(?:\bopt(?:ed|ing|s)?[ -]?out\b|\bopting out\b|\b(?:turn|turning|turned|switch|switching) (?:it |this |that |\S{1,20} ){0,6}off\b|\bdisabl(?:e|ing)\b|\bunsubscrib|\bwithdraw (?:your )?consent|\bobject to\b|\b(?:account|privacy|data|training|user) (?:settings?|controls?|preferences)\b|\bin (?:your|the) settings\b|\byou can (?:control|choose|decide|select|limit)\b|\byou (?:may|can) request (?:that we )?(?:not|stop)))");
    static const RE2 refused(
        R"((?i)\b(?:can ?not|may not|not able to|unable to|no (?:way|right|option) to|even if you|regardless of (?:whether|your)[^.]{0,30}) ?(?:\S+ ){0,2}opt[ -]?(?:ed[ -]?)?out)");
    const re2::StringPiece sentence = piece(text.sentence);
    if (RE2::PartialMatch(sentence, refused)) {
        return;
    }
    if (RE2::PartialMatch(sentence, offered)) {
        facts.emplace("opt_out", true);
        return;
    }
    // The way out often stands in the next sentence; there only the plain words count.
    static const RE2 plain(
        R"((?i)(?:\bopt(?:ing)?[ -]?out\b|\bturn(?:ing)? (?:\S{1,20} ){0,6}off\b|\bunsubscrib))");
    const re2::StringPiece clause = piece(text.clause);
    if (RE2::PartialMatch(clause, plain) && !RE2::PartialMatch(clause, refused)) {
        facts.emplace("opt_out", true);
    }
}

void read_opt_in(const FactText& text, Facts& facts) {
    static const RE2 asked(
        R"((?i)(?:\bopt(?:ed|ing)?[ -]?in\b|\bonly (?:if|when|with|where|after) you(?:r)? (?:\S+ ){0,3}(?:agree|consent|choose|allow|permission|enable|share)|\b(?:with|based on|relying on|rely on|subject to) your (?:\S+ ){0,3}(?:consent|permission)|\bunless you (?:\S+ ){0,3}(?:agree|consent|opt[ -]?in|allow|permit|enable)|\bwithout (?:your|customer's) (?:\S+ ){0,3}(?:consent|permission)))");
    if (RE2::PartialMatch(piece(text.sentence), asked)) {
        facts.emplace("opt_in", true);
    }
}

}  // namespace smallprint
