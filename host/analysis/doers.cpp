#include "analysis/doers.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace smallprint {
namespace {

template <std::size_t Size>
bool is_one_of(const std::array<std::string_view, Size>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

/// Who is not the firm. "Party" is there for "either party" and "third party"; "provider" and "company" are
/// what many firms call themselves.
constexpr std::array<std::string_view, 61> others{
    "you",         "user",        "users",      "customer", "customers",     "member",         "members",
    "subscriber",  "subscribers", "client",     "clients",  "buyer",         "buyers",         "seller",
    "sellers",     "merchant",    "merchants",  "party",    "parties",       "developer",      "developers",
    "publisher",   "publishers",  "partner",    "partners", "administrator", "administrators", "admin",
    "admins",      "employer",    "parent",     "parents",  "guardian",      "guardians",      "child",
    "children",    "minor",       "minors",     "creator",  "creators",      "advertiser",     "advertisers",
    "host",        "hosts",       "guest",      "guests",   "owner",         "owners",         "individual",
    "individuals", "person",      "persons",    "visitor",  "visitors",      "student",        "students",
    "court",       "courts",      "arbitrator", "licensee", "consumer"};

/// "Your employer": who stands beside the user.
constexpr std::array<std::string_view, 13> yours{
    "company",     "employer", "organization", "organisation", "school",    "university", "college",
    "institution", "bank",     "carrier",      "team",         "workplace", "landlord"};

/// Behind these somebody is not the subject ("the accounts of users", "for its customers").
constexpr std::array<std::string_view, 12> prepositions{
    "of", "to", "for", "with", "by", "from", "about", "between", "among", "as", "against", "on"};

/// What may stand between a subject and its verb.
constexpr std::array<std::string_view, 61> between{
    "may",  "can",     "could",      "might",      "must",    "should",  "not",      "also",     "always",
    "each", "both",    "either",     "all",        "any",     "hereby",  "at",       "time",     "in",
    "on",   "of",      "the",        "a",          "an",      "this",    "these",    "such",     "our",
    "your", "their",   "his",        "her",        "its",     "sole",    "absolute", "own",      "discretion",
    "only", "then",    "therefore",  "thereafter", "is",      "are",     "has",      "have",     "shall",
    "will", "be",      "themselves", "yourself",   "website", "site",    "sites",    "websites", "platform",
    "app",  "service", "services",   "alone",      "hereto",  "account", "reserves"};

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
