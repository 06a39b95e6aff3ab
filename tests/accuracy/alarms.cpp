// Change alarms over every step from one capture to the next that the corpus has: archived pages (html runs),
// pairs that differ in bytes alone (noise), histories, and the whole history of the collection in bundles/
// (by git, where it is installed): more than 4,000 refetches.
//   build/bin/alarms_accuracy [--list]
// A step says "changed" when the two texts differ and the comparison calls it substantive. It is a false
// alarm where the words are the same, and a miss where words other than numbers differ and the canonical text
// does not. Words are taken from the bytes without the extractor (curated text), or from the curated text of
// the page. Prints both per thousand steps with 95 % intervals; --list names them.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "analysis/changes.h"
#include "corpus.h"
#include "document/extract.h"

namespace {

using smallprint::Document;
using smallprint::InputFormat;

Document read(const std::string& bytes, InputFormat format) {
    smallprint::ExtractOptions options;
    options.format = format;
    return smallprint::extract(bytes, options);
}

/// "&nbsp;", "&amp;" and the mark of the byte order, which nobody sees.
std::size_t entity_length(const std::string& text, std::size_t at) {
    for (const char* entity : {"&nbsp;", "&amp;", "\uFEFF"}) {
        if (text.compare(at, std::strlen(entity), entity) == 0) {
            return std::strlen(entity);
        }
    }
    return 0;
}

/// The words of Markdown as a person reads them: no link targets, no pictures, no tags, no entities.
std::vector<std::string> plain_words(const std::string& markdown) {
    std::string text;
    std::size_t tag = 0;
    for (std::size_t i = 0; i < markdown.size(); ++i) {
        const char c = markdown[i];
        if (c == '!' && i + 1 < markdown.size() && markdown[i + 1] == '[' &&
            (tag = markdown.find("](", i)) != std::string::npos && tag - i < 600) {
            i = std::min(markdown.size(), markdown.find(')', tag));
            text += ' ';
        } else if (const std::size_t entity = entity_length(markdown, i); entity > 0) {
            i += entity - 1;
            text += ' ';
        } else if (c == ']' && i + 1 < markdown.size() && markdown[i + 1] == '(') {
            const std::size_t end = markdown.find(')', i);
            i = end == std::string::npos ? i : end;
            text += ' ';
        } else if (c == '<' && (tag = markdown.find('>', i)) != std::string::npos && tag - i < 300) {
            i = tag;
            text += ' ';
        } else {
            text += c;
        }
    }
    return accuracy::words_but_addresses(text);
}

bool differ_in_more_than_numbers(std::vector<std::string> a, std::vector<std::string> b) {
    const auto drop = [](std::vector<std::string>& words) {
        words.erase(std::remove_if(words.begin(), words.end(),
                                   [](const std::string& word) {
                                       return word.find_first_of("0123456789") != std::string::npos;
                                   }),
                    words.end());
    };
    drop(a);
    drop(b);
    return a != b;
}

struct Tally {
    std::size_t steps = 0;
    std::size_t same = 0;
    std::size_t alarms = 0;
    std::size_t other_text = 0;  // Same words, other canonical text: a version more, no alarm.
    std::size_t real = 0;
    std::size_t missed = 0;
};

class Judge {
public:
    explicit Judge(bool list) : list_(list) {}

    void step(Tally& tally, const std::string& name, const Document& before, const Document& after,
              const std::vector<std::string>& old_words, const std::vector<std::string>& new_words) {
        ++tally.steps;
        const bool other = before.sha256 != after.sha256;
        if (old_words == new_words) {
            ++tally.same;
            tally.other_text += other ? 1U : 0U;
            if (other && smallprint::compare({before, {}}, {after, {}}, catalogue_, {}).summary.substantive) {
                ++tally.alarms;
                say("alarm  ", name);
            }
        } else if (differ_in_more_than_numbers(old_words, new_words)) {
            ++tally.real;
            if (!other) {
                ++tally.missed;
                say("missed ", name);
            }
        }
    }

private:
    void say(const char* what, const std::string& name) const {
        if (list_) {
            std::cout << what << name << '\n';
        }
    }

