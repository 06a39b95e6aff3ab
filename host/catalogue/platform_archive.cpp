// The compact spelling: one description for both directions over archive.h, texts by number, then Zstandard.
#include <zstd.h>

#include <bit>
#include <map>
#include <memory>
#include <set>
#include <type_traits>

#include "catalogue/archive.h"
#include "catalogue/platform_source.h"

namespace smallprint {
namespace {

constexpr std::string_view magic = "SPPLSRC1";
constexpr std::size_t most_bytes = 64U << 20U;

/// Texts in the order of their spelling, so that a text's number does not depend on where it is used.
struct Texts {
    std::vector<std::string> list;
    std::map<std::string, std::uint64_t, std::less<>> numbers;
};

template <class Archive>
class Codec {
public:
    Codec(Archive& archive, const Texts& texts) : archive_(archive), texts_(texts) {}

    void exchange(PlatformSource& source) {
        list(source.services, [this](PlatformSource::Service& service) { exchange(service); });
    }

private:
    template <class Value, class Each>
    void list(std::vector<Value>& values, Each each) {
        if constexpr (Archive::writing) {
            std::uint64_t size = values.size();
            archive_.number(size);
            for (Value& value : values) {
                each(value);
            }
        } else {
            values.clear();
            for (std::size_t left = archive_.size(); left > 0; --left) {
                each(values.emplace_back());
            }
        }
    }

    template <class Number>
    void number(Number& value, std::uint64_t last) {
        auto wide = static_cast<std::uint64_t>(value);
        archive_.number(wide);
        if (wide > last) {
            ArchiveReader::fail();
        }
        value = static_cast<Number>(wide);
    }

    void text(std::string& value) {
        std::uint64_t index = 0;
        if constexpr (Archive::writing) {
            index = texts_.numbers.at(value);
        }
        archive_.number(index);
        if constexpr (!Archive::writing) {
            if (index >= texts_.list.size()) {
                ArchiveReader::fail();
            }
            value = texts_.list[static_cast<std::size_t>(index)];
        }
    }

    /// Four bytes, least first.
    void fixed32(std::uint32_t& value) {
        for (unsigned shift = 0; shift < 32; shift += 8) {
            std::uint8_t byte = static_cast<std::uint8_t>((value >> shift) & 0xffU);
            archive_.byte(byte);
            value = (value & ~(0xffU << shift)) | (static_cast<std::uint32_t>(byte) << shift);
        }
    }

    void exchange(PlatformSource::Service& service) {
        text(service.name);
        list(service.names, [this](std::string& name) { text(name); });
        list(service.hosts, [this](std::string& host) { text(host); });
        number(service.operated_by, 0xffffffffU);
        number(service.known, 100);
        number(service.generative_ai, 1);
        list(service.documents, [this](PlatformSource::Document& document) { exchange(document); });
    }

    void exchange(PlatformSource::Document& document) {
        text(document.terms_type);
        text(document.url);
        text(document.date);
        for (std::uint8_t& byte : document.sha256) {
            archive_.byte(byte);
        }
        number(document.current, 1);
        list(document.clauses, [this](PlatformSource::Clause& clause) { exchange(clause); });
    }

    void exchange(PlatformSource::Clause& clause) {
        text(clause.type);
        number(clause.severity, static_cast<std::uint64_t>(Severity::high));
        number(clause.stance, static_cast<std::uint64_t>(Stance::for_you));
        number(clause.way, 0xffffffffU);
        number(clause.words, 0xffffffffU);
        number(clause.negations, 0xffffffffU);
        fixed32(clause.exact);
        list(clause.hashes, [this](std::uint32_t& hash) { fixed32(hash); });
        exchange(clause.facts);
    }

    void exchange(Facts& facts) {
        std::vector<std::pair<std::string, FactValue>> pairs(facts.begin(), facts.end());
        list(pairs, [this](std::pair<std::string, FactValue>& fact) {
            text(fact.first);
            exchange(fact.second);
        });
        if constexpr (!Archive::writing) {
            facts = Facts(pairs.begin(), pairs.end());
        }
    }

