// Do the first three items of a comparison hold what an expert found worth a memo?
//   build/bin/memos_accuracy [--list] [--show SLUG]
// The 36 pairs of labels/memos: the document before and after the change that the memo is about. An item is
// taken as the described one if it holds words that the memo quotes (four or more in a row, in quotation
// marks or italics); where the memo quotes nothing that changed, if its changed words are those the memo
// uses: the share of their weight (by rarity in the two texts) that the memo has is at least 0.6 of the best
// item's. The ranking knows nothing of memos. Pairs are halved by the SHA-256 of their slug: one half was
// looked at while the order of items was made, the other only counted. --list names misses; --show prints a
// memo and its items.
#include <algorithm>
#include <cmath>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "analysis/analyse.h"
#include "analysis/changes.h"
#include "base/sha256.h"
#include "corpus.h"
#include "document/extract.h"

namespace {

using smallprint::ChangeItem;
using smallprint::Document;

constexpr std::size_t first_items = 3;
constexpr std::size_t least_quoted = 4;
constexpr double near_best = 0.6;

using Words = std::vector<std::string>;

/// What stands between quotation marks or asterisks, as words; only what is long enough to be found again.
std::vector<Words> quoted(const std::string& memo) {
    std::vector<Words> spans;
    const std::vector<std::pair<std::string, std::string>> marks{
        {"\u201C", "\u201D"}, {"\u2018", "\u2019"}, {"\"", "\""}, {"*", "*"}};
    for (const auto& [open, close] : marks) {
        for (std::size_t at = memo.find(open); at != std::string::npos; at = memo.find(open, at)) {
            const std::size_t begin = at + open.size();
            const std::size_t end = memo.find(close, begin);
            if (end == std::string::npos) {
                break;
            }
            Words words = accuracy::words(memo.substr(begin, end - begin));
            if (words.size() >= least_quoted && words.size() < 80) {
                spans.push_back(std::move(words));
            }
            at = end + close.size();
        }
    }
    return spans;
}

bool holds(const Words& text, const Words& span) {
    return std::search(text.begin(), text.end(), span.begin(), span.end()) != text.end();
}

/// Words cut after six letters: a memo tells in its own words, "organisations" of an "organization".
Words stems(std::string_view text) {
    constexpr std::size_t letters = 6;
    Words words = accuracy::words(text);
    for (std::string& word : words) {
        word.resize(std::min(word.size(), letters));
    }
    return words;
}

/// Words of the one side that the other has not.
std::set<std::string> changed_words(const ChangeItem& item) {
    const Words before = stems(item.before.value_or(""));
    const Words after = stems(item.after.value_or(""));
    const std::set<std::string> old_words(before.begin(), before.end());
    const std::set<std::string> new_words(after.begin(), after.end());
    std::set<std::string> changed;
    std::set_symmetric_difference(old_words.begin(), old_words.end(), new_words.begin(), new_words.end(),
                                  std::inserter(changed, changed.end()));
    return changed;
}

/// The words of each sentence of a memo.
std::vector<std::set<std::string>> sentences_of(const std::string& memo) {
    std::vector<std::set<std::string>> sentences;
    for (std::size_t begin = 0; begin < memo.size();) {
        std::size_t end = begin;
        while (end < memo.size() && memo[end] != '\n' && memo.compare(end, 2, ". ") != 0) {
            ++end;
        }
        const Words words = stems(memo.substr(begin, end - begin));
        if (words.size() >= least_quoted) {
            sentences.emplace_back(words.begin(), words.end());
        }
        begin = end + 1;
    }
    return sentences;
}

class Rarity {
public:
    Rarity(const Document& before, const Document& after) {
        for (const Document* document : {&before, &after}) {
            for (const auto& block : document->blocks) {
                const Words words = stems(block.text);
                for (const std::string& word : std::set<std::string>(words.begin(), words.end())) {
                    ++blocks_with_[word];
                }
                ++blocks_;
            }
        }
    }
    [[nodiscard]] double of(const std::string& word) const {
        const auto found = blocks_with_.find(word);
        const double with = found == blocks_with_.end() ? 1.0 : static_cast<double>(found->second);
        return std::log(1.0 + static_cast<double>(blocks_) / with);
    }

private:
    std::map<std::string, std::size_t> blocks_with_;
    std::size_t blocks_ = 0;
};

/// Which items are the described ones; none if the comparison does not have it.
std::set<std::size_t> described(const std::string& memo, const std::vector<ChangeItem>& items,
                                const Rarity& rarity) {
    std::set<std::size_t> found;
    const std::vector<Words> spans = quoted(memo);
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Words before = accuracy::words(items[i].before.value_or(""));
        const Words after = accuracy::words(items[i].after.value_or(""));
        for (const Words& span : spans) {
            if (items[i].substantive && holds(before, span) != holds(after, span)) {
                found.insert(i);
            }
        }
    }
    std::vector<std::pair<double, std::size_t>> best_of_sentence;
    double best = 0;
    for (const std::set<std::string>& sentence : sentences_of(memo)) {
        std::pair<double, std::size_t> best_item{0.0, 0};
        for (std::size_t i = 0; i < items.size(); ++i) {
            double all = 0;
            double shared = 0;
            for (const std::string& word : changed_words(items[i])) {
                const double weight = rarity.of(word);
                all += weight;
                shared += sentence.count(word) > 0 ? weight : 0;
            }
            // Long items have more of everything; the root keeps them from winning by length alone.
            const double score = items[i].substantive && all > 0 ? shared / std::sqrt(all) : 0;
            best_item = std::max(best_item, {score, i});
        }
        best = std::max(best, best_item.first);
        best_of_sentence.push_back(best_item);
    }
    for (const auto& [score, item] : best_of_sentence) {
        if (best > 0 && score >= near_best * best) {
            found.insert(item);
        }
    }
    return found;
}

