#include <algorithm>
#include <string>
#include <vector>

#include "base/error.h"
#include "import/bundle_header.h"
#include "import/capture_message.h"
#include "import/collection.h"
#include "support.h"
#include "targets.h"

namespace smallprint::fuzz {
namespace {

void read_collection(const std::filesystem::path& path) {
    const Collection collection = Collection::open(path, {});
    const ObjectId head = collection.head();
    require(collection.has_commit(head), "a collection's newest commit is there");
    for (const CapturedDocument& document : collection.captures(head, {}, {})) {
        require(!document.service.empty() && !document.terms_type.empty(), "a captured document has a name");
        const std::size_t most = std::min<std::size_t>(document.captures.size(), 5);
        for (std::size_t i = 0; i < most; ++i) {
            (void)collection.origin(document.captures[i]);
            (void)collection.text(document.captures[i]);
        }
    }
}

}  // namespace

void import(std::string_view input) {
    if (const auto header = parse_bundle_header(input)) {
        require(header->pack_begin <= input.size(), "the pack begins within the bundle");
        require(is_bundle(input), "what has a bundle's header is a bundle");
    }
    (void)parse_capture_message(input);

    static const Folder folder;
    const auto file = folder.path() / "collection.bundle";
    write_file(file, input);
    try {
        read_collection(file);
    } catch (const Error& error) {
        require(error.code() == ErrorCode::unreadable_input, "a damaged collection is said to be unreadable");
    }
}

}  // namespace smallprint::fuzz
