#include "analysis/changes_groups.h"

#include <algorithm>
#include <unordered_map>

namespace smallprint {

namespace {

constexpr std::size_t longest_quote = 4000;
constexpr std::size_t longest_heading = 80;
// A new section is one change; a rewritten document is still told in parts.
constexpr std::uint32_t longest_run = 12;

std::vector<WordHash> words_of(const AlignedSide& side, const std::vector<std::uint32_t>& sentences) {
    std::vector<WordHash> words;
    for (const std::uint32_t index : sentences) {
        const ComparedSentence& sentence = side.text.sentences[index];
        const auto first = side.text.words.begin() + sentence.first_word;
        words.insert(words.end(), first, first + sentence.word_count);
    }
    return words;
}

bool says_something(const AlignedSide& side, const std::vector<std::uint32_t>& sentences) {
    return std::any_of(sentences.begin(), sentences.end(),
                       [&](std::uint32_t index) { return !side.text.sentences[index].scrap; });
}

void weigh(const Alignment& alignment, ChangeGroup& group) {
    std::vector<WordHash> removed = words_of(alignment.before, group.removed);
    std::vector<WordHash> added = words_of(alignment.after, group.added);
    group.substantive = removed != added && (says_something(alignment.before, group.removed) ||
                                             says_something(alignment.after, group.added));
    std::sort(removed.begin(), removed.end());
    std::sort(added.begin(), added.end());
    std::vector<WordHash> different;
    std::set_symmetric_difference(removed.begin(), removed.end(), added.begin(), added.end(),
                                  std::back_inserter(different));
    group.words = static_cast<std::uint32_t>(different.size());
}

class Gatherer {
public:
    explicit Gatherer(const Alignment& alignment) : alignment_(alignment) {}

    void gather() {
        const AlignedSide& before = alignment_.before;
        const AlignedSide& after = alignment_.after;
        for (std::uint32_t i = 0; i < after.fate.size(); ++i) {
            if (after.fate[i] == SentenceFate::altered) {
                group(before.block[after.partner[i]], after.block[i]).added.push_back(i);
            } else if (after.fate[i] == SentenceFate::alone) {
                group(after.counterpart[after.block[i]], after.block[i]).added.push_back(i);
            }
        }
        for (std::uint32_t i = 0; i < before.fate.size(); ++i) {
            if (before.fate[i] == SentenceFate::altered) {
                group(before.block[i], after.block[before.partner[i]]).removed.push_back(i);
            } else if (before.fate[i] == SentenceFate::alone) {
                group(before.block[i], before.counterpart[before.block[i]]).removed.push_back(i);
            }
        }
    }

    std::vector<ChangeGroup> take() { return std::move(groups_); }

private:
    ChangeGroup& group(std::uint32_t before, std::uint32_t after) {
        const auto [place, is_new] = index_.try_emplace((std::uint64_t{before} << 32U) | after,
                                                        static_cast<std::uint32_t>(groups_.size()));
        if (is_new) {
            groups_.emplace_back();
            groups_.back().before_block = before;
            groups_.back().after_block = after;
        }
        return groups_[place->second];
    }

    const Alignment& alignment_;
    std::unordered_map<std::uint64_t, std::uint32_t> index_;
    std::vector<ChangeGroup> groups_;
};

// Additions in neighbouring blocks of one section are one change, and so are removals.
void join_runs(const Document& before, const Document& after, std::vector<ChangeGroup>& groups) {
    std::vector<ChangeGroup> joined;
    for (ChangeGroup& group : groups) {
        if (!joined.empty()) {
            ChangeGroup& last = joined.back();
            const bool additions = last.before_block == no_partner && group.before_block == no_partner &&
                                   group.after_block == last.after_block + last.blocks &&
                                   after.blocks[group.after_block].kind != BlockKind::heading;
            const bool removals = last.after_block == no_partner && group.after_block == no_partner &&
                                  group.before_block == last.before_block + last.blocks &&
                                  before.blocks[group.before_block].kind != BlockKind::heading;
            if ((additions || removals) && last.blocks < longest_run) {
                last.added.insert(last.added.end(), group.added.begin(), group.added.end());
                last.removed.insert(last.removed.end(), group.removed.begin(), group.removed.end());
                ++last.blocks;
                continue;
            }
        }
        joined.push_back(std::move(group));
    }
    groups = std::move(joined);
}

std::string_view cut(std::string_view text, std::size_t size) {
    if (text.size() <= size) {
        return text;
    }
    while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) {
        --size;
    }
    return text.substr(0, size);
}

}  // namespace

std::vector<ChangeGroup> group_changes(const Document& before, const Document& after,
                                       const Alignment& alignment) {
    Gatherer gatherer(alignment);
    gatherer.gather();
    std::vector<ChangeGroup> groups = gatherer.take();
    for (ChangeGroup& group : groups) {
        std::sort(group.removed.begin(), group.removed.end());
        std::sort(group.added.begin(), group.added.end());
    }
    std::sort(groups.begin(), groups.end(), [](const ChangeGroup& left, const ChangeGroup& right) {
        return std::pair(left.after_block, left.before_block) <
               std::pair(right.after_block, right.before_block);
    });
    join_runs(before, after, groups);
    for (ChangeGroup& group : groups) {
        weigh(alignment, group);
    }
    return groups;
}

std::string quote_sentences(const Document& document, const AlignedSide& side,
                            const std::vector<std::uint32_t>& sentences) {
    constexpr std::string_view gap = " \u2026 ";
    constexpr std::string_view end = " \u2026";
    std::string quote;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        const std::uint32_t index = sentences[i];
        const ComparedSentence& sentence = side.text.sentences[index];
        const std::string_view text = std::string_view(document.blocks[side.block[index]].text)
                                          .substr(sentence.begin, sentence.end - sentence.begin);
        if (i > 0) {
            const bool follows =
                sentences[i - 1] + 1 == index && side.block[sentences[i - 1]] + 1 >= side.block[index];
            quote.append(follows ? " " : gap);
        }
        if (quote.size() + text.size() > longest_quote) {
            if (quote.empty()) {
                quote.append(cut(text, longest_quote));
            }
            while (quote.ends_with(' ')) {
                quote.pop_back();
            }
            if (!quote.ends_with("\u2026")) {
                quote.append(end);
            }
            return quote;
        }
        quote.append(text);
    }
    return quote;
}

std::string heading_above(const Document& document, std::uint32_t block) {
    for (std::uint32_t i = block + 1; i > 0; --i) {
        if (document.blocks[i - 1].kind == BlockKind::heading) {
            std::string_view text = document.blocks[i - 1].text;
            const std::string_view shortened = cut(text, longest_heading);
            return shortened.size() < text.size() ? std::string(shortened) + "\u2026" : std::string(text);
        }
    }
    return {};
}

}  // namespace smallprint
