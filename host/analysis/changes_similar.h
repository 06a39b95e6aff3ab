// Pairs sentences that were reworded, by the pairs of neighbouring words they share.
#pragma once

#include "analysis/changes_align.h"

namespace smallprint {

/// Makes partners, and fate `altered`, of the sentences that are `alone` on both sides and alike enough; best
/// first, each sentence once. O(n log n) in words: what many sentences share is passed over, and each looks
/// at few others.
void pair_similar_sentences(AlignedSide& before, AlignedSide& after);

}  // namespace smallprint
