#include "document/html_open_elements.h"

namespace smallprint {

void OpenElements::push(NodeId node, Tag tag) {
    stack_.push_back({node, tag});
    ++counts_[static_cast<std::size_t>(tag)];
}

void OpenElements::pop() {
    --counts_[static_cast<std::size_t>(stack_.back().tag)];
    stack_.pop_back();
}

void OpenElements::pop_to(std::size_t index) {
    while (stack_.size() > index) {
        pop();
    }
}

void OpenElements::take_out(std::size_t index) {
    --counts_[static_cast<std::size_t>(stack_[index].tag)];
    stack_.erase(stack_.begin() + static_cast<std::ptrdiff_t>(index));
}

std::size_t OpenElements::find(Tag tag, TagFlag barriers) const {
    if (count(tag) == 0) {
        return 0;
    }
    for (std::size_t i = stack_.size() - 1; i > 0; --i) {
        if (stack_[i].tag == tag) {
            return i;
        }
        // A button bounds the search for paragraphs only.
        if (has_flag(stack_[i].tag, barriers) && !(barriers == flag_scope && stack_[i].tag == Tag::button_)) {
            return 0;
        }
    }
    return 0;
}

std::size_t OpenElements::innermost_table() const {
    if (count(Tag::table_) == 0) {
        return 0;
    }
    std::size_t i = stack_.size() - 1;
    while (i > 0 && stack_[i].tag != Tag::table_) {
        --i;
    }
    return i;
}

void OpenElements::close_paragraph() {
    if (count(Tag::p_) == 0) {
        return;
    }
    for (std::size_t i = stack_.size() - 1; i > 0; --i) {
        if (stack_[i].tag == Tag::p_) {
            pop_to(i);
            return;
        }
        if (has_flag(stack_[i].tag, flag_scope)) {
            return;
        }
    }
}

void OpenElements::close_item(Tag first, Tag second) {
    if (count(first) + count(second) == 0) {
        return;
    }
    for (std::size_t i = stack_.size() - 1; i > 0; --i) {
        const Tag tag = stack_[i].tag;
        if (tag == first || tag == second) {
            pop_to(i);
            return;
        }
        if (has_flag(tag, flag_special) && tag != Tag::address_ && tag != Tag::div_ && tag != Tag::p_) {
            return;
        }
    }
}

}  // namespace smallprint
