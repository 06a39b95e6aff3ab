#include "history/codecs.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "history/bytes.h"
#include "history/compression.h"

namespace smallprint::history {

namespace {

// The index of a FactValue's alternative is its tag; the order of the variant is part of the format.
enum class FactTag : std::uint8_t { truth = 0, integer = 1, text = 2, texts = 3 };

void write_fact(ByteWriter& out, const FactValue& value) {
    out.byte(static_cast<std::uint8_t>(value.index()));
    if (const auto* truth = std::get_if<bool>(&value)) {
        out.byte(*truth ? 1 : 0);
    } else if (const auto* integer = std::get_if<std::int64_t>(&value)) {
        out.signed_number(*integer);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
        out.text(*text);
    } else if (const auto* texts = std::get_if<std::vector<std::string>>(&value)) {
        out.number(texts->size());
        for (const std::string& item : *texts) {
            out.text(item);
        }
    }
}

FactValue read_fact(ByteReader& in) {
    switch (static_cast<FactTag>(in.byte())) {
        case FactTag::truth:
            return in.byte() != 0;
        case FactTag::integer:
            return in.signed_number();
        case FactTag::text:
            return in.text();
        case FactTag::texts: {
            std::vector<std::string> texts(in.count());
            for (std::string& text : texts) {
                text = in.text();
            }
            return texts;
        }
    }
    throw_damaged();
}

template <typename Enum>
Enum read_enum(ByteReader& in, Enum last) {
    const std::uint8_t value = in.byte();
    if (value > static_cast<std::uint8_t>(last)) {
        throw_damaged();
    }
    return static_cast<Enum>(value);
}

void write_optional(ByteWriter& out, const std::optional<std::string>& text) {
    out.byte(text ? 1 : 0);
    if (text) {
        out.text(*text);
    }
}

std::optional<std::string> read_optional(ByteReader& in) {
    return in.byte() != 0 ? std::optional(in.text()) : std::nullopt;
}

}  // namespace

std::string encode_evidence(std::span<const Evidence> evidence) {
    ByteWriter out;
    for (const Evidence& one : evidence) {
        out.text(one.type);
        out.byte(static_cast<std::uint8_t>(one.match));
        out.real(one.confidence);
        out.number(one.quote_begin);
        out.number(one.quote_end);
        out.text(one.rule);
        out.text(one.provision);
        out.real(one.similarity);
        out.number(one.facts.size());
        for (const auto& [name, value] : one.facts) {
            out.text(name);
            write_fact(out, value);
        }
    }
    return out.take();
}

std::vector<Evidence> decode_evidence(std::string_view bytes) {
    std::vector<Evidence> evidence;
    ByteReader in(bytes);
    while (!in.at_end()) {
        Evidence one;
        one.type = in.text();
        one.match = read_enum(in, MatchKind::model);
        one.confidence = in.real();
        one.quote_begin = in.number32();
        one.quote_end = in.number32();
        one.rule = in.text();
        one.provision = in.text();
        one.similarity = in.real();
        for (std::size_t left = in.count(); left > 0; --left) {
            std::string name = in.text();
            one.facts.insert_or_assign(std::move(name), read_fact(in));
        }
        evidence.push_back(std::move(one));
    }
    return evidence;
}

std::string encode_summary(const ChangeSummary& summary) {
    constexpr std::size_t most_items = 40;
    ByteWriter out;
    out.number(summary.added);
    out.number(summary.removed);
    out.number(summary.changed);
    out.byte(summary.substantive ? 1 : 0);
    const std::size_t count = std::min(most_items, summary.items.size());
    out.number(count);
    for (std::size_t i = 0; i < count; ++i) {
        const ChangeItem& item = summary.items[i];
        out.byte(static_cast<std::uint8_t>(item.kind));
        out.byte(static_cast<std::uint8_t>(item.severity));
        out.byte(item.substantive ? 1 : 0);
        out.text(item.type);
        out.text(item.summary);
        write_optional(out, item.before);
        write_optional(out, item.after);
    }
    return pack(out.bytes());
}

ChangeSummary decode_summary(std::string_view packed) {
    ChangeSummary summary;
    if (packed.empty()) {
        return summary;
    }
    const std::string bytes = unpack(packed);
    ByteReader in(bytes);
    summary.added = in.number32();
    summary.removed = in.number32();
    summary.changed = in.number32();
    summary.substantive = in.byte() != 0;
    summary.items.resize(in.count());
    for (ChangeItem& item : summary.items) {
        item.kind = read_enum(in, ChangeKind::cosmetic);
        item.severity = read_enum(in, Severity::high);
        item.substantive = in.byte() != 0;
        item.type = in.text();
        item.summary = in.text();
        item.before = read_optional(in);
        item.after = read_optional(in);
    }
    return summary;
}

}  // namespace smallprint::history
