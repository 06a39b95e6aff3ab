#include "analysis/changes_meaning.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "analysis/changes_facts.h"
#include "analysis/changes_scope.h"
#include "analysis/changes_weight.h"

namespace smallprint {

namespace {

using Types = std::map<std::string_view, std::vector<const Evidence*>>;

bool is_signal(const Evidence& evidence) {
    return evidence.type.empty() || evidence.type[0] == '@';
}

// One version with what is needed to find the evidence that lies in given sentences.
class Side {
public:
    Side(const LazyVersion& view, const AlignedSide& aligned)
        : view_(view),
          aligned_(aligned),
          readable_(static_cast<std::uint32_t>(view.document.clauses.size())) {
        const Document& document = view.document;
        clause_of_.assign(document.blocks.size(), no_partner);
        offset_.assign(document.blocks.size(), 0);
        for (std::uint32_t c = 0; c < readable_; ++c) {
            std::uint32_t offset = 0;
            const Clause& clause = document.clauses[c];
            for (std::uint32_t b = clause.first_block; b < clause.first_block + clause.block_count; ++b) {
                clause_of_[b] = c;
                offset_[b] = offset;
                offset += static_cast<std::uint32_t>(document.blocks[b].text.size()) + 1;
            }
        }
    }

    /// Anywhere in the version. Reads on only as far as it must.
    [[nodiscard]] bool has(std::string_view type) {
        while (!types_.contains(type)) {
            if (scanned_ == readable_) {
                return false;
            }
            for (const Evidence& evidence : evidence_of(scanned_++)) {
                if (!is_signal(evidence)) {
                    types_.insert(evidence.type);
                }
            }
        }
        return true;
    }
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
            for (const Evidence& evidence : evidence_of(clause_of_[block])) {
                if (!is_signal(evidence) && evidence.quote_begin < end && evidence.quote_end > begin) {
                    types[evidence.type].push_back(&evidence);
                }
            }
        }
        return types;
    }

private:
    [[nodiscard]] const std::vector<Evidence>& evidence_of(std::uint32_t clause) const {
        return view_.read(clause);
    }

    const LazyVersion& view_;
    const AlignedSide& aligned_;
    std::uint32_t readable_ = 0;  // clauses
    std::uint32_t scanned_ = 0;   // of them, for types_
    std::set<std::string_view> types_;
    std::vector<std::uint32_t> clause_of_;
    std::vector<std::uint32_t> offset_;
};

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
    Namer(const LazyVersion& before, const LazyVersion& after, const Alignment& alignment,
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
        scope_ = names_what_applies(item.before.value_or("")) != names_what_applies(item.after.value_or(""))
                     ? weight_of_scope
                     : 0.0;
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
        TypeWords words = words_for(type, catalogue_);
        ChangeItem item = whole;
        item.type = std::string(type);
        Turn turn = Turn::altered;
        if (old_evidence != old_types.end() && new_evidence != new_types.end()) {
            const Evidence& before = *old_evidence->second.front();
            const Evidence& after = *new_evidence->second.front();
            const std::string difference = fact_difference(before, after);
            turn = turn_between(words, before, after);
            const char* way = turn == Turn::stricter ? "stricter than before"
                              : turn == Turn::milder ? "milder than before"
                                                     : "";
            if (difference.empty() && turn == Turn::altered) {
                return false;
            }
            words.severity = words.severity_with(after.facts);
            item.summary =
                words.name + ": " + difference + (difference.empty() || *way == '\0' ? "" : ", ") + way + ".";
        } else if (new_evidence != new_types.end()) {
            if (before_.has(type)) {
                return false;  // moved here, or said once more
            }
            turn = Turn::gained;
            words.severity = words.severity_with(new_evidence->second.front()->facts);
            item.summary = "New: " + words.name + ".";
        } else {
            if (after_.has(type)) {
                return false;
            }
            turn = Turn::lost;
            words.severity = words.severity_with(old_evidence->second.front()->facts);
            item.summary = "No longer there: " + words.name + ".";
        }
        item.severity = severity_of(turn, words);
        const double weight = weight_of(turn, item.severity, words.importance, group.words) + scope_;
        items_.push_back({std::move(item), weight});
        return true;
    }

    void name_plainly(const ChangeGroup& group, ChangeItem item, const std::set<std::string_view>& touched) {
        item.severity = Severity::low;
        item.summary = plain_summary(before_, after_, group);
        // "See here" made "read our": the clause says what it said.
        constexpr std::uint32_t few_words = 12;
        double weight = std::min(group.words, 300U);
        TypeWords gravest;
        for (const std::string_view type : touched) {
            TypeWords words = words_for(type, catalogue_);
            const Severity severity =
                group.words < few_words ? Severity::low : severity_of(Turn::touched, words);
            if (item.type.empty() || severity > item.severity) {
                item.type = std::string(type);
                item.severity = severity;
                gravest = std::move(words);
            }
        }
        if (!item.type.empty()) {
            item.summary = gravest.name + ": the wording" + in_section(before_, after_, group) + " changed.";
            weight = weight_of(Turn::touched, item.severity, gravest.importance, group.words);
        }
        if (item.type.empty() && scope_ > 0) {
            item.summary =
                "Which terms apply, or to whom, changed" + in_section(before_, after_, group) + ".";
        }
        items_.push_back({std::move(item), weight + scope_});
    }

    Side before_;
    Side after_;
    const Catalogue& catalogue_;
    std::vector<RankedItem> items_;
    double scope_ = 0.0;  // of the group that is being named
};

// What is said of the same type a second and third time says less: the first items are to tell different
// things.
void tell_each_type_first_once(std::vector<RankedItem>& items) {
    std::vector<RankedItem*> by_weight;
    for (RankedItem& item : items) {
        if (!item.item.type.empty()) {
            by_weight.push_back(&item);
        }
    }
    std::stable_sort(by_weight.begin(), by_weight.end(),
                     [](const RankedItem* a, const RankedItem* b) { return a->weight > b->weight; });
    std::map<std::string_view, double> told;
    for (RankedItem* item : by_weight) {
        item->weight /= ++told[item->item.type];
    }
}

}  // namespace

std::vector<RankedItem> name_changes(const LazyVersion& before, const LazyVersion& after,
                                     const Alignment& alignment, const std::vector<ChangeGroup>& groups,
                                     const Catalogue& catalogue) {
    Namer namer(before, after, alignment, catalogue);
    for (const ChangeGroup& group : groups) {
        namer.name(group);
    }
    std::vector<RankedItem> items = namer.take();
    tell_each_type_first_once(items);
    return items;
}

}  // namespace smallprint
