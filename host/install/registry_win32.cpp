#include <array>

#include "base/error.h"
#include "base/win32.h"
#include "install/registry.h"

namespace smallprint {
namespace {

using win32::narrow;
using win32::wide;

// Browsers of either width look into the view of their own first and then into the other, so ours is the
// 64-bit one.
constexpr REGSAM view = KEY_WOW64_64KEY;

class Key {
public:
    Key(Hive hive, std::string_view name, REGSAM access) {
        if (RegOpenKeyExW(root(hive), wide(name).c_str(), 0, access | view, &handle_) != ERROR_SUCCESS) {
            handle_ = nullptr;
        }
    }
    ~Key() {
        if (handle_ != nullptr) {
            RegCloseKey(handle_);
        }
    }
    Key(const Key&) = delete;
    Key& operator=(const Key&) = delete;
    explicit operator bool() const noexcept { return handle_ != nullptr; }
    [[nodiscard]] HKEY get() const noexcept { return handle_; }

    static HKEY root(Hive hive) noexcept {
        return hive == Hive::user ? HKEY_CURRENT_USER : HKEY_LOCAL_MACHINE;
    }

private:
    HKEY handle_ = nullptr;
};

[[noreturn]] void cannot(const char* what, std::string_view key) {
    throw Error(ErrorCode::not_permitted,
                std::string("Cannot ") + what + " the registry key " + std::string(key) + ".");
}

class WindowsRegistry final : public Registry {
public:
    [[nodiscard]] bool has_key(Hive hive, std::string_view key) const override {
        return static_cast<bool>(Key(hive, key, KEY_READ));
    }

    [[nodiscard]] bool is_empty(Hive hive, std::string_view key, std::string_view except) const override {
        const Key opened(hive, key, KEY_READ);
        DWORD keys = 0;
        DWORD values = 0;
        if (!opened || RegQueryInfoKeyW(opened.get(), nullptr, nullptr, nullptr, &keys, nullptr, nullptr,
                                        &values, nullptr, nullptr, nullptr, nullptr) != ERROR_SUCCESS) {
            return false;
        }
        const DWORD own = value(hive, key, except) ? 1 : 0;
        return keys == 0 && values == own;
    }

    [[nodiscard]] std::optional<std::string> value(Hive hive, std::string_view key,
                                                   std::string_view name) const override {
        std::array<wchar_t, 4096> buffer{};
        DWORD size = sizeof buffer;
        if (RegGetValueW(Key::root(hive), wide(key).c_str(), wide(name).c_str(),
                         RRF_RT_REG_SZ | RRF_SUBKEY_WOW6464KEY, nullptr, buffer.data(),
                         &size) != ERROR_SUCCESS) {
            return std::nullopt;
        }
        return narrow(buffer.data());
    }

    void make_key(Hive hive, std::string_view key) override {
        HKEY made = nullptr;
        if (RegCreateKeyExW(Key::root(hive), wide(key).c_str(), 0, nullptr, 0, KEY_WRITE | view, nullptr,
                            &made, nullptr) != ERROR_SUCCESS) {
            cannot("make", key);
        }
        RegCloseKey(made);
    }

    void set_value(Hive hive, std::string_view key, std::string_view name, std::string_view text) override {
        const Key opened(hive, key, KEY_SET_VALUE);
        const auto words = wide(text);
        const auto bytes = static_cast<DWORD>((words.size() + 1) * sizeof(wchar_t));
        if (!opened || RegSetValueExW(opened.get(), wide(name).c_str(), 0, REG_SZ,
                                      reinterpret_cast<const BYTE*>(words.c_str()), bytes) != ERROR_SUCCESS) {
            cannot("write", key);
        }
    }

    void remove_key(Hive hive, std::string_view key) override {
        if (RegDeleteKeyExW(Key::root(hive), wide(key).c_str(), view, 0) != ERROR_SUCCESS) {
            cannot("remove", key);
        }
    }
};

}  // namespace

std::shared_ptr<Registry> system_registry() {
    return std::make_shared<WindowsRegistry>();
}

}  // namespace smallprint
