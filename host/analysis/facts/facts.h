// Facts read from words: one reader an idea, named in a clause type's `read_facts`. Pure; linear (RE2), and
// only run on sentences in which a rule already matched.
//
//   opt_out        bool: a way out is offered
//   opt_in         bool: it happens only if you agree first
//   amount         text as printed, the largest ("$100"); amount_currency its ISO code;
//                  amount_value its whole units; amounts all of them
//   days           whole number: a period in days ("30 days", "thirty (30) days", "two weeks", "6 months")
//   period         text as printed ("30 days", "two years", "14 months")
//   opt_out_days   days and period in which to say no, from the sentence or else the clause
//   notice_days    days of a period before which something is told
//   retention      period for which something is kept; retention_days the same as a number; kept what it is
//                  ("payment records"), where the sentence is about one kind
//   audience       for whom alone it is said: "business" or "consumer"
//   party          the firm named, with its legal form ("Acme Ireland Ltd"); told by that form
//   other_terms    another document that holds ("the Business Terms", "separate terms")
//   wins           which document wins in a conflict ("the Service Terms"); own: "these terms" do;
//                  language: a translation does not ("English")
//   region         where you must live for it to be about you ("in the US", "outside the EEA");
//                  part_for where the heading says so. Both, and audience, are read for every type
//                  (host/analysis/for_whom.h)
//   certainty      0-100: how sure the clause model is that the quoted words say it; only where it
//                  would be of severity high
//   age            the least age in years; under_age below which something is said ("if under 18")
//   place          governing law or seat as printed ("California"); court_place of the court
//   date           text as printed, the last date named
//   email          an address; address a postal address to write to
//   recipients     list of kinds of receivers ("advertisers", "affiliates", …)
//   renewal_period what a subscription renews for ("month", "year"); cancel bool: how to cancel is said
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "catalogue/values.h"

namespace smallprint {

/// What a reader may look at.
struct FactText {
    std::string_view sentence;   ///< The words that matched.
    std::string_view clause;     ///< All of the clause.
    std::string_view heading{};  ///< The nearest above it; may be empty.
    std::string_view behind{};   ///< What a table's head says of the row; mostly empty.
};

/// Reads the facts of one name into `facts`; names that no reader knows are ignored, facts that are there
/// already stay.
void read_facts(std::string_view name, const FactText& text, Facts& facts);

/// Whether a reader of this name exists.
[[nodiscard]] bool is_fact_reader(std::string_view name) noexcept;

void read_party(const FactText& text, Facts& facts);
void read_other_terms(const FactText& text, Facts& facts);
void read_wins(const FactText& text, Facts& facts);
void read_opt_out(const FactText& text, Facts& facts);
void read_opt_in(const FactText& text, Facts& facts);
void read_audience(const FactText& text, Facts& facts);
void read_amount(const FactText& text, Facts& facts);
void read_days(const FactText& text, Facts& facts);
void read_opt_out_days(const FactText& text, Facts& facts);
void read_notice_days(const FactText& text, Facts& facts);
void read_retention(const FactText& text, Facts& facts);
void read_place(const FactText& text, Facts& facts);
void read_court_place(const FactText& text, Facts& facts);
void read_date(const FactText& text, Facts& facts);
void read_age(const FactText& text, Facts& facts);
void read_email(const FactText& text, Facts& facts);
void read_address(const FactText& text, Facts& facts);
void read_recipients(const FactText& text, Facts& facts);
void read_renewal(const FactText& text, Facts& facts);

}  // namespace smallprint
