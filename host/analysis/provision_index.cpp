#include "analysis/provision_index.h"

#include <algorithm>
#include <bit>
#include <map>

#include "catalogue/fingerprint.h"

namespace smallprint {
namespace {

struct Gathered {
    std::uint32_t shared = 0;
    std::uint32_t first = 0xffffffffU;
    std::uint32_t last = 0;
};

/// Looks for the very words of the provision, at the beginnings of sentences around where its shingles were
/// found.
bool has_exact_words(const Words& words, const Provision& provision, Gathered& where) {
    if (provision.words == 0 || provision.words > words.size()) {
        return false;
    }
    constexpr std::uint16_t ending = mark_stop | mark_newline | mark_colon | mark_semicolon;
    // The first shingle kept may lie some words into the provision.
    const auto reach = static_cast<std::uint32_t>(shingle_words + winnow_window) * 2;
    const std::uint32_t from = where.first > reach ? where.first - reach : 0;
    for (std::uint32_t first = from; first <= where.last && first + provision.words <= words.size();
         ++first) {
        const bool begins = first == 0 || first == where.first || (words.list[first - 1].marks & ending) != 0;
        if (begins && exact_hash(words, first, provision.words) == provision.exact) {
            where.first = first;
            where.last = first + provision.words - 1;
            return true;
        }
    }
    return false;
}

}  // namespace

ProvisionIndex::ProvisionIndex(const std::vector<Provision>& provisions) : provisions_(provisions) {
    std::size_t shingles = 0;
    for (const Provision& provision : provisions) {
        shingles += provision.fingerprint.size();
    }
    constexpr std::size_t bits_per_shingle = 32;
    const std::size_t bits = std::bit_ceil(std::max<std::size_t>(64, shingles * bits_per_shingle));
    filter_.resize(bits / 64);
    filter_mask_ = bits - 1;
    for (std::uint32_t i = 0; i < provisions.size(); ++i) {
        for (const std::uint64_t hash : provisions[i].fingerprint) {
            by_shingle_.emplace(hash, i);
            note(hash);
        }
        if (provisions[i].fingerprint.empty()) {
            short_by_hash_.emplace(provisions[i].exact, i);
        }
    }
}

void ProvisionIndex::note(std::uint64_t shingle) {
    const std::uint64_t bit = shingle & filter_mask_;
    filter_[bit / 64] |= std::uint64_t{1} << (bit % 64);
}

std::vector<ProvisionMatch> ProvisionIndex::find(const Words& words) const {
    std::vector<ProvisionMatch> found;
    if (words.size() == 0) {
        return found;
    }
    if (words.size() < words_for_near) {
        const auto [begin, end] = short_by_hash_.equal_range(exact_hash(words, 0, words.size()));
        for (auto it = begin; it != end; ++it) {
            const Provision& provision = provisions_[it->second];
            if (provision.words == words.size()) {
                found.push_back({&provision, 0, static_cast<std::uint32_t>(words.size() - 1), 1.0, true});
            }
        }
        return found;
    }
    if (by_shingle_.empty()) {
        return found;
    }
    // A shingle counts once, however often it is in the clause.
    std::map<std::uint32_t, Gathered> gathered;
    std::map<std::pair<std::uint64_t, std::uint32_t>, bool> counted;
    for (const Shingle& shingle : shingles_of(words)) {
        if (!may_have(shingle.hash)) {
            continue;
        }
        const auto [begin, end] = by_shingle_.equal_range(shingle.hash);
        for (auto it = begin; it != end; ++it) {
            Gathered& where = gathered[it->second];
            if (counted.emplace(std::pair(shingle.hash, it->second), true).second) {
                ++where.shared;
            }
            where.first = std::min(where.first, shingle.first_word);
            where.last = std::max(where.last, shingle.last_word);
        }
    }
    for (auto& [index, where] : gathered) {
        const Provision& provision = provisions_[index];
        const double containment =
            static_cast<double>(where.shared) / static_cast<double>(provision.fingerprint.size());
        if (containment < least_containment) {
            continue;
        }
        const bool exact = has_exact_words(words, provision, where);
        // One "not" more or less turns a provision round; then it is not this one. Its shingles may be spread
        // over a long clause; far apart they are not one provision either.
        const bool same = exact || (count_negations(words, where.first, where.last) == provision.negations &&
                                    where.last - where.first < 2 * provision.words + 8);
        if (same) {
            found.push_back({&provision, where.first, where.last, exact ? 1.0 : containment, exact});
        }
    }
    return found;
}

}  // namespace smallprint
