#include <algorithm>
#include <array>

#include "analysis/facts/facts.h"

namespace smallprint {
namespace {

struct Named {
    std::string_view name;
    void (*read)(const FactText&, Facts&);
};

constexpr std::array<Named, 23> readers{{{"address", read_address},
                                         {"age", read_age},
                                         {"amount", read_amount},
                                         {"audience", read_audience},
                                         {"certainty", nullptr},  // Read by clause_evidence, from the model.
                                         {"court_place", read_court_place},
                                         {"date", read_date},
                                         {"days", read_days},
                                         {"email", read_email},
                                         {"notice_days", read_notice_days},
                                         {"opt_in", read_opt_in},
                                         {"opt_out", read_opt_out},
                                         {"opt_out_days", read_opt_out_days},
                                         {"opt_out_url", nullptr},  // Read by assess, which has the links.
                                         {"period", read_days},
                                         {"other_terms", read_other_terms},
                                         {"party", read_party},
                                         {"place", read_place},
                                         {"recipients", read_recipients},
                                         {"renewal_period", read_renewal},
                                         {"retention", read_retention},
                                         {"wins", read_wins},
                                         {"cancel", read_renewal}}};

const Named* find_reader(std::string_view name) {
    const auto* found =
        std::find_if(readers.begin(), readers.end(), [name](const Named& n) { return n.name == name; });
    return found == readers.end() ? nullptr : found;
}

}  // namespace

bool is_fact_reader(std::string_view name) noexcept {
    return find_reader(name) != nullptr;
}

void read_facts(std::string_view name, const FactText& text, Facts& facts) {
    const Named* reader = find_reader(name);
    if (reader != nullptr && reader->read != nullptr) {
        reader->read(text, facts);
    }
}

}  // namespace smallprint
