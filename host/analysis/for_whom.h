// Whom a clause is about: people in some places ("If you live in the EEA …", a part headed "California
// residents"), or only businesses or consumers. Read with the evidence, said with the finding. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/finding.h"
#include "document/document.h"

namespace smallprint {

/// Reads the facts `region`, `part_for` and `audience` of one clause; made for it and gone with it. Headings
/// are read once.
class ForWhom {
public:
    ForWhom(const Document& document, const Clause& clause) : document_(document), clause_(clause) {}

    /// `begin` and `end` are the sentence's bytes in the clause, `said` where the words that matter begin in
    /// it.
    void read(std::uint32_t begin, std::uint32_t end, std::uint32_t said, Facts& facts);

private:
    void read_sentence(std::uint32_t begin, std::uint32_t end, std::uint32_t said);
    void read_headings();

    const Document& document_;
    const Clause& clause_;
    /// Several types are often said by one sentence; it is read once.
    std::uint32_t begin_ = 1;
    std::uint32_t end_ = 0;
    std::uint32_t said_ = 0;
    std::string region_;
    std::string audience_;
    bool headings_read_ = false;
    std::string part_for_;
    std::string part_audience_;
};

/// Adds to the words of findings whom they are about, where they do not say so by themselves: behind the
/// headline if it fits in 120 characters, else in the consequence. What a firm does with data is said only of
/// the part it stands in, since it may do the same with everybody's; of a part that is most of the document
/// nothing is said.
void say_for_whom(std::vector<Finding>& findings);

}  // namespace smallprint
