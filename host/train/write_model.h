// Puts vocabulary and heads into the bytes of a model's file (host/analysis/model/model_file.h).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "train/linear.h"
#include "train/vocabulary.h"

namespace smallprint::train {

/// Bytes that are aligned as a mapped file is.
class ModelBytes {
public:
    explicit ModelBytes(const std::string& bytes);
    [[nodiscard]] std::string_view view() const noexcept;

private:
    struct alignas(model::section_alignment) Block {
        char bytes[model::section_alignment];  // NOLINT(*-avoid-c-arrays): storage.
    };
    std::vector<Block> blocks_;
    std::size_t size_ = 0;
};

[[nodiscard]] std::string write_model(const Vocabulary& vocabulary, std::span<const TrainedHead> heads);

}  // namespace smallprint::train
