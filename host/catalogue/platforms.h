// What other services say: for every document that was read beforehand, which clause types it has, how
// serious, with what facts, and fingerprints by which the same words are recognised elsewhere. Facts and
// hashes only, never words of the terms.
//
// A view of one section of the catalogue (laid out in platforms_layout.h), owned by its Catalogue, which must
// outlive it and every view taken from it; shared by threads. Opening checks the header and the bounds of the
// tables and touches nothing else; every index is checked where it is used, and a damaged section throws
// Error(catalogue_invalid) there.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/sha256.h"
#include "catalogue/values.h"
#include "catalogue/words.h"

namespace smallprint {

/// Documents are compared with their like only.
enum class DocumentKind : std::uint8_t { terms, privacy, rules };
inline constexpr std::size_t document_kinds = 3;

/// The kind of a document by the name of its type ("Trackers Policy" is privacy); terms where it says
/// nothing.
[[nodiscard]] DocumentKind document_kind(std::string_view terms_type);

/// What two spellings of a service's name have in common: "Claude.ai" and "Claude", "Proton Mail" and
/// "ProtonMail", "Amazon US" and "Amazon".
[[nodiscard]] std::string platform_name_key(std::string_view name);

struct Platform {
    std::uint32_t index = 0;
    std::string_view name;
    std::uint32_t operated_by = 0;  ///< Equal for services of one company.
    std::uint32_t known = 0;        ///< 0–100: how many people know it, by our own judgement.
    bool generative_ai = false;
    std::uint32_t first_document = 0;
    std::uint32_t documents = 0;  ///< How many from first_document.
};

struct PlatformDocument {
    std::uint32_t index = 0;
    std::uint32_t platform = 0;
    std::string_view terms_type;
    std::string_view url;   ///< Empty where it is not known.
    std::string_view date;  ///< YYYY-MM-DD, when it was read.
    Sha256Digest sha256{};  ///< Of its canonical text.
    DocumentKind kind = DocumentKind::terms;
    bool current = false;  ///< From a collection that is kept up to date.
    bool counted = false;  ///< Counted in prevalence: current, and no copy of another service's document.
    std::uint32_t first_clause = 0;
    std::uint32_t clauses = 0;  ///< How many from first_clause.
};

struct PlatformClause {
    std::uint32_t index = 0;
    std::uint32_t document = 0;
    std::string_view type;  ///< A clause type's id.
    Severity severity = Severity::info;
    Stance stance = Stance::neutral;
    std::uint32_t way = 0;  ///< Clauses of one type that are worded alike for people have the same number.
    std::uint32_t words = 0;
    std::uint32_t negations = 0;
    std::uint32_t hashes = 0;  ///< Of its fingerprint, in the index.
    std::uint32_t exact = 0;   ///< Lower half of exact_hash of all its words.
};

struct Prevalence {
    std::uint32_t with = 0;   ///< Services where a document of the kind says it.
    std::uint32_t total = 0;  ///< Services where a document of the kind was read.
};

/// A clause elsewhere that has the same words, or most of them.
struct SameClause {
    PlatformClause clause;
    double containment = 0.0;  ///< 0–1: how much of that clause is here.
    bool exact = false;
};

class Platforms {
public:
    /// No platforms at all.
    Platforms() = default;
    /// Throws Error(catalogue_invalid).
    explicit Platforms(std::string_view section);

    [[nodiscard]] bool empty() const noexcept { return platforms_.rows == 0; }
    [[nodiscard]] std::uint32_t size() const noexcept { return platforms_.rows; }
    [[nodiscard]] std::uint32_t documents() const noexcept { return documents_.rows; }
    [[nodiscard]] std::uint32_t clauses() const noexcept { return clauses_.rows; }

    [[nodiscard]] Platform platform(std::uint32_t index) const;
    [[nodiscard]] PlatformDocument document(std::uint32_t index) const;
    [[nodiscard]] PlatformClause clause(std::uint32_t index) const;
    [[nodiscard]] Facts facts(const PlatformClause& clause) const;

    /// The platform of a name or one of its other names, however it is spelled.
    [[nodiscard]] std::optional<Platform> named(std::string_view name) const;
    /// The platform at an http or https address, by host; a subdomain belongs to its nearest known parent.
    [[nodiscard]] std::optional<Platform> at(std::string_view url) const;
    /// By name, else by address.
    [[nodiscard]] std::optional<Platform> find(std::string_view name, std::string_view url) const;

    [[nodiscard]] Prevalence prevalence(std::string_view type, DocumentKind kind) const;
    /// Clauses of the type that show the ways it is handled: best known first within a way, at most 32.
    [[nodiscard]] std::vector<std::uint32_t> examples(std::string_view type) const;
    /// Clauses of the type of which seven tenths are in these words, with as many negations.
    [[nodiscard]] std::vector<SameClause> same_clauses(std::string_view type, const Words& words) const;

    static constexpr double least_containment = 0.7;

private:
    struct Table {
        std::string_view bytes;
        std::uint32_t rows = 0;
        std::uint32_t width = 0;
        [[nodiscard]] std::uint32_t get(std::uint32_t row, std::uint32_t offset, unsigned size = 4) const;
    };

    [[nodiscard]] std::string_view text(std::uint32_t id) const;
    [[nodiscard]] std::optional<std::uint32_t> find_text(const Table& table, std::string_view text) const;

    Table strings_;
    std::string_view characters_;
    Table types_;
    Table platforms_;
    Table names_;
    Table hosts_;
    Table documents_;
    Table clauses_;
    Table facts_;
    Table examples_;
    Table hashes_;
    std::uint32_t totals_[document_kinds]{};
};

}  // namespace smallprint
