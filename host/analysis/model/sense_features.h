// Who does what to what in a sentence, as features: "we may suspend your account" and "you may close your
// account" share their words, not their doer. Words carry a sense (who, whether one may, what is done, to
// what, on which terms) that the trainer gave them; a walk over the senses pairs them up. No parser: the doer
// is the last one named, a thing belongs to a deed within ten words. Pure; linear in the sentence.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/model/sentence_words.h"

namespace smallprint::model {

/// What a word does besides naming a deed or a thing.
enum class Role : std::uint8_t { none, we, you, your, our, may, will, reserve, no, be, agree, joins };

/// The sense of a word. Deeds, things and terms are numbers from 1 to 31; 0 for none. Which is which only the
/// trainer knows (train/word_senses.cpp).
struct Sense {
    Role role = Role::none;
    std::uint8_t deeds[2] = {0, 0};   // NOLINT(*-avoid-c-arrays): a value of five bytes.
    std::uint8_t things[2] = {0, 0};  // NOLINT(*-avoid-c-arrays)
    std::uint8_t term = 0;
};

[[nodiscard]] constexpr SenseCode pack(const Sense& sense) noexcept {
    return static_cast<SenseCode>(sense.role) | (SenseCode{sense.deeds[0]} << 4U) |
           (SenseCode{sense.deeds[1]} << 9U) | (SenseCode{sense.things[0]} << 14U) |
           (SenseCode{sense.things[1]} << 19U) | (SenseCode{sense.term} << 24U);
}

/// Any code gives a sense with numbers in range, so that a damaged file gives wrong answers at worst.
[[nodiscard]] constexpr Sense unpack(SenseCode code) noexcept {
    const auto number = [code](unsigned shift) { return static_cast<std::uint8_t>((code >> shift) & 31U); };
    const SenseCode role = code & 15U;
    return {role <= static_cast<SenseCode>(Role::joins) ? static_cast<Role>(role) : Role::none,
            {number(4), number(9)},
            {number(14), number(19)},
            number(24)};
}

/// Appends the features of the senses of a sentence of words in order, each as often as it is there.
void list_sense_features(const std::vector<WordEntry>& words, std::vector<FeatureKey>& features);

}  // namespace smallprint::model
