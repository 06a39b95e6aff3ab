// The senses of words for who does what (analysis/model/sense_features.h): which words name a doer, a deed, a
// thing or a term. Written by hand; only the trainer knows the words, a model's file holds their numbers.
#pragma once

#include <string_view>

#include "analysis/model/sentence_words.h"

namespace smallprint::train {

/// The packed sense of a folded word; 0 for a word that means nothing here.
[[nodiscard]] model::SenseCode sense_of(std::string_view word);

}  // namespace smallprint::train
