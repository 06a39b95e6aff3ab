// smallprint-train: makes the clause model from a corpus of labelled sentences.
//   smallprint-train --corpus DIR --out shared/catalogue/model
// The same corpus gives the same file. shared/catalogue/model/README.md says what is learnt from, and how
// right it is.
#include <CLI/CLI.hpp>
#include <array>
#include <cstdio>
#include <fstream>
#include <stdexcept>

#include "train/clause_types.h"
#include "train/unfair_tos.h"
#include "train/write_model.h"

namespace {

void save(const std::filesystem::path& file, const std::string& bytes) {
    const auto fresh = file.string() + ".new";
    {
        std::ofstream stream(fresh, std::ios::binary);
        stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        if (!stream.flush()) {
            throw std::runtime_error("Cannot write " + fresh);
        }
    }
    std::filesystem::rename(fresh, file);
}

void train(const std::filesystem::path& corpus, const std::filesystem::path& out) {
    using namespace smallprint::train;  // NOLINT(google-build-using-namespace): this function is about it.
    const Vocabulary vocabulary = make_vocabulary(corpus, {});
    std::printf("vocabulary: %zu words\n", vocabulary.size());

    const UnfairSamples samples = read_unfair_samples(corpus, out / "judged.tsv", {"train", "val"});
    const UnfairOptions options;
    const FoldScores folds = score_by_folds(samples, vocabulary, options);
    const TrainedHead unfair = train_unfair(samples, vocabulary, folds, options);
    std::printf("unfair_tos: %zu labelled, %zu judged and %zu unlabelled sentences, %zu features\n",
                samples.labelled.size(), samples.judged.size(), samples.unlabelled.size(),
                unfair.features.size());

    const TypeOptions type_options;
    const TypeSamples types = read_type_samples(corpus, type_options);
    const auto fold = deal_folds(types.samples, type_options.folds);
    const auto scores = score_types(types, vocabulary, fold, type_options);
    const auto tuned = tune_types(types, scores, std::vector<char>(types.samples.size(), 1), type_options);
    const TrainedHead clause_types = train_types(types, vocabulary, tuned, type_options);
    std::printf("clause types: %zu types, %zu sentences, %zu features\n", types.types.size(),
                types.samples.size(), clause_types.features.size());

    const std::array heads{unfair, clause_types};
    const std::string bytes = write_model(vocabulary, heads);
    std::filesystem::create_directories(out);
    save(out / "clauses.model", bytes);
    std::printf("%s: %zu bytes\n", (out / "clauses.model").c_str(), bytes.size());
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("Makes Smallprint's clause model from a corpus of labelled sentences");
    std::string corpus = "../shared/corpus";
    std::string out;
    app.add_option("--corpus", corpus, "The corpus")->envname("SMALLPRINT_CORPUS")->type_name("DIR");
    app.add_option("--out", out, "Where clauses.model goes")->required()->type_name("DIR");
    CLI11_PARSE(app, argc, argv);
    try {
        train(corpus, out);
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "smallprint-train: %s\n", error.what());
        return 1;
    }
}
