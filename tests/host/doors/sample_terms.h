// Terms of a made-up service, long enough to be taken for terms.
#pragma once

#include <string>

namespace sample {

/// Markdown; `change` ends the sentence "We may change these terms …".
inline std::string terms(const std::string& change) {
    return "# Terms of Service\n\n"
           "Last updated: 1 March 2026\n\n"
           "These Terms of Service are a legally binding agreement between you and Example Limited, and they "
           "govern "
           "your access to and use of our website, applications and services. By creating an account or by "
           "using the "
           "Service you agree to these Terms. If you do not agree, you may not use the Service.\n\n"
           "## 1. Your account\n\n"
           "You must be at least 18 years old to use the Service. You are responsible for everything that "
           "happens "
           "under your account and for keeping your password secret. We may suspend or terminate your "
           "account at any "
           "time if you breach these Terms.\n\n"
           "## 2. Your content\n\n"
           "You keep the rights in what you submit. You grant us a worldwide, royalty-free licence to host, "
           "copy and "
           "display your content in order to provide the Service. If you give us feedback, for example by "
           "rating an "
           "answer, we may use the feedback and the whole conversation to train our models.\n\n"
           "## 3. Payment\n\n"
           "Subscriptions renew automatically until you cancel. Fees are not refundable. You are responsible "
           "for all "
           "taxes.\n\n"
           "## 4. Liability\n\n"
           "The Service is provided as is, without warranties of any kind. To the fullest extent permitted "
           "by law, our "
           "total liability to you is limited to one hundred dollars ($100). You agree to indemnify us "
           "against claims "
           "of third parties.\n\n"
           "## 5. Disputes\n\n"
           "These Terms are governed by the laws of the State of Delaware. You and Example agree that any "
           "dispute will "
           "be resolved by binding arbitration, and you waive your right to take part in a class action.\n\n"
           "## 6. Changes\n\n"
           "We may change these Terms " +
           change +
           ". Your continued use of the Service after a change means that you accept it.\n\n"
           "## 7. Contact\n\n"
           "You can write to us at legal@example.com.\n";
}

}  // namespace sample
