#include "train/word_senses.h"

#include <array>
#include <cstdint>
#include <span>

#include "analysis/model/sense_features.h"

namespace smallprint::train {
namespace {

/// A sense and its words; a star stands for any ending. A row's number is its place, from 1.
struct Row {
    std::string_view name;
    std::string_view words;
};

/// In the order of model::Role.
constexpr std::array roles{
    Row{"we", "we us company companies licensor provider publisher sponsor operator merchant"},
    Row{"you",
        "you user users subscriber subscribers licensee member members customer customers"
        " visitor visitors yourself athlete athletes player players consumer consumers"},
    Row{"your", "your yours"},
    Row{"our", "our ours its"},
    Row{"may", "may can could might"},
    Row{"will", "will shall would must should"},
    Row{"reserve", "reserve reserves reserved retain retains entitled right rights option"},
    Row{"no", "not never neither nor no cannot without none nothing"},
    Row{"be", "be been being is are was were"},
    Row{"agree",
        "agree agrees agreed agreeing acknowledge acknowledges understand consent consents"
        " accept accepts accepting accepted acceptance consenting bound binding"},
    Row{"joins", "and has does"},
};

constexpr std::array deeds{
    Row{"end",
        "terminat* cancel* suspend* suspension* discontinu* deactivat* disabl* ceas* clos*"
        " expel* ban banned banning revok* revocation withdraw* withdr* disqualif* forfeit*"
        " end ending ends expire* block* disconnect* evict*"},
    Row{"refuse",
        "refus* deny denied denies declin* reject* restrict* limit* prevent* prohibit*"
        " stop* impos*"},
    Row{"change",
        "chang* modif* amend* alter* updat* revis* replac* supplement* vary varied adjust*"
        " upgrad* improv* evolv* add adding adds introduc* develop* correct* edit edits"
        " edited editing"},
    Row{"remove", "remov* delet* eliminat* eras* purg* destroy* reclaim* reset* wip*"},
    Row{"review",
        "review* check* monitor* familiar* read reading screen* prescreen* moderat*"
        " inspect* look investigat*"},
    Row{"tell",
        "post* publish publishes published publishing notif* notic* announc* email*"
        " display* inform informs informed informing communicat*"},
    Row{"use",
        "use uses used using usage access* visit visits visiting visited brows* download*"
        " install* register* sign* click* continu* creat* submit*"},
    Row{"answer_for",
        "liab* responsib* accountable indemn* warrant* represent* guarant* endors* obligat*"
        " disclaim* releas* waiv* refund* compensat* remed* recover*"},
    Row{"settle",
        "govern* constru* interpret* submit* subject litigat* adjudicat* resolv* settl*"
        " arbitrat* brought bring sue sued suing"},
    Row{"charge", "charg* pay pays paying paid payment payments bill bills billed billing"},
    Row{"judge", "determin* believ* suspect* decid* deem* consider considers considered investigat*"},
    Row{"breach",
        "violat* breach* infring* comply complies fail fails failed failure failures misus*"
        " abus* misconduct objectionable"},
};

constexpr std::array things{
    Row{"account",
        "account accounts profile* membership* registration username* password*"
        " subscription*"},
    Row{"content",
        "content* material* submission* posting postings photo* image* comment* video*"
        " review* data file files upload* ugc message* recording* media"},
    Row{"terms",
        "terms term agreement* tos tou eula condition* polic* guideline* rules contract*"
        " statement provisions revision* amendment* version* modification* document*"},
    Row{"service",
        "service* site sites website* web platform* app apps application* software product*"
        " feature* functionalit* game games tool tools resources program* offering*"
        " functions"},
    Row{"price",
        "price* pricing fee fees rate rates charges cost costs promotion* discount* offer"
        " offers coupon*"},
    Row{"goods", "virtual currenc* goods gift* item items points rewards credits coins"},
    Row{"access", "access use right rights"},
    Row{"loss",
        "damage* loss losses claim* injur* harm* death lost profit* goodwill revenue"
        " consequential incidental indirect punitive special exemplary"},
    Row{"others", "third parties party advertiser* provider* merchants linked links external partner*"},
    Row{"court", "court* jurisdiction* venue forum tribunal* judge jury"},
    Row{"law", "law laws statutes legislation conflict conflicts"},
    Row{"arbitration", "arbitrat* aaa jams icc class waiver"},
    Row{"place",
        "state county city district country netherlands england wales california kingdom"
        " republic province"},
};

constexpr std::array terms{
    Row{"notice", "notice notices notification notify"},
    Row{"before", "prior advance beforehand reasonable"},
    Row{"any_time", "time anytime times"},
    Row{"discretion", "discretion discretionary sole"},
    Row{"reason", "reason reasons cause"},
    Row{"at_once", "immediate immediately instantly automatic* temporar* permanent*"},
    Row{"go_on", "continued continuing continue"},
    Row{"liability", "liability liable"},
    Row{"in_force", "effective effect binding"},
    Row{"often", "periodically regularly regular frequently"},
    Row{"law_permits", "permitted extent applicable maximum fullest"},
    Row{"responsible", "responsible responsibility"},
    Row{"risk", "risk risks"},
    Row{"only", "only exclusive exclusively solely"},
    Row{"unless", "except unless however notwithstanding provided"},
};

bool matches(std::string_view pattern, std::string_view word) {
    return pattern.ends_with('*') ? word.starts_with(pattern.substr(0, pattern.size() - 1)) : word == pattern;
}

bool names(const Row& row, std::string_view word) {
    for (std::string_view rest = row.words; !rest.empty();) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        if (matches(rest.substr(0, end), word)) {
            return true;
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

/// The numbers of the first rows that name a word, 0 where there are no more.
template <std::size_t Most>
std::array<std::uint8_t, Most> find_rows(std::span<const Row> rows, std::string_view word) {
    std::array<std::uint8_t, Most> found{};
    std::size_t count = 0;
    for (std::size_t i = 0; i < rows.size() && count < Most; ++i) {
        if (names(rows[i], word)) {
            found[count++] = static_cast<std::uint8_t>(i + 1);
        }
    }
    return found;
}

static_assert(roles.size() == static_cast<std::size_t>(model::Role::joins));
static_assert(deeds.size() < 32 && things.size() < 32 && terms.size() < 32, "Five bits each.");

}  // namespace

model::SenseCode sense_of(std::string_view word) {
    const auto [deed, other_deed] = find_rows<2>(deeds, word);
    const auto [thing, other_thing] = find_rows<2>(things, word);
    return model::pack({static_cast<model::Role>(find_rows<1>(roles, word)[0]),
                        {deed, other_deed},
                        {thing, other_thing},
                        find_rows<1>(terms, word)[0]});
}

}  // namespace smallprint::train
