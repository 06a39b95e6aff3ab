#include <algorithm>
#include <string>
#include <vector>

#include "base/error.h"
#include "import/bundle_header.h"
#include "import/capture_message.h"
#include "import/collection.h"
#include "import/pack_sha1.h"
#include "support.h"
#include "targets.h"

namespace smallprint::fuzz {
namespace {

void read_collection(const std::filesystem::path& path) {
    const CollectionProgress nobody = [](CollectionStep, std::size_t, std::size_t) {};
    const Collection collection = Collection::open(path, nobody);
    const ObjectId head = collection.head();
    require(collection.has_commit(head), "a collection's newest commit is there");
    for (const CapturedDocument& document : collection.captures(head, {}, nobody)) {
        require(!document.service.empty() && !document.terms_type.empty(), "a captured document has a name");
        const std::size_t most = std::min<std::size_t>(document.captures.size(), 5);
        for (std::size_t i = 0; i < most; ++i) {
            (void)collection.origin(document.captures[i]);
            (void)collection.text(document.captures[i]);
        }
    }
}

void read_bundle(std::string_view bytes) {
    static const Folder folder;
    const auto file = folder.path() / "collection.bundle";
    write_file(file, bytes);
    try {
        read_collection(file);
    } catch (const Error& error) {
        require(error.code() == ErrorCode::unreadable_input, "a damaged collection is said to be unreadable");
    }
}

// No fuzzer guesses a SHA-1: with the pack's checksum made right, what lies before it is read too.
std::string with_true_checksum(std::string_view bundle) {
    constexpr std::size_t size = sizeof(ObjectId);
    const auto header = parse_bundle_header(bundle);
    if (!header || bundle.size() - header->pack_begin < size) {
        return std::string(bundle);
    }
    bundle.remove_suffix(size);
    git::Sha1 hash;
    hash.update(bundle.substr(header->pack_begin));
    const ObjectId checksum = hash.finish();
    return std::string(bundle).append(reinterpret_cast<const char*>(checksum.data()), size);
}

}  // namespace

void import(std::string_view input) {
    if (const auto header = parse_bundle_header(input)) {
        require(header->pack_begin <= input.size(), "the pack begins within the bundle");
        require(is_bundle(input), "what has a bundle's header is a bundle");
    }
    (void)parse_capture_message(input);

    read_bundle(input);
    read_bundle(with_true_checksum(input));
}

}  // namespace smallprint::fuzz
