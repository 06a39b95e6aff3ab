// Fills the catalogue's words with facts: "{service} keeps it for {retention|some time}". Pure.
#pragma once

#include <string>
#include <string_view>

#include "analysis/conditions.h"

namespace smallprint {

/// Braces name a fact, after '|' the words for when it is not there; {service} is the service's name. A fact
/// that is missing and has no such words becomes nothing, and the space before it goes too. It begins with a
/// capital letter unless it begins with a name; "this service" is none.
[[nodiscard]] std::string fill_words(std::string_view text, std::string_view service, const FactView& facts);

/// Whether every fact that the text names is there, so that no words stand in for one.
[[nodiscard]] bool has_facts(std::string_view text, const FactView& facts);

/// "12 May 2026" of "2026-05-12", "May 2026" of "2026-05"; other words come back as they are.
[[nodiscard]] std::string day_in_words(std::string_view date);

/// A fact as it is read aloud: lists joined by commas and "and".
[[nodiscard]] std::string fact_text(const FactValue& value);

}  // namespace smallprint
