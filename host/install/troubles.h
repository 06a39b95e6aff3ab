// Everything that can be wrong between a browser and the host, each with a name, its cause and its cure.
//
// Data and its words only. The state is what the extension's popup shows for the same trouble; its words come
// from the extension's own messages (host_words.h), so that both say the same.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace smallprint {

/// What the words of a trouble speak of; `{browser}`, `{path}`, `{program}`, `{detail}` and `{name}` stand
/// for them.
struct TroubleSubject {
    std::string browser;  ///< For people: "Chromium".
    std::string name;     ///< What `--browser` takes: "chromium".
    std::string path;     ///< The manifest, or the directory in question.
    std::string program;
    std::string detail;
};

struct Trouble {
    std::string id;     ///< "program_missing"; stable, for machines.
    std::string state;  ///< "missing", "forbidden", "failing", "too_old", "too_new"; "note" where all works.
    TroubleSubject subject;
    std::string cause;  ///< One sentence.
    std::string cure;   ///< One sentence: what to do.
};

/// The trouble of that id with its words filled in. Throws Error(internal) for an unknown id.
[[nodiscard]] Trouble make_trouble(std::string_view id, TroubleSubject subject);

/// The ids of all troubles that there are words for.
[[nodiscard]] std::span<const std::string_view> trouble_ids();

}  // namespace smallprint
