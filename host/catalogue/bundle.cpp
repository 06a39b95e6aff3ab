#include "catalogue/bundle.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/error.h"
#include "catalogue/base64.h"

namespace smallprint {
namespace {

constexpr std::string_view first_line = "smallprint-catalogue-bundle 1\n";
constexpr std::size_t longest_head = 1024;
constexpr std::size_t key_digits = 16;

[[noreturn]] void refuse(const std::string& why) {
    throw Error(ErrorCode::catalogue_invalid,
                "This catalogue update was refused: " + why + ". The catalogue in use stays as it is.");
}

std::string key_id(const Ed25519Public& key) {
    return to_hex(key).substr(0, key_digits);
}

// The value of the next line, which must have this name.
std::string_view take(std::string_view& rest, std::string_view name) {
    const auto end = rest.find('\n');
    if (end == std::string_view::npos || !rest.starts_with(name) || rest.size() <= name.size() ||
        rest[name.size()] != ' ') {
        refuse("it is no signed catalogue, or it is cut off");
    }
    const auto value = rest.substr(name.size() + 1, end - name.size() - 1);
    rest.remove_prefix(end + 1);
    return value;
}

std::uint64_t number(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) {
        refuse("a number in it is none");
    }
    return value;
}

TimeMs time_of(std::string_view text) {
    const auto time = parse_rfc3339(text);
    if (!time) {
        refuse("a date in it is none");
    }
    return *time;
}

std::optional<Ed25519Signature> signature_of(std::string_view hex) {
    Ed25519Signature signature{};
    constexpr std::size_t half = 64;
    const auto first = digest_from_hex(hex.substr(0, half));
    const auto second = hex.size() == 2 * half ? digest_from_hex(hex.substr(half)) : std::nullopt;
    if (!first || !second) {
        return std::nullopt;
    }
    std::copy(second->begin(), second->end(), std::copy(first->begin(), first->end(), signature.begin()));
    return signature;
}

// Reads the head; `rest` is then what follows it.
BundleInfo read_head(std::string_view& rest, std::span<const Ed25519Public> keys) {
    const auto whole = rest;
    if (!rest.starts_with(first_line)) {
        refuse("it is no signed catalogue");
    }
    // Only the head is looked at until the signature holds, and it is short.
    rest = rest.substr(first_line.size(), longest_head);
    const auto key = take(rest, "key");
    const auto version = take(rest, "version");
    const auto created = take(rest, "created");
    const auto expires = take(rest, "expires");
    const auto length = take(rest, "length");
    const auto hash = take(rest, "sha256");
    const auto signed_part = whole.substr(0, static_cast<std::size_t>(rest.data() - whole.data()));
    const auto signature = signature_of(take(rest, "signature"));
    const auto signer = std::ranges::find_if(keys, [&](const auto& one) { return key_id(one) == key; });
    if (signer == keys.end()) {
        refuse("it is signed by somebody whom this program does not trust");
    }
    if (!signature || !ed25519_verify(*signer, signed_part, *signature)) {
        refuse("its signature is wrong");
    }
    BundleInfo info;
    info.version = number(version);
    info.created = time_of(created);
    info.expires = time_of(expires);
    info.length = number(length);
    const auto digest = digest_from_hex(hash);
    if (!digest || info.length > largest_bundle) {
        refuse("it says nonsense about itself");
    }
    info.sha256 = *digest;
    rest = whole.substr(static_cast<std::size_t>(rest.data() - whole.data()));
    return info;
}

}  // namespace

std::string make_bundle(std::string_view catalogue, BundleInfo info, const Ed25519Secret& secret) {
    info.length = catalogue.size();
    info.sha256 = sha256(catalogue);
    std::string head(first_line);
    head += "key " + key_id(ed25519_public(secret)) + "\n";
    head += "version " + std::to_string(info.version) + "\n";
    head += "created " + to_rfc3339(info.created) + "\n";
    head += "expires " + to_rfc3339(info.expires) + "\n";
    head += "length " + std::to_string(info.length) + "\n";
    head += "sha256 " + to_hex(info.sha256) + "\n";
    head += "signature " + to_hex(ed25519_sign(secret, head)) + "\n";
    return head + encode_base64(catalogue);
}

Bundle open_bundle(std::string_view file, std::span<const Ed25519Public> keys) {
    if (file.size() > largest_bundle) {
        refuse("it is larger than any catalogue");
    }
    auto rest = file;
    Bundle bundle;
    bundle.info = read_head(rest, keys);
    bundle.head = file.substr(0, file.size() - rest.size());
    auto catalogue = decode_base64(rest, bundle.info.length);
    if (!catalogue || catalogue->size() != bundle.info.length) {
        refuse("it is cut off or damaged");
    }
    if (sha256(*catalogue) != bundle.info.sha256) {
        refuse("its content is not what was signed");
    }
    bundle.catalogue = std::move(*catalogue);
    return bundle;
}

BundleInfo open_bundle_head(std::string_view head, std::span<const Ed25519Public> keys) {
    return read_head(head, keys);
}

}  // namespace smallprint
