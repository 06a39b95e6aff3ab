#include "analysis/doers.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace smallprint {
namespace {

// Lists are sorted.
template <std::size_t Size>
bool is_one_of(const std::array<std::string_view, Size>& list, std::string_view word) {
    return std::binary_search(list.begin(), list.end(), word);
}

/// Who is not the firm. "Party" is there for "either party" and "third party"; "provider" and "company" are
/// what many firms call themselves.
constexpr std::array<std::string_view, 61> others{
    "admin",      "administrator", "administrators", "admins",    "advertiser", "advertisers", "arbitrator",
    "buyer",      "buyers",        "child",          "children",  "client",     "clients",     "consumer",
    "court",      "courts",        "creator",        "creators",  "customer",   "customers",   "developer",
    "developers", "employer",      "guardian",       "guardians", "guest",      "guests",      "host",
    "hosts",      "individual",    "individuals",    "licensee",  "member",     "members",     "merchant",
    "merchants",  "minor",         "minors",         "owner",     "owners",     "parent",      "parents",
    "parties",    "partner",       "partners",       "party",     "person",     "persons",     "publisher",
    "publishers", "seller",        "sellers",        "student",   "students",   "subscriber",  "subscribers",
    "user",       "users",         "visitor",        "visitors",  "you"};

/// "Your employer": who stands beside the user.
constexpr std::array<std::string_view, 13> yours{
    "bank",         "carrier",      "college", "company", "employer",   "institution", "landlord",
    "organisation", "organization", "school",  "team",    "university", "workplace"};

/// Behind these somebody is not the subject ("the accounts of users", "for its customers").
constexpr std::array<std::string_view, 12> prepositions{"about", "against", "among", "as", "between", "by",
                                                        "for",   "from",    "of",    "on", "to",      "with"};

/// What may stand between a subject and its verb.
constexpr std::array<std::string_view, 61> between{
    "a",      "absolute", "account",  "all",      "alone",      "also",   "always",     "an",         "any",
    "app",    "are",      "at",       "be",       "both",       "can",    "could",      "discretion", "each",
    "either", "has",      "have",     "her",      "hereby",     "hereto", "his",        "in",         "is",
    "its",    "may",      "might",    "must",     "not",        "of",     "on",         "only",       "our",
    "own",    "platform", "reserves", "service",  "services",   "shall",  "should",     "site",       "sites",
    "sole",   "such",     "the",      "their",    "themselves", "then",   "thereafter", "therefore",  "these",
    "this",   "time",     "website",  "websites", "will",       "your",   "yourself"};

constexpr std::uint32_t longest_relative =
    14;                                    ///< Words of "who pay by check" that still have their subject.
constexpr std::uint32_t longest_name = 3;  ///< Words of the name in "you and Acme Web Services may".

}  // namespace

std::vector<bool> done_by_others(const Words& words, const Reading& reading) {
    constexpr std::uint16_t parting = mark_semicolon | mark_colon | mark_stop;
    std::vector<bool> found(reading.words.size(), false);
    bool held = false;          // Somebody else is the subject so far.
    std::uint32_t allowed = 0;  // Words of whatever kind that do not end it.
    std::string_view before;
    for (std::size_t i = 0; i < reading.words.size(); ++i) {
        const std::string_view key = words.key(reading.words[i]);
        found[i] = held;
        if ((is_one_of(others, key) && !is_one_of(prepositions, before)) ||
            (before == "your" && is_one_of(yours, key))) {
            held = true;
            allowed = 0;
        } else if (held && key == "who") {
            allowed = longest_relative;
        } else if (held && (key == "and" || key == "or")) {
            allowed = std::max(allowed, longest_name);
        } else if (held && !is_one_of(between, key)) {
            held = allowed > 0;
            allowed -= held ? 1U : 0U;
        }
        if ((words.list[reading.words[i]].marks & parting) != 0) {
            held = false;
        }
        before = key;
    }
    return found;
}

}  // namespace smallprint
