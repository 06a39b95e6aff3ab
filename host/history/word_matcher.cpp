#include "history/word_matcher.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>

#include "base/error.h"
#include "history/search_index.h"

namespace smallprint::history {

namespace {

Error no_full_text() {
    return {ErrorCode::store_unavailable, "This SQLite was built without full-text search."};
}

// SQLite hands its full-text functions out through a pointer bound to a statement.
fts5_api* full_text_of(sqlite3* database) {
    fts5_api* api = nullptr;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", nullptr);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return api;
}

// "unicode61 remove_diacritics 2" as the name and its arguments.
std::vector<std::string> tokenizer_words() {
    std::vector<std::string> words(1);
    for (const char* c = search_tokenizer; *c != '\0'; ++c) {
        if (*c == ' ') {
            words.emplace_back();
        } else {
            words.back().push_back(*c);
        }
    }
    return words;
}

struct Found {
    std::vector<IndexedWord>* words = nullptr;
    std::size_t count = 0;
};

int take_word(void* context, int /*flags*/, const char* word, int size, int begin, int end) noexcept {
    auto& found = *static_cast<Found*>(context);
    try {
        if (found.count == found.words->size()) {
            found.words->emplace_back();
        }
        IndexedWord& place = (*found.words)[found.count++];
        place.word.assign(word, static_cast<std::size_t>(size));
        place.begin = static_cast<std::size_t>(begin);
        place.end = static_cast<std::size_t>(end);
    } catch (...) {
        return SQLITE_NOMEM;  // No exception may cross SQLite.
    }
    return SQLITE_OK;
}

}  // namespace

struct WordMatcher::Tokenizer {
    fts5_tokenizer functions{};
    Fts5Tokenizer* made = nullptr;

    explicit Tokenizer(sqlite3* database) {
        fts5_api* api = full_text_of(database);
        const std::vector<std::string> words = tokenizer_words();
        std::vector<const char*> arguments;
        for (std::size_t i = 1; i < words.size(); ++i) {
            arguments.push_back(words[i].c_str());
        }
        void* context = nullptr;
        if (api == nullptr ||
            api->xFindTokenizer(api, words.front().c_str(), &context, &functions) != SQLITE_OK ||
            functions.xCreate(context, arguments.data(), static_cast<int>(arguments.size()), &made) !=
                SQLITE_OK) {
            throw no_full_text();
        }
    }
    ~Tokenizer() { functions.xDelete(made); }
    Tokenizer(const Tokenizer&) = delete;
    Tokenizer& operator=(const Tokenizer&) = delete;

    /// How many words there are now in `words`, which only grows.
    std::size_t split(std::string_view text, std::vector<IndexedWord>& words) const {
        Found found{&words};
        if (functions.xTokenize(made, &found, FTS5_TOKENIZE_DOCUMENT, text.data(),
                                static_cast<int>(text.size()), &take_word) != SQLITE_OK) {
            throw Error(ErrorCode::store_unavailable, "A text of the history could not be split into words.");
        }
        return found.count;
    }
};

WordMatcher::WordMatcher(Connection& connection, std::span<const SearchTerm> terms)
    : tokenizer_(std::make_unique<Tokenizer>(connection.database().getHandle())) {
    for (const SearchTerm& term : terms) {
        split(term.text);
        Phrase& phrase = phrases_.emplace_back();
        phrase.without = term.without;
        phrase.prefix = term.prefix;
        for (std::size_t i = 0; i < count_; ++i) {
            phrase.words.push_back(words_[i].word);
        }
    }
}

WordMatcher::~WordMatcher() = default;

void WordMatcher::split(std::string_view text) {
    count_ = tokenizer_->split(text, words_);
}

bool WordMatcher::stands_at(const Phrase& phrase, std::size_t at) const {
    const std::size_t last = phrase.words.size() - 1;
    for (std::size_t i = 0; i < last; ++i) {
        if (words_[at + i].word != phrase.words[i]) {
            return false;
        }
    }
    const std::string& word = words_[at + last].word;
    return phrase.prefix ? word.starts_with(phrase.words[last]) : word == phrase.words[last];
}

bool WordMatcher::stands_in_text(const Phrase& phrase) const {
    if (phrase.words.empty()) {
        return false;
    }
    for (std::size_t at = 0; at + phrase.words.size() <= count_; ++at) {
        if (stands_at(phrase, at)) {
            return true;
        }
    }
    return false;
}

bool WordMatcher::matches(std::string_view text) {
    split(text);
    return std::ranges::all_of(
        phrases_, [this](const Phrase& phrase) { return stands_in_text(phrase) != phrase.without; });
}

std::vector<std::pair<std::size_t, std::size_t>> WordMatcher::marks(std::string_view text) {
    split(text);
    std::vector<std::pair<std::size_t, std::size_t>> places;
    for (const Phrase& phrase : phrases_) {
        if (phrase.without || phrase.words.empty()) {
            continue;
        }
        for (std::size_t at = 0; at + phrase.words.size() <= count_; ++at) {
            if (stands_at(phrase, at)) {
                places.emplace_back(words_[at].begin, words_[at + phrase.words.size() - 1].end);
            }
        }
    }
    std::ranges::sort(places);
    std::vector<std::pair<std::size_t, std::size_t>> merged;
    for (const auto& place : places) {
        if (!merged.empty() && place.first < merged.back().second) {
            merged.back().second = std::max(merged.back().second, place.second);
        } else {
            merged.push_back(place);
        }
    }
    return merged;
}

}  // namespace smallprint::history
