#include "service/build_platforms.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>
#include <thread>

#include "base/error.h"
#include "catalogue/fingerprint.h"
#include "document/extract.h"
#include "service/platform_groups.h"

namespace smallprint {
namespace {

constexpr std::size_t most_siblings = 6;
constexpr std::size_t longest_fact = 60;
constexpr std::size_t longest_address = 300;
constexpr std::size_t most_items = 12;
/// What a model only supposes is not said of others.
constexpr double least_model_confidence = 0.8;

/// A document that was read, before it is judged beside its siblings.
struct ReadDocument {
    const CollectedDocument* listed = nullptr;
    bool current = false;
    Document document;
    std::vector<std::vector<Evidence>> evidence;
};

struct GroupResult {
    std::vector<PlatformSource::Document> documents;
    std::vector<std::vector<std::string>>
        ways;  ///< Beside the clauses of each document: what tells ways apart.
    std::vector<std::string> left_out;
};

bool is_short(const FactValue& value, bool address) {
    const std::size_t most = address ? longest_address : longest_fact;
    if (const auto* text = std::get_if<std::string>(&value)) {
        return text->size() <= most;
    }
    if (const auto* list = std::get_if<std::vector<std::string>>(&value)) {
        return list->size() <= most_items &&
               std::all_of(list->begin(), list->end(),
                           [most](const std::string& item) { return item.size() <= most; });
    }
    return true;
}

/// Facts that word and weigh a finding; postal addresses and dates of documents do neither.
Facts kept_facts(const Facts& facts) {
    Facts kept;
    for (const auto& [name, value] : facts) {
        if (name != "address" && name != "amounts" && is_short(value, name == "opt_out_url")) {
            kept.emplace(name, value);
        }
    }
    return kept;
}

PlatformSource::Clause clause_of(const Finding& finding) {
    PlatformSource::Clause clause;
    clause.type = finding.type;
    clause.severity = finding.severity;
    clause.stance = finding.stance;
    clause.facts = kept_facts(finding.facts);
    Words words;
    split_words(finding.quote.exact, words);
    clause.words = static_cast<std::uint32_t>(words.size());
    if (words.size() > 0) {
        clause.negations = count_negations(words, 0, words.size() - 1);
        clause.exact = static_cast<std::uint32_t>(exact_hash(words, 0, words.size()));
    }
    for (const std::uint64_t hash : fingerprint_of(words)) {
        clause.hashes.push_back(static_cast<std::uint32_t>(hash));
    }
    std::sort(clause.hashes.begin(), clause.hashes.end());
    clause.hashes.erase(std::unique(clause.hashes.begin(), clause.hashes.end()), clause.hashes.end());
    return clause;
}

std::string read_bytes(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        throw Error(ErrorCode::unreadable_input, "it cannot be opened");
    }
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

class GroupReader {
public:
    GroupReader(const Services& services, const PlatformGroup& group) : services_(services), group_(group) {}

    GroupResult run() {
        for (std::size_t i = 0; i < group_.documents.size(); ++i) {
            try {
                read(group_.documents[i], group_.current[i]);
            } catch (const Error& error) {
                result_.left_out.push_back(group_.documents[i].file.string() + ": " + error.what());
            }
        }
        for (const ReadDocument& document : documents_) {
            judge(document);
        }
        return std::move(result_);
    }

private:
    void read(const CollectedDocument& listed, bool current) {
        const bool markdown = listed.file.extension() == ".md";
        ReadDocument read;
        read.listed = &listed;
        read.current = current;
        read.document = extract(read_bytes(listed.file),
                                {markdown ? InputFormat::markdown : InputFormat::automatic, listed.url, {}});
        if (read.document.clauses.empty()) {
            throw Error(ErrorCode::unreadable_input, "it has no text");
        }
        for (const Clause& clause : read.document.clauses) {
            read.evidence.push_back(services_.reader().read_clause(read.document, clause));
        }
        documents_.push_back(std::move(read));
    }

