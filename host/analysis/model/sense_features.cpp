#include "analysis/model/sense_features.h"

#include <array>
#include <bit>
#include <span>

namespace smallprint::model {
namespace {

enum class Kind : std::uint8_t {
    who_does,       // doer, deed
    how_does,       // may or will, deed
    who_how_does,   // doer, may or will, deed
    thing_before,   // thing, deed: "your account may be closed"
    thing_passive,  // the same where the deed is done to it
    whose_thing,    // owner, thing
    does_thing,     // deed, thing
    does_whose,     // deed, owner, thing
    who_does_thing,
    who_how_does_thing,
    term,        // "without notice", "at any time"
    term_deed,   // in one sentence
    term_thing,  // in one sentence
    two_terms
};

constexpr std::size_t near_words = 10;  ///< A thing belongs to a deed this near before it.
constexpr std::size_t passive_words = 7;
constexpr std::size_t negated_words = 4;

constexpr FeatureKey key(Kind kind, unsigned a, unsigned b = 0, unsigned c = 0, unsigned d = 0) noexcept {
    return first_sense_feature | (static_cast<FeatureKey>(kind) << 23U) | (a << 18U) | (b << 13U) |
           (c << 8U) | d;
}

/// What was said a few words ago and may still be spoken of; the oldest make room.
template <typename Item, std::size_t Most>
class Recent {
public:
    void add(const Item& item) noexcept { items_[added_++ % Most] = item; }
    template <typename Visit>
    void each(std::size_t from, const Visit& visit) const {
        const std::size_t held = added_ < Most ? added_ : Most;
        for (std::size_t i = added_ - held; i < added_; ++i) {
            if (const Item& item = items_[i % Most]; item.place >= from) {
                visit(item);
            }
        }
    }

private:
    std::array<Item, Most> items_{};
    std::size_t added_ = 0;
};

struct Deed {
    std::size_t place = 0;
    unsigned deed = 0;
    unsigned doer = 0;
    unsigned manner = 0;
};
struct Thing {
    std::size_t place = 0;
    unsigned thing = 0;
};

class Walk {
public:
    Walk(const std::vector<WordEntry>& words, std::vector<FeatureKey>& features)
        : words_(words), features_(features) {}

    void run() {
        for (place_ = 0; place_ < words_.size(); ++place_) {
            const Sense sense = sense_at(place_);
            terms_ |= bit(sense.term);
            follow(sense);
            deeds(sense);
            things(sense);
            remember(sense);
        }
        sentence();
    }

private:
    static std::uint32_t bit(unsigned number) noexcept { return number == 0 ? 0U : 1U << number; }
    [[nodiscard]] Sense sense_at(std::size_t place) const noexcept { return unpack(words_[place].sense); }
    [[nodiscard]] Role role_at(std::size_t place) const noexcept { return sense_at(place).role; }
    void add(Kind kind, unsigned a, unsigned b = 0, unsigned c = 0, unsigned d = 0) {
        features_.push_back(key(kind, a, b, c, d));
    }
    /// The first place within `count` words before this one.
    [[nodiscard]] std::size_t back(std::size_t count) const noexcept {
        return place_ > count ? place_ - count : 0;
    }

    /// A name right before "may", "will", "reserves" … is the firm's.
    [[nodiscard]] bool is_firm(const Sense& sense) const noexcept {
        const WordId word = words_[place_].word;
        if ((word != rare_word && word != name_word) || sense.role != Role::none || sense.deeds[0] != 0 ||
            sense.things[0] != 0 || place_ + 1 == words_.size()) {
            return false;
        }
        const Role next = role_at(place_ + 1);
        return next == Role::may || next == Role::will || next == Role::reserve || next == Role::no ||
               next == Role::be || next == Role::joins;
    }