struct Half {
    std::size_t pairs = 0;
    std::size_t hits = 0;
};

void print_items(const std::vector<ChangeItem>& items, const std::set<std::size_t>& marked,
                 std::size_t most) {
    for (std::size_t i = 0; i < items.size() && i < most; ++i) {
        const ChangeItem& item = items[i];
        std::cout << (marked.count(i) > 0 ? " * " : "   ") << i + 1 << ". [" << to_string(item.severity)
                  << "] " << item.type << " | " << item.summary << '\n';
        if (item.before) {
            std::cout << "        - " << item.before->substr(0, 400) << '\n';
        }
        if (item.after) {
            std::cout << "        + " << item.after->substr(0, 400) << '\n';
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    bool list = false;
    std::string show;
    for (int i = 1; i < argc; ++i) {
        const std::string_view option = argv[i];
        list = list || option == "--list";
        if (option == "--show" && i + 1 < argc) {
            show = argv[++i];
        }
    }
    const auto root = accuracy::corpus();
    const auto catalogue = smallprint::Catalogue::embedded();
    const smallprint::Reader reader(catalogue);
    std::map<std::string, std::string> memos;
    for (const auto& row : accuracy::read_jsonl(root / "labels/memos/memos.jsonl")) {
        memos[row.at("slug")] = row.at("title").get<std::string>() + "\n" + row.at("text").get<std::string>();
    }
    Half looked_at;
    Half counted;
    std::size_t not_judged = 0;
    for (const auto& row : accuracy::read_jsonl(root / "labels/memos/pairs.jsonl")) {
        const std::string slug = row.at("slug");
        const auto read = [&](const char* side) {
            return smallprint::extract(accuracy::read_file(root / row.at(side).get<std::string>()),
                                       {smallprint::InputFormat::markdown, {}, {}});
        };
        const Document before = read("before");
        const Document after = read("after");
        const auto evidence = [&](const Document& document) {
            std::vector<std::vector<smallprint::Evidence>> all;
            for (const auto& clause : document.clauses) {
                all.push_back(reader.read_clause(document, clause));
            }
            return all;
        };
        const auto old_evidence = evidence(before);
        const auto new_evidence = evidence(after);
        const auto summary =
            smallprint::compare({before, old_evidence}, {after, new_evidence}, catalogue, {}).summary;
        const auto items = described(memos[slug], summary.items, Rarity(before, after));
        const bool hit = !items.empty() && *items.begin() < first_items;
        const bool judged = !items.empty() || !summary.substantive;
        not_judged += judged ? 0U : 1U;
        Half& half = (smallprint::sha256(slug)[0] & 1U) == 0 ? looked_at : counted;
        half.pairs += judged ? 1U : 0U;
        half.hits += hit ? 1U : 0U;
        if (list) {
            std::cout << (hit ? "hit    " : "missed ")
                      << (&half == &counted ? "(counted)   " : "(looked at) ") << slug.substr(0, 70) << ": "
                      << summary.items.size() << " items, described at";
            for (const std::size_t i : items) {
                std::cout << ' ' << i + 1;
            }
            std::cout << '\n';
        }
        if (!show.empty() && slug.find(show) != std::string::npos) {
            std::cout << memos[slug] << "\n\n";
            print_items(summary.items, items, 40);
        }
    }
    std::cout << "described change among the first three items: looked at "
              << accuracy::share(looked_at.hits, looked_at.pairs) << ", counted only "
              << accuracy::share(counted.hits, counted.pairs) << ", all "
              << accuracy::share(looked_at.hits + counted.hits, looked_at.pairs + counted.pairs) << " of "
              << looked_at.pairs + counted.pairs << " pairs, " << not_judged << " not judged\n";
    return 0;
}
