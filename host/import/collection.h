// A versions collection of Open Terms Archive in a git repository or bundle: which texts were captured when.
//
// Owns the opened repository and, for a bundle, a temporary folder with its indexed pack, removed at the end.
// Reads only; nothing of the repository is run or trusted. `text` and `origin` may be called from several
// threads at once. The files of a collection are SERVICE/TERMS TYPE.md.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "import/capture_message.h"

namespace smallprint {

/// The SHA-1 by which git names a commit or a text.
using ObjectId = std::array<std::uint8_t, 20>;

/// One text as it was recorded.
struct Capture {
    TimeMs at = 0;  ///< The author's date, which is when the page was fetched.
    ObjectId commit{};
    ObjectId text{};
    CaptureReason reason = CaptureReason::unknown;
};

struct CapturedDocument {
    std::string service;
    std::string terms_type;
    std::vector<Capture> captures;  ///< By time; of the same time, by the order of the commits.
};

/// What is being done and how far it is; `total` is 0 while it is not known.
enum class CollectionStep : std::uint8_t { unpacking, listing };
using CollectionProgress = std::function<void(CollectionStep step, std::size_t done, std::size_t total)>;

class Collection {
public:
    /// A bare repository, a working copy or a bundle. Throws Error(unreadable_input) with what to do for
    /// anything else: no repository, a shallow or partial clone, a bundle that needs commits it does not
    /// hold.
    [[nodiscard]] static Collection open(const std::filesystem::path& path,
                                         const CollectionProgress& progress);

    Collection(Collection&&) noexcept;
    Collection& operator=(Collection&&) noexcept;
    Collection(const Collection&) = delete;
    Collection& operator=(const Collection&) = delete;
    ~Collection();

    /// The newest commit of the branch that is checked out, of `main` or `master`, or of the only one there
    /// is.
    [[nodiscard]] ObjectId head() const;
    [[nodiscard]] bool has_commit(const ObjectId& commit) const;

    /// Everything recorded up to `head` and not up to one of `known`, by service and terms type. A commit
    /// that removes a file records nothing. Throws Error(unreadable_input) for a damaged repository.
    [[nodiscard]] std::vector<CapturedDocument> captures(const ObjectId& head,
                                                         std::span<const ObjectId> known,
                                                         const CollectionProgress& progress) const;

    /// The captured Markdown. Throws Error(unreadable_input) if it is not there.
    [[nodiscard]] std::string text(const Capture& capture) const;
    /// What the commit's message says.
    [[nodiscard]] CaptureMessage origin(const Capture& capture) const;

private:
    struct Repository;
    explicit Collection(std::unique_ptr<Repository> repository);
    std::unique_ptr<Repository> repository_;
};

}  // namespace smallprint
