// The little of the Windows registry that registering needs, as an interface: the real one is in
// registry_win32.cpp, tests on any system use one in memory.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace smallprint {

enum class Hive : std::uint8_t { user, machine };  ///< HKEY_CURRENT_USER, HKEY_LOCAL_MACHINE.

class Registry {
public:
    Registry() = default;
    Registry(const Registry&) = delete;
    Registry& operator=(const Registry&) = delete;
    virtual ~Registry() = default;

    [[nodiscard]] virtual bool has_key(Hive hive, std::string_view key) const = 0;
    /// True if the key holds neither keys nor values but those named `except`.
    [[nodiscard]] virtual bool is_empty(Hive hive, std::string_view key, std::string_view except) const = 0;
    /// Text of a value; the name "" is the key's default value. Nothing if it is not there or is no text.
    [[nodiscard]] virtual std::optional<std::string> value(Hive hive, std::string_view key,
                                                           std::string_view name) const = 0;
    /// Makes the key (its parent must be there). Throws Error(not_permitted).
    virtual void make_key(Hive hive, std::string_view key) = 0;
    /// Throws Error(not_permitted).
    virtual void set_value(Hive hive, std::string_view key, std::string_view name, std::string_view text) = 0;
    /// Removes a key that holds no keys. Throws Error(not_permitted).
    virtual void remove_key(Hive hive, std::string_view key) = 0;
};

/// The registry of this computer; nullptr on systems without one.
[[nodiscard]] std::shared_ptr<Registry> system_registry();

}  // namespace smallprint