    void follow(const Sense& sense) noexcept {
        if (sense.role == Role::we || sense.role == Role::you || is_firm(sense)) {
            doer_ = sense.role == Role::you ? 2 : 1;
            manner_ = Role::none;
        }
        if (sense.role == Role::may || sense.role == Role::will || sense.role == Role::reserve ||
            sense.role == Role::agree) {
            manner_ = sense.role;
            manner_until_ = place_ + near_words;
        }
        if (sense.role == Role::no) {
            negated_until_ = place_ + negated_words + 1;
        }
    }

    /// How it is done: may, will …, with or without "not".
    [[nodiscard]] unsigned manner() const noexcept {
        const Role role = place_ <= manner_until_ ? manner_ : Role::none;
        return static_cast<unsigned>(role) | (place_ < negated_until_ ? 16U : 0U);
    }

    void deeds(const Sense& sense) {
        const bool passive = place_ > 0 && role_at(place_ - 1) == Role::be;
        for (const unsigned deed : sense.deeds) {
            if (deed == 0) {
                continue;
            }
            deeds_ |= bit(deed);
            add(Kind::who_does, doer_, deed);
            add(Kind::how_does, manner(), deed);
            add(Kind::who_how_does, doer_, manner(), deed);
            recent_things_.each(back(passive_words), [&](const Thing& thing) {
                add(Kind::thing_before, thing.thing, deed);
                if (passive) {
                    add(Kind::thing_passive, thing.thing, deed);
                }
            });
        }
    }

    [[nodiscard]] unsigned owner() const noexcept {
        for (std::size_t before = 1; before <= 2 && before <= place_; ++before) {
            const Role role = role_at(place_ - before);
            if (role == Role::your || role == Role::our) {
                return static_cast<unsigned>(role);
            }
        }
        return 0;
    }

    void things(const Sense& sense) {
        for (const unsigned thing : sense.things) {
            if (thing == 0) {
                continue;
            }
            things_ |= bit(thing);
            const unsigned whose = owner();
            add(Kind::whose_thing, whose, thing);
            recent_deeds_.each(back(near_words), [&](const Deed& deed) {
                add(Kind::does_thing, deed.deed, thing);
                add(Kind::does_whose, deed.deed, whose, thing);
                add(Kind::who_does_thing, deed.doer, deed.deed, thing);
                add(Kind::who_how_does_thing, deed.doer, deed.manner, deed.deed, thing);
            });
        }
    }

    void remember(const Sense& sense) noexcept {
        for (const unsigned deed : sense.deeds) {
            if (deed != 0) {
                recent_deeds_.add({place_, deed, doer_, manner()});
            }
        }
        for (const unsigned thing : sense.things) {
            if (thing != 0) {
                recent_things_.add({place_, thing});
            }
        }
    }

    template <typename Visit>
    static void each_bit(std::uint32_t bits, const Visit& visit) {
        for (; bits != 0; bits &= bits - 1) {
            visit(static_cast<unsigned>(std::countr_zero(bits)));
        }
    }

    void sentence() {
        each_bit(terms_, [&](unsigned term) {
            add(Kind::term, term);
            each_bit(deeds_, [&](unsigned deed) { add(Kind::term_deed, term, deed); });
            each_bit(things_, [&](unsigned thing) { add(Kind::term_thing, term, thing); });
            // The bit of `term` and those below it are left out: each pair once.
            each_bit(terms_ & ~((2U << term) - 1U),
                     [&](unsigned other) { add(Kind::two_terms, term, other); });
        });
    }

    const std::vector<WordEntry>& words_;
    std::vector<FeatureKey>& features_;
    std::size_t place_ = 0;
    unsigned doer_ = 0;
    Role manner_ = Role::none;
    std::size_t manner_until_ = 0;
    std::size_t negated_until_ = 0;
    std::uint32_t terms_ = 0;
    std::uint32_t deeds_ = 0;
    std::uint32_t things_ = 0;
    Recent<Deed, 2 * near_words> recent_deeds_;
    Recent<Thing, 2 * passive_words> recent_things_;
};

}  // namespace

void list_sense_features(const std::vector<WordEntry>& words, std::vector<FeatureKey>& features) {
    Walk(words, features).run();
}

}  // namespace smallprint::model
