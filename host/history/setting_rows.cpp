#include "history/setting_rows.h"

#include "history/store_parts.h"

namespace smallprint {

std::vector<std::pair<std::string, std::string>> setting_rows(const Store& store) {
    auto& connection = StoreParts::connection(store);
    return history::guarded([&] {
        connection.refresh();
        std::vector<std::pair<std::string, std::string>> rows;
        history::Query all = connection.query("SELECT name, value FROM setting ORDER BY name");
        while (all.step()) {
            rows.emplace_back(all.text_at(0), all.text_at(1));
        }
        return rows;
    });
}

std::optional<std::string> setting_row(const Store& store, std::string_view name) {
    auto& connection = StoreParts::connection(store);
    return history::guarded([&]() -> std::optional<std::string> {
        connection.refresh();
        history::Query one = connection.query("SELECT value FROM setting WHERE name = ?");
        return one.text(name).step() ? std::optional(one.text_at(0)) : std::nullopt;
    });
}

void put_setting_rows(Store& store,
                      const std::vector<std::pair<std::string, std::optional<std::string>>>& rows) {
    auto& connection = StoreParts::connection(store);
    history::guarded([&] {
        connection.require_writable();
        history::WriteTransaction transaction(connection);
        for (const auto& [name, value] : rows) {
            if (value) {
                connection.query("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)")
                    .text(name)
                    .text(*value)
                    .run();
            } else {
                connection.query("DELETE FROM setting WHERE name = ?").text(name).run();
            }
        }
        transaction.commit();
    });
}

}  // namespace smallprint