    [[nodiscard]] std::vector<Evidence> siblings_of(const ReadDocument& document) const {
        std::vector<Evidence> siblings;
        std::size_t used = 0;
        for (const ReadDocument& other : documents_) {
            if (&other == &document || other.current != document.current || used == most_siblings) {
                continue;
            }
            ++used;
            for (const auto& clause : other.evidence) {
                siblings.insert(siblings.end(), clause.begin(), clause.end());
            }
        }
        return siblings;
    }

    void judge(const ReadDocument& read) {
        const std::vector<Evidence> siblings = siblings_of(read);
        // Without a name, so that what is said of two services is equal where only the name differs.
        const AssessContext context{{}, read.listed->terms_type, read.listed->url};
        PlatformSource::Document made;
        made.terms_type = read.listed->terms_type;
        made.url = read.listed->url;
        made.date = read.listed->date;
        made.sha256 = read.document.sha256;
        made.current = read.current;
        std::vector<std::string> ways;
        for (const Finding& finding :
             assess(read.document, read.evidence, siblings, services_.catalogue(), context)) {
            if (finding.match != MatchKind::model || finding.confidence >= least_model_confidence) {
                made.clauses.push_back(clause_of(finding));
                ways.push_back(finding.headline);
            }
        }
        result_.documents.push_back(std::move(made));
        result_.ways.push_back(std::move(ways));
    }

    const Services& services_;
    const PlatformGroup& group_;
    std::vector<ReadDocument> documents_;
    GroupResult result_;
};

/// Every group once, on several threads; results lie where their group lies.
std::vector<GroupResult> read_groups(const Services& services, const std::vector<PlatformGroup>& groups,
                                     std::size_t threads) {
    std::vector<GroupResult> results(groups.size());
    std::atomic<std::size_t> next{0};
    std::mutex mutex;
    std::exception_ptr failure;
    const auto work = [&] {
        try {
            for (std::size_t i = next++; i < groups.size(); i = next++) {
                results[i] = GroupReader(services, groups[i]).run();
            }
        } catch (...) {
            const std::lock_guard lock(mutex);
            failure = std::current_exception();
            next = groups.size();
        }
    };
    std::vector<std::thread> workers;
    for (std::size_t i = 1; i < threads; ++i) {
        workers.emplace_back(work);
    }
    work();
    for (std::thread& worker : workers) {
        worker.join();
    }
    if (failure) {
        std::rethrow_exception(failure);
    }
    return results;
}

/// Numbers the ways of each type in the order of their words, so that threads and disks change nothing.
void number_ways(std::vector<GroupResult>& results) {
    std::map<std::pair<std::string, std::string>, std::uint32_t> ways;
    const auto each = [&results](const auto& act) {
        for (GroupResult& result : results) {
            for (std::size_t i = 0; i < result.documents.size(); ++i) {
                for (std::size_t j = 0; j < result.documents[i].clauses.size(); ++j) {
                    act(result.documents[i].clauses[j], result.ways[i][j]);
                }
            }
        }
    };
    each([&ways](const PlatformSource::Clause& clause, const std::string& way) {
        ways[{clause.type, way}] = 0;
    });
    std::string type;
    std::uint32_t number = 0;
    for (auto& [key, index] : ways) {
        number = key.first == type ? number + 1 : 0;
        type = key.first;
        index = number;
    }
    each([&ways](PlatformSource::Clause& clause, const std::string& way) {
        clause.way = ways[{clause.type, way}];
    });
}

}  // namespace

PlatformsResult build_platforms(const Services& services, const PlatformsRequest& request) {
    std::vector<PlatformGroup> groups = group_platforms(list_collection(request.folder),
                                                        services.catalogue().services(), request.not_current);
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    const std::size_t threads = std::min(request.threads == 0 ? cores : request.threads, groups.size());
    std::vector<GroupResult> results = read_groups(services, groups, threads);
    number_ways(results);

    PlatformsResult made;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        made.left_out.insert(made.left_out.end(), results[i].left_out.begin(), results[i].left_out.end());
        if (results[i].documents.empty()) {
            continue;
        }
        groups[i].service.documents = std::move(results[i].documents);
        made.documents += groups[i].service.documents.size();
        for (const PlatformSource::Document& document : groups[i].service.documents) {
            made.clauses += document.clauses.size();
        }
        made.source.services.push_back(std::move(groups[i].service));
    }
    return made;
}

}  // namespace smallprint
