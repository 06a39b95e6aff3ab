// What the terms of a service say that bears on feedback: from the user's own history, from the catalogue,
// and from the small print beside a control. Each gives the same shape, for judge_feedback.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "service/feedback_level.h"
#include "service/services.h"

namespace smallprint {

struct ServiceRef {
    std::string key;   ///< The name of the service in the history.
    std::string name;  ///< What to call it on the screen.
};

struct StoredTerms {
    std::string service_name;  ///< For people.
    std::vector<ReadTerms> terms;
    bool incomplete = false;  ///< Some documents could not be read in time.
    bool failed = false;      ///< The history could not be asked.
};

/// The stored documents of a service in their latest versions, terms first, twelve at most. Evidence comes
/// from memory, then from the cache, then from reading until `deadline`. Throws nothing of the store.
[[nodiscard]] StoredTerms stored_terms(Session& session, const std::string& service,
                                       const FeedbackWords& words,
                                       std::chrono::steady_clock::time_point deadline);

/// What the catalogue knows of a service.
[[nodiscard]] std::vector<ReadTerms> catalogue_terms(const Services& services, const std::string& service,
                                                     const std::string& service_name);

/// The small print read as a clause about feedback; nothing where it says nothing. At most 2,000 characters.
[[nodiscard]] std::optional<ReadTerms> small_print_terms(const Services& services,
                                                         std::string_view small_print, std::string_view url,
                                                         const std::string& service_name);

/// Whether a host is one for firms or developers ("console.example.com").
[[nodiscard]] bool is_business_host(std::string_view host, const FeedbackWords& words);

struct PageLink {
    std::string url;
    std::string text;
};

/// Terms that have not been read.
struct TermsLink {
    std::string url;
    std::string text;
    std::string terms_type;  ///< A guess; empty for none.
};

/// Links of a page that lead to terms which are not among `read`, most telling first.
[[nodiscard]] std::vector<TermsLink> unread_links(std::span<const PageLink> links, std::string_view page_url,
                                                  std::span<const FeedbackDocument> read,
                                                  const FeedbackWords& words);

}  // namespace smallprint
