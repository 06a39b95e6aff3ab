// The targets that load data of our own making that may have been tampered with: catalogue and model.

#include <cstring>
#include <string>
#include <vector>

#include "analysis/analyse.h"
#include "analysis/model/clause_model.h"
#include "base/error.h"
#include "base/sha256.h"
#include "catalogue/catalogue.h"
#include "catalogue/platforms.h"
#include "catalogue/service_index.h"
#include "document/extract.h"
#include "support.h"
#include "targets.h"

namespace smallprint::fuzz {
namespace {

constexpr std::string_view sentence =
    "We may use your feedback, including the conversation it concerns, to train our models unless you opt "
    "out.";

/// The input with the hash in its header made right (catalogue/format.h), else no mutation would get past it.
std::string with_right_hash(std::string_view input) {
    constexpr std::size_t hash_begin = 16;
    constexpr std::size_t hashed_begin = 48;
    std::string bytes(input);
    if (bytes.size() >= hashed_begin) {
        const Sha256Digest digest = sha256(std::string_view(bytes).substr(hashed_begin));
        std::memcpy(bytes.data() + hash_begin, digest.data(), digest.size());
    }
    return bytes;
}

void look_around(const Platforms& platforms) {
    constexpr std::uint32_t most = 50;
    for (std::uint32_t i = 0; i < std::min(most, platforms.size()); ++i) {
        const Platform platform = platforms.platform(i);
        (void)platforms.find(platform.name, "https://pear.example/");
    }
    for (std::uint32_t i = 0; i < std::min(most, platforms.documents()); ++i) {
        (void)platforms.document(i);
    }
    for (std::uint32_t i = 0; i < std::min(most, platforms.clauses()); ++i) {
        const PlatformClause clause = platforms.clause(i);
        (void)platforms.facts(clause);
        (void)platforms.prevalence(clause.type, DocumentKind::terms);
        (void)platforms.examples(clause.type);
    }
}

}  // namespace

void catalogue(std::string_view input) {
    try {
        const Catalogue made = Catalogue::from_bytes(with_right_hash(input));
        (void)made.service_at("https://pear.example/terms");
        (void)made.services();
        look_around(made.platforms());
        const Reader reader(made);
        ExtractOptions options;
        options.format = InputFormat::text;
        const Document document = extract(sentence, options);
        std::vector<std::vector<Evidence>> evidence;
        for (const Clause& clause : document.clauses) {
            evidence.push_back(reader.read_clause(document, clause));
        }
        (void)assess(document, evidence, {}, made, {});
    } catch (const Error& error) {
        require(error.code() == ErrorCode::catalogue_invalid, "a damaged catalogue is said to be damaged");
    }
}

void model(std::string_view input) {
    struct alignas(16) Sixteen {
        char bytes[16];
    };
    std::vector<Sixteen> aligned(input.size() / sizeof(Sixteen) + 1);
    if (!input.empty()) {
        std::memcpy(aligned.data(), input.data(), input.size());
    }
    try {
        const model::ClauseModel made(std::string_view(aligned.front().bytes, input.size()));
        model::Scratch scratch;
        made.read(sentence, scratch);
        for (const auto head :
             {model::ClauseModel::Head::unfair_tos, model::ClauseModel::Head::clause_types}) {
            if (made.has(head)) {
                (void)made.asserted(head, scratch);
            }
        }
    } catch (const Error& error) {
        require(error.code() == ErrorCode::catalogue_invalid, "a damaged model is said to be damaged");
    }
}

}  // namespace smallprint::fuzz