    smallprint::Catalogue catalogue_ = smallprint::Catalogue::embedded();
    bool list_;
};

void print(const char* name, const Tally& tally) {
    const auto per_thousand = [&tally](std::size_t count) {
        return 1000.0 * static_cast<double>(count) /
               static_cast<double>(std::max<std::size_t>(1, tally.steps));
    };
    const auto [low, high] = accuracy::wilson(tally.alarms, std::max<std::size_t>(1, tally.steps));
    std::cout << name << ": " << tally.steps << " steps, " << tally.same << " with the same words ("
              << tally.other_text << " of them another text), false alarms " << tally.alarms << " = "
              << per_thousand(tally.alarms) << " per thousand [" << 1000 * low << ", " << 1000 * high << "]; "
              << tally.real << " with other words, missed " << tally.missed << '\n';
}

void add(Tally& all, const Tally& part) {
    all.steps += part.steps;
    all.same += part.same;
    all.alarms += part.alarms;
    all.other_text += part.other_text;
    all.real += part.real;
    all.missed += part.missed;
}

Tally pages(Judge& judge, const std::filesystem::path& root) {
    Tally tally;
    const auto index = accuracy::read_jsonl(root / "html" / "index.jsonl");
    std::map<std::string, std::string> expected;
    for (const auto& row : index) {
        expected[row.at("html")] = row.at("expected");
    }
    for (const auto& row : index) {
        if (!row.at("prev").is_null()) {
            const std::string before = row.at("prev");
            const std::string after = row.at("html");
            judge.step(tally, after, read(accuracy::read_file(root / before), InputFormat::html),
                       read(accuracy::read_file(root / after), InputFormat::html),
                       plain_words(accuracy::read_file(root / expected.at(before))),
                       plain_words(accuracy::read_file(root / expected.at(after))));
        }
    }
    return tally;
}

Tally pairs(Judge& judge, const std::filesystem::path& root, const char* folder) {
    Tally tally;
    for (const auto& row : accuracy::read_jsonl(root / folder / "index.jsonl")) {
        const std::string before = accuracy::read_file(root / row.at("from_file").get<std::string>());
        const std::string after = accuracy::read_file(root / row.at("to_file").get<std::string>());
        judge.step(tally, row.at("to_file"), read(before, InputFormat::markdown),
                   read(after, InputFormat::markdown), plain_words(before), plain_words(after));
    }
    return tally;
}

std::string shell_word(const std::string& path) {
    std::string made = "'";
    for (const char c : path) {
        made += c == '\'' ? std::string("'\\''") : std::string(1, c);
    }
    return made + "'";
}

/// What a program prints; nothing if it fails.
std::string output_of(const std::string& command) {
    std::string out;
    std::FILE* pipe = popen(command.c_str(), "r");
    std::string buffer(1U << 16U, '\0');
    for (std::size_t count = 0;
         pipe != nullptr && (count = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
        out.append(buffer, 0, count);
    }
    return pipe != nullptr && pclose(pipe) == 0 ? out : std::string();
}

/// The blobs that `git cat-file --batch` prints, one after the other.
class BlobReader {
public:
    explicit BlobReader(const std::string& command) : pipe_(popen(command.c_str(), "r")) {}
    ~BlobReader() {
        if (pipe_ != nullptr) {
            pclose(pipe_);
        }
    }
    BlobReader(const BlobReader&) = delete;
    BlobReader& operator=(const BlobReader&) = delete;
    BlobReader(BlobReader&&) = delete;
    BlobReader& operator=(BlobReader&&) = delete;

    std::string next() {
        std::string head;
        for (int c = 0; pipe_ != nullptr && (c = std::fgetc(pipe_)) != EOF && c != '\n';) {
            head.push_back(static_cast<char>(c));
        }
        const std::size_t space = head.rfind(' ');
        std::string bytes(space == std::string::npos ? 0 : std::strtoul(head.c_str() + space, nullptr, 10),
                          '\0');
        if (pipe_ != nullptr) {
            bytes.resize(std::fread(bytes.data(), 1, bytes.size(), pipe_));
            (void)std::fgetc(pipe_);
        }
        return bytes;
    }

private:
    std::FILE* pipe_;
};

Tally bundle(Judge& judge, const std::filesystem::path& file) {
    Tally tally;
    std::string place = (std::filesystem::temp_directory_path() / "smallprint-alarms-XXXXXX").string();
    if (mkdtemp(place.data()) == nullptr) {
        return tally;
    }
    const std::string git = "git -C " + shell_word(place) + " ";
    if (std::system(
            ("git clone -q --bare " + shell_word(file.string()) + " " + shell_word(place) + " 2>/dev/null")
                .c_str()) == 0) {
        std::istringstream log(output_of(
            git +
            "-c core.quotepath=off log --reverse --raw --no-abbrev --no-renames --format= --diff-filter=M"));
        std::vector<std::string> paths;
        const std::string list = place + "/blobs";
        std::ofstream blobs(list);
        for (std::string line; std::getline(log, line);) {
            std::istringstream fields(line);
            std::string mode;
            std::string old_blob;
            std::string new_blob;
            std::string kind;
            std::string path;
            fields >> mode >> mode >> old_blob >> new_blob >> kind;
            std::getline(fields, path);
            if (path.ends_with(".md") && path.find('/') != std::string::npos) {
                paths.push_back(path.substr(1) + " " + new_blob.substr(0, 10));
                blobs << old_blob << '\n' << new_blob << '\n';
            }
        }
        blobs.close();
        BlobReader reader(git + "cat-file --batch < " + shell_word(list));
        for (const std::string& path : paths) {
            const std::string before = reader.next();
            const std::string after = reader.next();
            judge.step(tally, path, read(before, InputFormat::markdown), read(after, InputFormat::markdown),
                       plain_words(before), plain_words(after));
        }
    }
    std::filesystem::remove_all(place);
    return tally;
}

}  // namespace

int main(int argc, char** argv) {
    Judge judge(argc > 1 && std::string_view(argv[1]) == "--list");
    const auto root = accuracy::corpus();
    Tally all;
    const auto take = [&all](const char* name, const Tally& tally) {
        print(name, tally);
        add(all, tally);
    };
    take("archived pages", pages(judge, root));
    take("noise", pairs(judge, root, "noise"));
    take("histories", pairs(judge, root, "histories"));
    take("a whole collection", bundle(judge, root / "bundles" / "pga-versions.bundle"));
    print("all", all);
    return all.alarms == 0 && all.missed == 0 ? 0 : 1;
}
