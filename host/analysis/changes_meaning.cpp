#include "analysis/changes_meaning.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "analysis/changes_facts.h"
#include "catalogue/content.h"

namespace smallprint {

namespace {

// How a clause type is spoken of in changes. The only place here that asks the catalogue.
struct TypeWords {
    std::string name;
    Severity severity = Severity::medium;
    Stance stance = Stance::against_you;
    std::uint32_t importance = 50;
};

TypeWords words_for(std::string_view type, const Catalogue& catalogue) {
    TypeWords words;
    if (const ClauseType* known = catalogue.content().type(type)) {
        return {known->name, known->severity, known->stance, known->importance};
    }
    words.name = std::string(type);
    std::replace(words.name.begin(), words.name.end(), '_', ' ');
    if (!words.name.empty() && words.name[0] >= 'a' && words.name[0] <= 'z') {
        words.name[0] = static_cast<char>(words.name[0] - 'a' + 'A');
    }
    return words;
}

using Types = std::map<std::string_view, std::vector<const Evidence*>>;

bool is_signal(const Evidence& evidence) {
    return evidence.type.empty() || evidence.type[0] == '@';
}

std::set<std::string_view> types_in(const VersionView& view) {
    std::set<std::string_view> types;
    for (const auto& clause : view.evidence) {
        for (const Evidence& evidence : clause) {
            if (!is_signal(evidence)) {
                types.insert(evidence.type);
            }
        }
    }
    return types;
}

// One version with what is needed to find the evidence that lies in given sentences.
class Side {
public:
    Side(const VersionView& view, const AlignedSide& aligned)
        : view_(view), aligned_(aligned), types_(types_in(view)) {
        const Document& document = view.document;
        clause_of_.assign(document.blocks.size(), no_partner);
        offset_.assign(document.blocks.size(), 0);
        for (std::uint32_t c = 0; c < document.clauses.size() && c < view.evidence.size(); ++c) {
            std::uint32_t offset = 0;
            const Clause& clause = document.clauses[c];
            for (std::uint32_t b = clause.first_block; b < clause.first_block + clause.block_count; ++b) {
                clause_of_[b] = c;
                offset_[b] = offset;
                offset += static_cast<std::uint32_t>(document.blocks[b].text.size()) + 1;
            }
        }
    }

    [[nodiscard]] bool has(std::string_view type) const { return types_.contains(type); }
    [[nodiscard]] const Document& document() const { return view_.document; }
    [[nodiscard]] const AlignedSide& aligned() const { return aligned_; }

    [[nodiscard]] Types types_of(const std::vector<std::uint32_t>& sentences) const {
        Types types;
        for (const std::uint32_t index : sentences) {
            const std::uint32_t block = aligned_.block[index];
            if (clause_of_[block] == no_partner) {
                continue;
            }
            const ComparedSentence& sentence = aligned_.text.sentences[index];
            const std::uint32_t begin = offset_[block] + sentence.begin;
            const std::uint32_t end = offset_[block] + sentence.end;
            for (const Evidence& evidence : view_.evidence[clause_of_[block]]) {
                if (!is_signal(evidence) && evidence.quote_begin < end && evidence.quote_end > begin) {
                    types[evidence.type].push_back(&evidence);
                }
            }
        }
        return types;
    }

private:
    const VersionView& view_;
    const AlignedSide& aligned_;
    std::set<std::string_view> types_;
    std::vector<std::uint32_t> clause_of_;
    std::vector<std::uint32_t> offset_;
};

enum class Turn : std::uint8_t { gained, lost, altered, touched };

Severity severity_of(Turn turn, const TypeWords& words) {
    const bool worse = (turn == Turn::gained && words.stance != Stance::for_you) ||
                       (turn == Turn::lost && words.stance == Stance::for_you);
    if (turn == Turn::altered) {
        return std::max(Severity::low, words.severity);
    }
    if (turn == Turn::touched) {
        return std::clamp(words.severity, Severity::low, Severity::medium);
    }
    if (!worse) {
        return Severity::low;  // good news, or neither good nor bad
    }
    return std::max(turn == Turn::lost ? Severity::medium : Severity::low, words.severity);
}

std::string in_section(const Side& before, const Side& after, const ChangeGroup& group) {
    const std::string heading = group.after_block != no_partner
                                    ? heading_above(after.document(), group.after_block)
                                    : heading_above(before.document(), group.before_block);
    return heading.empty() ? std::string() : " in \u201C" + heading + "\u201D";
}

std::string plain_summary(const Side& before, const Side& after, const ChangeGroup& group) {
    const std::string where = in_section(before, after, group);
    if (group.before_block == no_partner) {
        return "New text was added" + where + ".";
    }
    if (group.after_block == no_partner) {
        return "Text" + where + " was removed.";
    }
    if (group.removed.empty()) {
        return "The text" + where + " says more than before.";
    }
    return group.added.empty() ? "Part of the text" + where + " was removed."
                               : "The text" + where + " was reworded.";
}

ChangeKind kind_of(const ChangeGroup& group) {
    if (group.before_block == no_partner) {
        return ChangeKind::added;
    }
    return group.after_block == no_partner ? ChangeKind::removed : ChangeKind::edited;
}

class Namer {
public:
    Namer(const VersionView& before, const VersionView& after, const Alignment& alignment,
          const Catalogue& catalogue)
        : before_(before, alignment.before), after_(after, alignment.after), catalogue_(catalogue) {}

