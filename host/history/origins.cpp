#include "history/origins.h"

#include <algorithm>
#include <string_view>

#include "history/bytes.h"

namespace smallprint::history {

namespace {

constexpr std::size_t id_bytes = 20;
constexpr std::size_t id_digits = 2 * id_bytes;

int digit(char c) noexcept {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::string hex_of(std::string_view bytes) {
    return to_hex({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
}

/// The 20 bytes that the last 40 characters of an address stand for; nothing if they are no commit.
std::optional<std::string> commit_at_end(std::string_view address) {
    if (address.size() < id_digits) {
        return std::nullopt;
    }
    address.remove_prefix(address.size() - id_digits);
    std::string bytes;
    for (std::size_t i = 0; i < id_digits; i += 2) {
        const int high = digit(address[i]);
        const int low = digit(address[i + 1]);
        if (high < 0 || low < 0) {
            return std::nullopt;
        }
        bytes.push_back(static_cast<char>(high * 16 + low));
    }
    return bytes;
}

std::int64_t base_row(Connection& connection, std::string_view address) {
    {
        Query row = connection.query("SELECT id FROM origin_base WHERE address = ?");
        if (row.text(address).step()) {
            return row.integer_at(0);
        }
    }
    connection.query("INSERT INTO origin_base (address) VALUES (?)").text(address).run();
    return connection.database().getLastInsertRowid();
}

std::string base_address(Connection& connection, std::uint64_t id) {
    Query row = connection.query("SELECT address FROM origin_base WHERE id = ?");
    if (!row.integer(static_cast<std::int64_t>(id)).step()) {
        throw_damaged();
    }
    return row.text_at(0);
}

}  // namespace

// The commit, then for each address twice its base, plus one if a commit follows.
void add_origin(Connection& connection, std::int64_t version, const VersionOrigin& origin) {
    ByteWriter out;
    out.raw({reinterpret_cast<const char*>(origin.commit.data()), origin.commit.size()});
    for (const std::string& address : origin.addresses) {
        const auto commit = commit_at_end(address);
        const std::string_view base =
            std::string_view(address).substr(0, address.size() - (commit ? id_digits : 0));
        out.number((static_cast<std::uint64_t>(base_row(connection, base)) << 1U) | (commit ? 1U : 0U));
        if (commit) {
            out.raw(*commit);
        }
    }
    // Not OR REPLACE: that takes a savepoint, at which the index for searching is written out.
    connection.query("INSERT INTO origin (version, data) VALUES (?, ?)")
        .integer(version)
        .blob(out.bytes())
        .run();
}

std::optional<VersionOrigin> origin_of(Connection& connection, std::int64_t version) {
    std::string data;
    {
        Query row = connection.query("SELECT data FROM origin WHERE version = ?");
        if (!row.integer(version).step()) {
            return std::nullopt;
        }
        data = row.blob_at(0);
    }
    ByteReader in(data);
    VersionOrigin origin;
    const std::string_view commit = in.raw(origin.commit.size());
    std::transform(commit.begin(), commit.end(), origin.commit.begin(),
                   [](char c) { return static_cast<std::uint8_t>(c); });
    while (!in.at_end()) {
        const std::uint64_t head = in.number();
        std::string address = base_address(connection, head >> 1U);
        if ((head & 1U) != 0) {
            address += hex_of(in.raw(id_bytes));
        }
        origin.addresses.push_back(std::move(address));
    }
    return origin;
}

}  // namespace smallprint::history
