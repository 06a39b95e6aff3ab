// What is called serious: sentences that say it, and sentences that look alike and do not.
#include <doctest/doctest.h>

#include <string>

#include "analysis/second_opinion.h"
#include "read_text.h"

using namespace smallprint;           // NOLINT(google-build-using-namespace): a test of it.
using namespace smallprint::testing;  // NOLINT(google-build-using-namespace)

namespace {

bool is_serious(const std::string& sentence, const std::string& type) {
    static const auto catalogue = Catalogue::embedded();
    static const Reader reader(catalogue);
    const ReadText read = read_text(reader, catalogue, sentence + "\n");
    const Finding* found = read.finding(type);
    return found != nullptr && found->severity == Severity::high;
}

std::int64_t certainty(const std::string& type, const std::string& words) {
    static const SecondOpinion opinion(Catalogue::embedded().content());
    model::Scratch scratch;
    return opinion.certainty(type, words, scratch).value_or(-1);
}

}  // namespace

TEST_CASE("serious: an account that can be closed at will") {
    const std::string type = "unilateral_termination";
    for (const char* sentence :
         {"We reserve the right to close your account at any time, for any or no reason.",
          "Acme may terminate your use of the service at any time in its sole discretion.",
          "You agree that Acme may, in its sole discretion and without prior notice, terminate your access "
          "to "
          "the site.",
          "You agree that Acme, in its sole discretion and for any or no reason, may terminate your account.",
          "This list is not complete and we reserve the right to, without notice or liability, terminate "
          "your "
          "account.",
          "We may end or suspend your access to all or part of the app for any reason."}) {
        INFO(sentence);
        CHECK(is_serious(sentence, type));
    }
    for (const char* sentence :
         {"Either party may terminate this agreement at any time for any reason with written notice.",
          "You or Acme may terminate this agreement at any time, with or without cause.",
          "The customer, at its sole discretion, may suspend access of its users to the account at any time.",
          "We may suspend your account without notice for non-payment or for abuse of the service.",
          "We may terminate accounts used for sending junk mail at any time without notice.",
          "Acme may, at its sole discretion, terminate the account of anyone found cheating.",
          "We will never terminate your account without notice.",
          "We may close your account after a long silence, and we may take back your name at any time for "
          "any "
          "reason.",
          "At any time, for any reason, we may stop your adverts, and you or we may end this agreement.",
          "When you leave your job, your company may suspend your access at any time."}) {
        INFO(sentence);
        CHECK_FALSE(is_serious(sentence, type));
    }
}

TEST_CASE("serious: arbitration that the quoted words show") {
    const std::string type = "arbitration";
    for (const char* sentence :
         {"Any claim that cannot be settled by talks shall be finally settled by arbitration under the ICC "
          "rules.",
          "By using the service you agree to resolve disputes with us through binding individual "
          "arbitration."}) {
        INFO(sentence);
        CHECK(is_serious(sentence, type));
    }
    for (const char* sentence :
         {"Any arbitration hearing on a claim will take place in the county where you live unless the "
          "parties "
          "agree to submit to phone hearings.",
          "At the election of Acme, disputes may be resolved by binding arbitration.",
          "The parties may agree to submit the dispute to arbitration.",
          "If a court decides that the arbitration clause cannot be enforced for a claim, that claim must be "
          "resolved in court."}) {
        INFO(sentence);
        CHECK_FALSE(is_serious(sentence, type));
    }
}

TEST_CASE("serious: what the firm itself does with data and terms") {
    CHECK(
        is_serious("We may sell, rent or share your personal information with third parties.", "data_sale"));
    CHECK_FALSE(is_serious("We may sell your personal information only if you opt in.", "data_sale"));
    CHECK_FALSE(is_serious("Some of our partners may sell your personal data.", "data_sale"));
    CHECK(is_serious("We may use your prompts and uploads to train our AI models.", "content_trains_ai"));
    CHECK_FALSE(is_serious("Third parties may use the content you publish to train their models.",
                           "content_trains_ai"));
    CHECK(is_serious("These terms may be changed at any time without notice.", "unilateral_change"));
    CHECK_FALSE(is_serious("We will not change these terms without notice.", "unilateral_change"));
    CHECK_FALSE(
        is_serious("You accept changes to these terms by using it. acme may end its services at any "
                   "time without notice.",
                   "unilateral_change"));
}

TEST_CASE("the model tells quotes that show it from quotes that do not") {
    CHECK(certainty("arbitration", "All disputes shall be settled by binding arbitration.") > 80);
    CHECK(certainty("arbitration", "Each side pays its own costs and fees.") < 20);
    CHECK(certainty("arbitration", "") < 50);
    CHECK(certainty("arbitration", "12. Binding Arbitration of Disputes and Waiver of Class Actions") <= 10);
    CHECK(certainty("arbitration", "Binding arbitration.") <= 10);
    CHECK(certainty("no such type", "All disputes shall be settled by binding arbitration.") == -1);
}
