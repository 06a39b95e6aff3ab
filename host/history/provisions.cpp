// Record ids of findings: one for as long as the clause lives on, whatever is edited in it.
#include <unordered_map>
#include <unordered_set>

#include "history/connection.h"
#include "history/store.h"
#include "history/versions.h"

namespace smallprint {

namespace {

constexpr std::size_t key_size = 16;

std::string_view clause_key(const Sha256Digest& clause) {
    return {reinterpret_cast<const char*>(clause.data()), key_size};
}

std::optional<std::string> remembered(history::Connection& connection, std::int64_t document,
                                      const ProvisionKey& key) {
    history::Query row =
        connection.query("SELECT record_id FROM provision WHERE document = ? AND clause = ? AND type = ?");
    if (!row.integer(document).blob(clause_key(key.clause_sha256)).text(key.type).step()) {
        return std::nullopt;
    }
    return row.text_at(0);
}

void remember(history::Connection& connection, std::int64_t document, const ProvisionKey& key,
              const std::string& id) {
    connection
        .query("INSERT OR REPLACE INTO provision (document, clause, type, record_id) VALUES (?, ?, ?, ?)")
        .integer(document)
        .blob(clause_key(key.clause_sha256))
        .text(key.type)
        .text(id)
        .run();
}

// The clause that each clause was before; of several (a merge) the first.
using Ancestors = std::unordered_map<Sha256Digest, Sha256Digest, Sha256DigestHash>;

// Runs `find` for each key; `find` gives the id, and whether it is to be written.
struct Resolved {
    std::string id;
    bool is_new = false;
};

Resolved resolve(history::Connection& connection, const StoredDocument& document, const ProvisionKey& key,
                 const Ancestors& ancestors) {
    if (auto id = remembered(connection, document.row, key)) {
        return {std::move(*id), false};
    }
    if (const auto before = ancestors.find(key.clause_sha256); before != ancestors.end()) {
        if (auto id = remembered(connection, document.row, {key.type, before->second})) {
            return {std::move(*id), true};
        }
    }
    return {provision_record_id(document.key, key.type, key.clause_sha256), true};
}

}  // namespace

std::vector<std::string> Store::provision_ids(const StoredDocument& document,
                                              std::span<const ProvisionKey> keys,
                                              std::span<const std::pair<Sha256Digest, Sha256Digest>> kept) {
    return history::guarded([&] {
        connection_->require_writable();
        Ancestors ancestors;
        for (const auto& [before, after] : kept) {
            ancestors.try_emplace(after, before);
        }
        const auto resolve_all = [&] {
            std::vector<Resolved> resolved;
            resolved.reserve(keys.size());
            for (const ProvisionKey& key : keys) {
                resolved.push_back(resolve(*connection_, document, key, ancestors));
            }
            return resolved;
        };
        const auto ids_of = [](std::vector<Resolved>& resolved) {
            std::vector<std::string> ids;
            ids.reserve(resolved.size());
            for (Resolved& one : resolved) {
                ids.push_back(std::move(one.id));
            }
            return ids;
        };
        // Most visits bring nothing new, and then nothing is written.
        std::vector<Resolved> resolved = resolve_all();
        bool writes = false;
        for (const Resolved& one : resolved) {
            writes = writes || one.is_new;
        }
        if (!writes) {
            return ids_of(resolved);
        }
        history::WriteTransaction transaction(*connection_);
        resolved = resolve_all();
        for (std::size_t i = 0; i < keys.size(); ++i) {
            if (resolved[i].is_new) {
                remember(*connection_, document.row, keys[i], resolved[i].id);
            }
        }
        transaction.commit();
        return ids_of(resolved);
    });
}

std::optional<StoredProvision> Store::find_provision(std::string_view record_id) const {
    return history::guarded([&]() -> std::optional<StoredProvision> {
        connection_->refresh();
        StoredProvision found;
        std::int64_t document = 0;
        {
            history::Query rows = connection_->query(
                "SELECT document, type, clause FROM provision WHERE record_id = ? ORDER BY document");
            rows.text(record_id);
            while (rows.step()) {
                if (document != 0 && document != rows.integer_at(0)) {
                    break;
                }
                document = rows.integer_at(0);
                found.type = rows.text_at(1);
                found.clauses.emplace_back(rows.blob_at(2));
            }
        }
        const auto known = history::document_by_row(*connection_, document);
        if (!known) {
            return std::nullopt;
        }
        found.document = *known;
        return found;
    });
}

}  // namespace smallprint