    void name(const ChangeGroup& group) {
        ChangeItem item;
        item.kind = kind_of(group);
        if (!group.removed.empty()) {
            item.before = quote_sentences(before_.document(), before_.aligned(), group.removed);
        }
        if (!group.added.empty()) {
            item.after = quote_sentences(after_.document(), after_.aligned(), group.added);
        }
        if (!group.substantive) {
            item.kind = ChangeKind::cosmetic;
            item.substantive = false;
            item.summary = "Only a date, a number, an address or a mark changed" +
                           in_section(before_, after_, group) + ".";
            items_.push_back({std::move(item), 0.0});
            return;
        }
        const Types old_types = before_.types_of(group.removed);
        const Types new_types = after_.types_of(group.added);
        std::set<std::string_view> all;
        for (const auto& [type, evidence] : old_types) {
            all.insert(type);
        }
        for (const auto& [type, evidence] : new_types) {
            all.insert(type);
        }
        bool named = false;
        for (const std::string_view type : all) {
            named = name_type(group, item, type, old_types, new_types) || named;
        }
        if (!named) {
            name_plainly(group, std::move(item), all);
        }
    }

    std::vector<RankedItem> take() { return std::move(items_); }

private:
    // True if the change is told by an item about this type.
    bool name_type(const ChangeGroup& group, const ChangeItem& whole, std::string_view type,
                   const Types& old_types, const Types& new_types) {
        const auto old_evidence = old_types.find(type);
        const auto new_evidence = new_types.find(type);
        const TypeWords words = words_for(type, catalogue_);
        ChangeItem item = whole;
        item.type = std::string(type);
        Turn turn = Turn::altered;
        if (old_evidence != old_types.end() && new_evidence != new_types.end()) {
            const std::string difference =
                fact_difference(*old_evidence->second.front(), *new_evidence->second.front());
            if (difference.empty()) {
                return false;
            }
            item.summary = words.name + ": " + difference + ".";
        } else if (new_evidence != new_types.end()) {
            if (before_.has(type)) {
                return false;  // moved here, or said once more
            }
            turn = Turn::gained;
            item.summary = "New: " + words.name + ".";
        } else {
            if (after_.has(type)) {
                return false;
            }
            turn = Turn::lost;
            item.summary = "No longer there: " + words.name + ".";
        }
        item.severity = severity_of(turn, words);
        constexpr double typed = 1000.0;
        items_.push_back({std::move(item), typed + words.importance + std::min(group.words, 99U) / 100.0});
        return true;
    }

    void name_plainly(const ChangeGroup& group, ChangeItem item, const std::set<std::string_view>& touched) {
        item.severity = Severity::low;
        item.summary = plain_summary(before_, after_, group);
        double weight = std::min(group.words, 400U);
        TypeWords gravest;
        for (const std::string_view type : touched) {
            TypeWords words = words_for(type, catalogue_);
            const Severity severity = severity_of(Turn::touched, words);
            if (item.type.empty() || severity > item.severity) {
                item.type = std::string(type);
                item.severity = severity;
                gravest = std::move(words);
            }
        }
        if (!item.type.empty()) {
            item.summary = gravest.name + ": the wording" + in_section(before_, after_, group) + " changed.";
            weight += gravest.importance;
        }
        items_.push_back({std::move(item), weight});
    }

    Side before_;
    Side after_;
    const Catalogue& catalogue_;
    std::vector<RankedItem> items_;
};

}  // namespace

std::vector<RankedItem> name_changes(const VersionView& before, const VersionView& after,
                                     const Alignment& alignment, const std::vector<ChangeGroup>& groups,
                                     const Catalogue& catalogue) {
    Namer namer(before, after, alignment, catalogue);
    for (const ChangeGroup& group : groups) {
        namer.name(group);
    }
    return namer.take();
}

}  // namespace smallprint