    void exchange(FactValue& value) {
        std::uint64_t kind = value.index();
        number(kind, 3);
        if (kind == 0) {
            bool held = hold<bool>(value);
            number(held, 1);
            value = held;
        } else if (kind == 1) {
            auto held = static_cast<std::uint64_t>(hold<std::int64_t>(value));
            number(held, ~std::uint64_t{0});
            value = static_cast<std::int64_t>(held);
        } else if (kind == 2) {
            std::string held = hold<std::string>(value);
            text(held);
            value = std::move(held);
        } else {
            auto held = hold<std::vector<std::string>>(value);
            list(held, [this](std::string& item) { text(item); });
            value = std::move(held);
        }
    }

    template <class Held>
    static Held hold(const FactValue& value) {
        if constexpr (Archive::writing) {
            return std::get<Held>(value);
        } else {
            (void)value;
            return Held{};
        }
    }

    Archive& archive_;
    const Texts& texts_;
};

void collect(const FactValue& value, std::set<std::string>& texts) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        texts.insert(*text);
    } else if (const auto* list = std::get_if<std::vector<std::string>>(&value)) {
        texts.insert(list->begin(), list->end());
    }
}

Texts collect(const PlatformSource& source) {
    std::set<std::string> all;
    for (const auto& service : source.services) {
        all.insert(service.name);
        all.insert(service.names.begin(), service.names.end());
        all.insert(service.hosts.begin(), service.hosts.end());
        for (const auto& document : service.documents) {
            all.insert({document.terms_type, document.url, document.date});
            for (const auto& clause : document.clauses) {
                all.insert(clause.type);
                for (const auto& [name, value] : clause.facts) {
                    all.insert(name);
                    collect(value, all);
                }
            }
        }
    }
    Texts texts;
    for (const std::string& text : all) {
        texts.numbers.emplace(text, texts.list.size());
        texts.list.push_back(text);
    }
    return texts;
}

}  // namespace

std::string compress_platforms(const PlatformSource& source) {
    Texts texts = collect(source);
    ArchiveWriter writer;
    std::uint64_t count = texts.list.size();
    writer.number(count);
    for (std::string& text : texts.list) {
        writer.text(text);
    }
    PlatformSource copy = source;
    Codec<ArchiveWriter>(writer, texts).exchange(copy);
    const std::string plain = writer.take();
    std::string bytes(magic);
    bytes.resize(magic.size() + ZSTD_compressBound(plain.size()));
    const std::size_t size = ZSTD_compress(bytes.data() + magic.size(), bytes.size() - magic.size(),
                                           plain.data(), plain.size(), 19);
    if (ZSTD_isError(size) != 0U) {
        throw Error(ErrorCode::internal, "The platforms could not be compressed.");
    }
    bytes.resize(magic.size() + size);
    return bytes;
}

PlatformSource decompress_platforms(std::string_view bytes) {
    if (!bytes.starts_with(magic)) {
        ArchiveReader::fail();
    }
    bytes.remove_prefix(magic.size());
    const auto size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > most_bytes) {
        ArchiveReader::fail();
    }
    std::string plain(static_cast<std::size_t>(size), '\0');
    const std::size_t made = ZSTD_decompress(plain.data(), plain.size(), bytes.data(), bytes.size());
    if (ZSTD_isError(made) != 0U || made != plain.size()) {
        ArchiveReader::fail();
    }
    ArchiveReader reader(plain);
    Texts texts;
    for (std::size_t left = reader.size(); left > 0; --left) {
        reader.text(texts.list.emplace_back());
    }
    PlatformSource source;
    Codec<ArchiveReader>(reader, texts).exchange(source);
    if (!reader.at_end()) {
        ArchiveReader::fail();
    }
    return source;
}

}  // namespace smallprint
