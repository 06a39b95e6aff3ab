// services.list and services.matrix: the services of the history side by side.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "history/store.h"
#include "service/document_digest.h"
#include "service/label.h"
#include "service/services.h"

namespace smallprint {

inline constexpr std::size_t months_shown = 24;

struct ServiceRow {
    std::string service;
    std::vector<StoredDocument> documents;
    std::uint32_t versions = 0;
    TimeMs first_seen = 0;
    TimeMs last_verified = 0;
    std::optional<TimeMs> last_change;                   ///< The last one in substance.
    std::uint32_t changes = 0;                           ///< In substance.
    std::array<std::uint32_t, months_shown> activity{};  ///< Changes by month, the present one last.
    Label label;                                         ///< Of what has been read; empty if nothing has.
    std::uint32_t unread = 0;  ///< Documents that are still to be read for the label.
};

enum class ServiceOrder : std::uint8_t { name, documents, versions, changes, last_change };

struct ServiceQuestion {
    std::string_view words;  ///< Part of a service's or a document's name; empty: all.
    ServiceOrder order = ServiceOrder::name;
    bool descending = false;
    std::uint32_t limit = 50;
    std::uint32_t offset = 0;
};

struct ServicesPage {
    std::vector<ServiceRow> items;
    std::uint32_t total = 0;
    std::optional<std::uint32_t> next_offset;
};

/// Labels are made until the deadline; `unread` says what is left, and a later call goes on there.
/// Throws Error(store_unavailable | store_too_new).
[[nodiscard]] ServicesPage list_services(Session& session, const ServiceQuestion& question,
                                         Deadline deadline);

/// What one service says of one clause type: the most serious of its findings.
struct MatrixCell {
    DigestFinding finding;
    std::string document;  ///< Record id.
    std::string terms_type;
    std::uint32_t documents = 1;  ///< How many of its documents say it.
};

struct MatrixRow {
    std::string service;
    std::vector<MatrixCell> cells;  ///< By clause type.
    std::uint32_t unread = 0;
};

struct MatrixType {
    std::string id;
    std::string name;
    std::string category;
    Stance stance = Stance::neutral;
    std::uint32_t services = 0;  ///< How many of the asked services have it, on all pages.
};

struct MatrixQuestion {
    std::vector<std::string> services;  ///< Names; empty: all.
    std::vector<std::string> types;     ///< Ids; empty: all.
    std::string category;               ///< Empty: all.
    bool only_with = false;             ///< Leaves out services with none of the types.
    std::uint32_t limit = 25;
    std::uint32_t offset = 0;
};

struct Matrix {
    std::vector<MatrixType> types;  ///< By category, then name; all that were asked for.
    std::vector<MatrixRow> items;   ///< By name.
    std::vector<std::string> all_services;
    std::uint32_t total = 0;
    std::uint32_t unread = 0;  ///< Documents of the asked services still to be read.
    std::optional<std::uint32_t> next_offset;
};

[[nodiscard]] Matrix compare_services(Session& session, const MatrixQuestion& question, Deadline deadline);

}  // namespace smallprint
