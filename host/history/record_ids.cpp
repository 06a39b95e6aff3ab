#include "history/record_ids.h"

#include <string_view>

namespace smallprint {

namespace {

constexpr std::size_t id_characters = 10;

void add_part(Sha256& hash, std::string_view part) {
    hash.update(part).update(std::string_view("\0", 1));
}

void add_key(Sha256& hash, const DocumentKey& key) {
    add_part(hash, key.service);
    add_part(hash, key.terms_type);
    add_part(hash, key.language);
    add_part(hash, key.variant);
}

}  // namespace

std::string history::long_document_record_id(const DocumentKey& key, std::size_t characters) {
    Sha256 hash;
    add_key(hash, key);
    return "SP-D-" + to_base32(hash.finish(), characters);
}

std::string document_record_id(const DocumentKey& key) {
    return history::long_document_record_id(key, id_characters);
}

std::string provision_record_id(const DocumentKey& key, std::string_view type,
                                const Sha256Digest& first_clause) {
    Sha256 hash;
    add_key(hash, key);
    add_part(hash, type);
    hash.update(std::string_view(reinterpret_cast<const char*>(first_clause.data()), first_clause.size()));
    return "SP-P-" + to_base32(hash.finish(), id_characters);
}

}  // namespace smallprint
