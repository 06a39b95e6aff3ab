#include "install/troubles.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/error.h"

namespace smallprint {
namespace {

struct Words {
    std::string_view id;
    std::string_view state;
    std::string_view cause;
    std::string_view cure;
};

constexpr std::string_view again = "Run `smallprint register --browser {name}`.";

constexpr auto table = std::to_array<Words>({
    {"no_browser", "missing", "No browser that Smallprint knows was found for this user.",
     "Install a browser, or name yours with `smallprint register --browser NAME`."},
    {"manifest_missing", "missing", "{browser} has not been told where Smallprint is: there is no {path}.",
     again},
    {"manifest_not_a_file", "missing", "{path} is no file, so {browser} finds nothing there.",
     "Remove it, then run `smallprint register --browser {name}`."},
    {"manifest_dangling", "missing", "{path} is a link that leads nowhere.", again},
    {"manifest_unreadable", "missing", "{path} cannot be read by {browser}: its permissions forbid it.",
     "Run `chmod 644 '{path}'`."},
    {"manifest_not_json", "missing", "{path} is damaged: it is no JSON.", again},
    {"manifest_name_wrong", "missing", "{path} speaks of another program ({detail}).", again},
    {"manifest_type_wrong", "missing", "{path} does not say how to talk to Smallprint (type \"stdio\").",
     again},
    {"manifest_description_empty", "missing",
     "{path} has no description, and browsers refuse it without one.", again},
    {"manifest_two_families", "missing",
     "{path} names callers of both kinds of browsers, and Firefox refuses such a file.", again},
    {"manifest_wrong_family", "missing", "{path} was written for the other kind of browsers.", again},
    {"manifest_writable_by_others", "note",
     "Other users of this computer may change {path}, and so what {browser} starts.",
     "Run `chmod go-w '{path}'`."},
    {"ids_missing", "forbidden", "{path} does not allow Smallprint's extension ({detail}).", again},
    {"ids_wildcard", "forbidden", "{path} uses a wildcard for the extension, which browsers refuse.", again},
    {"ids_foreign", "note", "{path} also allows an extension that is not Smallprint's ({detail}).", again},
    {"program_path_relative", "missing", "{path} does not give the whole path of the program ({program}).",
     again},
    {"program_missing", "missing",
     "{path} leads to {program}, which is not there: Smallprint was moved or removed.", again},
    {"program_not_a_file", "missing", "{path} leads to {program}, which is no program.", again},
    {"program_not_executable", "failing", "{program} may not be run: it is not marked as a program.",
     "Run `chmod +x '{program}'`."},
    {"program_writable_by_others", "note", "Other users of this computer may change {program}.",
     "Run `chmod go-w '{program}'`."},
    {"program_other_copy", "note", "{browser} starts another copy of Smallprint than this one: {program}.",
     "If you want this one, run `smallprint register --browser {name}` with it; else leave it."},
    {"snap_cannot_start_programs", "missing",
     "{browser} is a snap, and snaps of it cannot start programs of this computer.",
     "Use its .deb, .rpm or Flatpak instead, or Firefox or Google Chrome."},
    {"snap_asks_first", "note", "The Firefox snap asks once whether Smallprint may be started.",
     "Allow it. If you once said no, run `flatpak permission-reset snap.firefox` or reset it in the system's "
     "settings."},
    {"flatpak_hides_program", "missing",
     "{browser} is a Flatpak and cannot see {program} from inside its sandbox.",
     "Copy the program to {detail} and run `register --browser {name}` with that copy, or allow the folder "
     "with "
     "`flatpak override --user --filesystem=FOLDER:ro`."},
    {"store_no_directory", "failing", "The history cannot be kept in {path}: it is no directory.",
     "Move what is there away, or set SMALLPRINT_HOME to a directory."},
    {"store_unavailable", "failing", "The history cannot be used: {detail}", "See to that, then try again."},
    {"store_too_new", "failing", "The history was written by a newer Smallprint and is left untouched.",
     "Update Smallprint."},
    {"store_damaged", "failing", "The history does not hold together: {detail}",
     "Run `smallprint history verify` to see where; a copy from a backup, or `smallprint history forget`, "
     "mends it."},
    {"store_not_private", "note", "Other users of this computer may read your history in {path}.",
     "Run `chmod -R go-rwx '{path}'`."},
    {"store_set_aside", "note", "An unreadable history was set aside as {detail} and a new one begun.",
     "Keep it if you can have it repaired; else remove it."},
    {"catalogue_damaged", "failing", "What Smallprint knows beforehand is damaged ({detail}).",
     "Install Smallprint again; if you updated the catalogue, run `smallprint catalogue update --reset`."},
    {"catalogue_expired", "note", "The catalogue that you last fetched is out of date since {detail}.",
     "Run `smallprint catalogue update`."},
    {"viewer_missing", "note", "The history viewer's files are missing.", "Install Smallprint again."},
    {"answer_none", "failing", "{program} starts but gives no answer: {detail}",
     "Run it by hand to see what it says; install Smallprint again if it does not help."},
    {"answer_no_frame", "failing", "{program} answers, but not in the way browsers understand ({detail}).",
     "Something writes to its standard output: register the program itself, not a script around it."},
    {"answer_slow", "note", "{program} took {detail} to answer.", "Is the disk or a virus scanner busy?"},
    {"program_too_old", "too_old", "{program} speaks an older protocol than this Smallprint.",
     "Remove the older copy, then run `smallprint register --browser {name}`."},
    {"program_too_new", "too_new", "{program} speaks a newer protocol than this Smallprint.",
     "Update the extension, or remove one of the two copies."},
    {"program_refuses_extension", "forbidden", "{program} does not accept Smallprint's extension.", again},
});

void fill(std::string& text, std::string_view placeholder, std::string_view words) {
    for (auto at = text.find(placeholder); at != std::string::npos;
         at = text.find(placeholder, at + words.size())) {
        text.replace(at, placeholder.size(), words);
    }
}

std::string filled(std::string_view words, const TroubleSubject& subject) {
    std::string text(words);
    fill(text, "{browser}", subject.browser);
    fill(text, "{name}", subject.name);
    fill(text, "{program}", subject.program);
    fill(text, "{path}", subject.path);
    fill(text, "{detail}", subject.detail);
    return text;
}

}  // namespace

Trouble make_trouble(std::string_view id, TroubleSubject subject) {
    const auto* const words = std::ranges::find(table, id, &Words::id);
    if (words == table.end()) {
        throw Error(ErrorCode::internal, "There are no words for the trouble " + std::string(id) + ".");
    }
    Trouble trouble{std::string(id), std::string(words->state), std::move(subject), {}, {}};
    trouble.cause = filled(words->cause, trouble.subject);
    trouble.cure = filled(words->cure, trouble.subject);
    return trouble;
}

std::span<const std::string_view> trouble_ids() {
    static const auto ids = [] {
        std::vector<std::string_view> all;
        std::ranges::transform(table, std::back_inserter(all), &Words::id);
        return all;
    }();
    return ids;
}

}  // namespace smallprint
