#include "history/store.h"

#include <vector>

#include "base/error.h"
#include "document/extract.h"
#include "support.h"
#include "targets.h"

namespace smallprint::fuzz {
namespace {

Document sample() {
    ExtractOptions options;
    options.format = InputFormat::text;
    return extract("We may end your account at any time.\n\nYou keep what you write.", options);
}

void ask(const Store& store) {
    for (const StoredDocument& document : store.documents()) {
        const auto versions = store.versions(document);
        for (const StoredVersion& version : versions) {
            require_sound(store.load(document, version.number));
            (void)store.origin(version);
        }
        (void)store.changes_of(document, 20);
    }
    (void)store.changes(false, 50, 0);
    (void)store.ledger({}, 50, 0);
    (void)store.search("account", {}, 20, std::nullopt);
    (void)store.feedback_tally("Pear Chat");
    (void)store.size();
}

void write(Store& store, const Document& document) {
    NewVersion version;
    version.key = {"Pear Chat", "Terms of Service", "en", ""};
    version.url = "https://pear.example/terms";
    version.title = "Terms";
    version.captured_at = FixedClock().now();
    version.extractor = extractor_name();
    version.document = &document;
    const Recorded recorded = store.record(version);
    if (recorded.status == VersionKind::changed) {
        store.record_change(recorded, {});
    }
    require(store.load(recorded.document, recorded.version.number).sha256 == document.sha256,
            "what was recorded is what is read");
}

/// Each use by itself: one that fails must not keep the next from being tried.
template <typename Use>
void attempt(Use use) {
    try {
        use();
    } catch (const Error& error) {
        require(error.code() != ErrorCode::internal, "a damaged history is no defect of the program");
    }
}

}  // namespace

void store(std::string_view input) {
    static const FixedClock clock;
    static const Folder folder;
    static const Document document = sample();
    folder.empty();
    write_file(folder.path() / "history.db", input);
    for (const Store::Mode mode : {Store::Mode::read_only, Store::Mode::read_write}) {
        attempt([&] {
            Store opened = Store::open(folder.path(), mode, clock);
            attempt([&] { ask(opened); });
            attempt([&] { (void)opened.verify(); });
            if (mode == Store::Mode::read_write) {
                attempt([&] { write(opened, document); });
                attempt([&] { opened.forget(opened.documents()); });
            }
        });
    }
}

}  // namespace smallprint::fuzz
