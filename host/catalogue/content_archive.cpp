#include "catalogue/content_archive.h"

#include <bit>
#include <type_traits>

#include "catalogue/archive.h"

namespace smallprint {
namespace {

// Each exchange() describes one value once; with a writer it is written, with a reader it is read into.
// Writers take the value by non-const reference only because both directions share the description; they
// change nothing.

template <class Archive>
void exchange(Archive& archive, std::string& value) {
    archive.text(value);
}

template <class Archive>
void exchange(Archive& archive, std::uint64_t& value) {
    archive.fixed64(value);
}

template <class Archive>
void exchange(Archive& archive, std::uint32_t& value) {
    std::uint64_t wide = value;
    archive.number(wide);
    if (wide > 0xffffffffU) {
        ArchiveReader::fail();
    }
    value = static_cast<std::uint32_t>(wide);
}

template <class Archive>
void exchange(Archive& archive, double& value) {
    std::uint64_t bits = std::bit_cast<std::uint64_t>(value);
    archive.fixed64(bits);
    value = std::bit_cast<double>(bits);
    if (!(value >= 0.0 && value <= 1.0)) {
        ArchiveReader::fail();
    }
}

template <class Archive, class Enum>
void exchange_enum(Archive& archive, Enum& value, Enum last) {
    std::uint64_t number = static_cast<std::uint64_t>(value);
    archive.number(number);
    if (number > static_cast<std::uint64_t>(last)) {
        ArchiveReader::fail();
    }
    value = static_cast<Enum>(number);
}

template <class Archive>
void exchange(Archive& archive, Severity& value) {
    exchange_enum(archive, value, Severity::high);
}
template <class Archive>
void exchange(Archive& archive, Stance& value) {
    exchange_enum(archive, value, Stance::for_you);
}
template <class Archive>
void exchange(Archive& archive, Demand& value) {
    exchange_enum(archive, value, Demand::present);
}
template <class Archive>
void exchange(Archive& archive, RuleScope& value) {
    exchange_enum(archive, value, RuleScope::clause);
}
template <class Archive>
void exchange(Archive& archive, Condition::Op& value) {
    exchange_enum(archive, value, Condition::Op::at_least);
}

template <class Archive>
void exchange(Archive& archive, FactValue& value);
template <class Archive>
void exchange(Archive& archive, Rule& value);
template <class Archive>
void exchange(Archive& archive, Condition& value);
template <class Archive>
void exchange(Archive& archive, SeverityRule& value);
template <class Archive>
void exchange(Archive& archive, WordsVariant& value);
template <class Archive>
void exchange(Archive& archive, ActionTemplate& value);
template <class Archive>
void exchange(Archive& archive, Question& value);
template <class Archive>
void exchange(Archive& archive, RegulationLink& value);
template <class Archive>
void exchange(Archive& archive, Derivation& value);
template <class Archive>
void exchange(Archive& archive, ClauseType& value);
template <class Archive>
void exchange(Archive& archive, Term& value);
template <class Archive>
void exchange(Archive& archive, RegulationEntry& value);
template <class Archive>
void exchange(Archive& archive, Provision& value);
template <class Archive>
void exchange(Archive& archive, ServiceEntry& value);
template <class Archive>
void exchange(Archive& archive, ServiceEntry::Address& value);
template <class Archive, class First, class Second>
void exchange(Archive& archive, std::pair<First, Second>& value);
template <class Archive, class Value>
void exchange(Archive& archive, std::optional<Value>& value);

template <class Archive, class Value>
void exchange(Archive& archive, std::vector<Value>& values) {
    if constexpr (Archive::writing) {
        std::uint64_t size = values.size();
        archive.number(size);
        for (Value& value : values) {
            exchange(archive, value);
        }
    } else {
        // Grown as it is read, so that a false length costs no memory.
        values.clear();
        for (std::size_t left = archive.size(); left > 0; --left) {
            exchange(archive, values.emplace_back());
        }
    }
}

template <class Archive, class... Fields>
void exchange_all(Archive& archive, Fields&... fields) {
    (exchange(archive, fields), ...);
}

template <class Archive, class First, class Second>
void exchange(Archive& archive, std::pair<First, Second>& value) {
    exchange_all(archive, value.first, value.second);
}

template <class Archive, class Value>
void exchange(Archive& archive, std::optional<Value>& value) {
    std::uint64_t has = value.has_value() ? 1U : 0U;
    archive.number(has);
    if (has > 1) {
        ArchiveReader::fail();
    }
    if (has == 1) {
        if (!value) {
            value.emplace();
        }
        exchange(archive, *value);
    }
}

template <class Archive>
void exchange(Archive& archive, FactValue& value) {
    std::uint64_t kind = value.index();
    archive.number(kind);
    if constexpr (!Archive::writing) {
        switch (kind) {
            case 0:
                value = false;
                break;
            case 1:
                value = std::int64_t{0};
                break;
            case 2:
                value = std::string();
                break;
            case 3:
                value = std::vector<std::string>();
                break;
            default:
                ArchiveReader::fail();
        }
    }
    std::visit(
        [&archive](auto& held) {
            using Held = std::decay_t<decltype(held)>;
            if constexpr (std::is_same_v<Held, bool>) {
                std::uint64_t bit = held ? 1U : 0U;
                archive.number(bit);
                held = bit != 0;
            } else if constexpr (std::is_same_v<Held, std::int64_t>) {
                auto bits = std::bit_cast<std::uint64_t>(held);
                archive.fixed64(bits);
                held = std::bit_cast<std::int64_t>(bits);
            } else {
                exchange(archive, held);
            }
        },
        value);
}

template <class Archive>
void exchange(Archive& archive, Rule& v) {
    exchange_all(archive, v.id, v.find, v.order, v.within, v.unless, v.negation_of, v.negation, v.exception,
                 v.conditional, v.heading, v.clause_context, v.document, v.scope, v.confidence, v.facts,
                 v.needs, v.stance);
    if constexpr (!Archive::writing) {
        for (const std::uint32_t slot : v.order) {
            if (slot >= v.find.size()) {
                ArchiveReader::fail();
            }
        }
        if (v.negation_of && *v.negation_of >= v.find.size()) {
            ArchiveReader::fail();
        }
    }
}

template <class Archive>
void exchange(Archive& archive, Condition& v) {
    exchange_all(archive, v.fact, v.op, v.value);
}
template <class Archive>
void exchange(Archive& archive, SeverityRule& v) {
    exchange_all(archive, v.when, v.is, v.because);
}
template <class Archive>
void exchange(Archive& archive, WordsVariant& v) {
    exchange_all(archive, v.when, v.headline, v.consequence, v.why);
}
template <class Archive>
void exchange(Archive& archive, ActionTemplate& v) {
    exchange_all(archive, v.text, v.url, v.deadline, v.when);
}
template <class Archive>
void exchange(Archive& archive, Question& v) {
    exchange_all(archive, v.q, v.a);
}
template <class Archive>
void exchange(Archive& archive, RegulationLink& v) {
    exchange_all(archive, v.id, v.article, v.jurisdiction, v.why, v.when);
}
template <class Archive>
void exchange(Archive& archive, Derivation& v) {
    exchange_all(archive, v.all, v.when, v.quote_from, v.confidence, v.facts);
}
template <class Archive>
void exchange(Archive& archive, ClauseType& v) {
    exchange_all(archive, v.id, v.category, v.name, v.stance, v.severity, v.importance, v.severity_rules,
                 v.rules, v.read_facts, v.distinct_by, v.join_facts, v.derive, v.headline, v.consequence,
                 v.why, v.variants, v.actions, v.questions, v.regulations, v.unfair_tos, v.tosdr_cases,
                 v.privacyspy, v.contrasts);
}
template <class Archive>
void exchange(Archive& archive, Term& v) {
    exchange_all(archive, v.name, v.phrases);
}
template <class Archive>
void exchange(Archive& archive, RegulationEntry& v) {
    exchange_all(archive, v.id, v.name, v.jurisdiction, v.url, v.about);
}
template <class Archive>
void exchange(Archive& archive, Provision& v) {
    exchange_all(archive, v.id, v.type, v.service, v.url, v.date, v.words, v.negations, v.exact,
                 v.fingerprint, v.facts, v.says);
}
template <class Archive>
void exchange(Archive& archive, ServiceEntry::Address& v) {
    exchange_all(archive, v.terms_type, v.url);
}
template <class Archive>
void exchange(Archive& archive, ServiceEntry& v) {
    exchange_all(archive, v.name, v.names, v.company, v.known, v.domains, v.documents);
}

template <class Archive>
void exchange(Archive& archive, Catalogue::Content& v) {
    exchange_all(archive, v.terms, v.signals, v.types, v.regulations, v.provisions);
}
template <class Archive>
void exchange(Archive& archive, CatalogueInfo& v) {
    exchange_all(archive, v.version, v.date, v.clause_types, v.provisions, v.services, v.regulations);
}

template <class Value>
std::string encode(const Value& value) {
    ArchiveWriter writer;
    Value copy = value;
    exchange(writer, copy);
    return writer.take();
}

template <class Value>
void decode(std::string_view bytes, Value& value) {
    ArchiveReader reader(bytes);
    exchange(reader, value);
    if (!reader.at_end()) {
        ArchiveReader::fail();
    }
}

}  // namespace

std::string encode_content(const Catalogue::Content& content) {
    return encode(content);
}
void decode_content(std::string_view bytes, Catalogue::Content& content) {
    decode(bytes, content);
    content.index();
}

std::string encode_services(const std::vector<ServiceEntry>& services) {
    return encode(services);
}
std::vector<ServiceEntry> decode_services(std::string_view bytes) {
    std::vector<ServiceEntry> services;
    decode(bytes, services);
    return services;
}

std::string encode_info(const CatalogueInfo& info) {
    return encode(info);
}
CatalogueInfo decode_info(std::string_view bytes) {
    CatalogueInfo info;
    decode(bytes, info);
    return info;
}

}  // namespace smallprint
