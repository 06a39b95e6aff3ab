#include "catalogue/values.h"

namespace smallprint {

const char* to_string(Severity severity) noexcept {
    switch (severity) {
        case Severity::info:
            return "info";
        case Severity::low:
            return "low";
        case Severity::medium:
            return "medium";
        case Severity::high:
            return "high";
    }
    return "info";
}

const char* to_string(Stance stance) noexcept {
    switch (stance) {
        case Stance::against_you:
            return "against_you";
        case Stance::neutral:
            return "neutral";
        case Stance::for_you:
            return "for_you";
    }
    return "neutral";
}

std::optional<Severity> severity_from(std::string_view text) noexcept {
    for (const Severity severity : {Severity::info, Severity::low, Severity::medium, Severity::high}) {
        if (text == to_string(severity)) {
            return severity;
        }
    }
    return std::nullopt;
}

std::optional<Stance> stance_from(std::string_view text) noexcept {
    for (const Stance stance : {Stance::against_you, Stance::neutral, Stance::for_you}) {
        if (text == to_string(stance)) {
            return stance;
        }
    }
    return std::nullopt;
}

}  // namespace smallprint
