// What to call a service that the catalogue does not know, in words for people: "Parley" rather than
// "parley.example".
#pragma once

#include <string>
#include <string_view>

#include "document/document.h"

namespace smallprint {

/// The spelling of the domain's first label that the title and text use most ("huggingface.co" → "Hugging
/// Face", "openrouter.ai" → "OpenRouter"): up to three words that, put together without regard to case, are
/// the label. The domain itself where the text has none, or the label is under three characters, so that a
/// page can never choose a name that its address does not bear. Pure; linear in the text.
[[nodiscard]] std::string display_name(const Document& document, std::string_view registrable_domain);

}  // namespace smallprint
