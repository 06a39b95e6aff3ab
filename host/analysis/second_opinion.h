// What the clause model thinks of the words a rule would quote: rules find what a text says, the model tells
// whether the quoted words alone show it. Asked for serious findings only (ten microseconds each).
// Only read once made; the scratch belongs to one thread.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/model/clause_model.h"
#include "catalogue/content.h"

namespace smallprint {

class SecondOpinion {
public:
    /// Keeps nothing of `content`.
    explicit SecondOpinion(const Catalogue::Content& content);

    /// How sure the model is that `words` say what the type is about, in percent (0–100): the type's own
    /// probability, that of a type it contrasts with (what is denied is the rules' to say), or that of the
    /// CLAUDETTE category it is mapped to, the highest, and less by as much as yet another type is likelier
    /// than the type itself; of a title's few words at most ten. Nothing for a type that the model does not
    /// know.
    [[nodiscard]] std::optional<std::int64_t> certainty(std::string_view type, std::string_view words,
                                                        model::Scratch& scratch) const;

private:
    struct Classes {
        std::optional<std::size_t> own;
        std::vector<std::size_t> contrasts;   ///< Types that handle the same thing another way.
        std::vector<std::size_t> categories;  ///< CLAUDETTE's, of the other head.
    };
    model::ClauseModel model_;
    std::map<std::string, Classes, std::less<>> by_type_;
};

}  // namespace smallprint
