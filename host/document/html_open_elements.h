// The stack of open elements of tree construction (HTML standard, section 13.2.4.2). It counts the open
// elements of each kind, so that an end tag of something that is not open costs nothing.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "document/html_tree.h"

namespace smallprint {

struct OpenElement {
    NodeId node = 0;
    Tag tag = Tag::unknown;
};

class OpenElements {
public:
    [[nodiscard]] std::uint32_t count(Tag tag) const { return counts_[static_cast<std::size_t>(tag)]; }
    [[nodiscard]] Tag current() const { return stack_.back().tag; }
    [[nodiscard]] std::size_t size() const { return stack_.size(); }
    [[nodiscard]] const OpenElement& operator[](std::size_t index) const { return stack_[index]; }
    [[nodiscard]] const OpenElement& back() const { return stack_.back(); }
    [[nodiscard]] auto begin() const { return stack_.begin(); }
    [[nodiscard]] auto end() const { return stack_.end(); }

    void push(NodeId node, Tag tag);
    void pop();
    /// Pops until `index` elements are left.
    void pop_to(std::size_t index);
    /// Takes an element off the stack and leaves those inside it open.
    void take_out(std::size_t index);

    /// Index of the innermost open `tag` that no element with one of the `barriers` hides; 0 if there is
    /// none.
    [[nodiscard]] std::size_t find(Tag tag, TagFlag barriers) const;
    /// Index of the innermost open table; 0 if there is none.
    [[nodiscard]] std::size_t innermost_table() const;
    /// Ends the paragraph that is open in the current scope.
    void close_paragraph();
    /// An open `first` or `second` (li; dd and dt) ends where the next begins, unless another block lies
    /// between.
    void close_item(Tag first, Tag second);

private:
    std::vector<OpenElement> stack_;
    std::array<std::uint32_t, 256> counts_{};
};

}  // namespace smallprint
