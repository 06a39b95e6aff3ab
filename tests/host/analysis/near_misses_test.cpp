// Pages about terms that are none: news, help, lists of links, generators, law firms, statutes, job adverts.
#include <doctest/doctest.h>

#include <string>

#include "analysis/terms_page.h"
#include "document/extract.h"

namespace smallprint {

namespace {

struct Page {
    const char* url;
    const char* html;
};

const Page near_misses[] = {
    {"https://news.example/2026/05/parcel-app-changes-terms",
     "<h1>Parcel app quietly rewrites its terms, and users are angry</h1><p>By Ida Holm, technology "
     "correspondent. The delivery app Northwind changed its terms of service on Tuesday without telling "
     "anyone, according to two people who compared the old text with the new.</p><p>The new wording says "
     "that "
     "the company may use what customers write to train its models. A spokesperson said the change had been "
     "misunderstood. \"We have no plans to read private messages,\" she told this newspaper.</p><p>Lawyers "
     "we "
     "asked were less sure. The terms now allow far more than the company says it does, one of them said, "
     "and "
     "nobody should have to read forty pages to find that out. Thousands of people have since closed their "
     "accounts, and a petition has gathered nine thousand names.</p>"},
    {"https://help.app.example/hc/articles/1234-privacy-settings",
     "<h1>How do I change my privacy settings?</h1><p>You can choose who sees your profile and what is done "
     "with your data in the app. Open the app and tap your picture, then tap Settings and "
     "Privacy.</p><ol><li>"
     "Select Who can see my profile and choose Friends.</li><li>Turn off Personalised adverts.</li><li>Tap "
     "Download my data to get a copy by email.</li></ol><p>If you cannot find the option, update the app to "
     "the latest version and try again. On the web, click the menu in the top right corner and select "
     "Privacy. "
     "Changes take effect at once on all your devices. To delete your account, follow the steps in the "
     "article "
     "on closing your account.</p>"},
    {"https://app.example/legal",
     "<h1>Legal</h1><p>Here you find all our legal documents in one place. Pick the one you are looking "
     "for.</p><ul><li><a href=/t>Terms of Service</a><p>The rules for using our apps.</p></li><li><a "
     "href=/p>Privacy Policy</a><p>How we handle personal data.</p></li><li><a href=/c>Cookie "
     "Policy</a><p>What "
     "we store in your browser.</p></li><li><a href=/d>Data Processing Agreement</a><p>For business "
     "customers.</p></li><li><a href=/a>Acceptable Use Policy</a><p>What is not allowed.</p></li><li><a "
     "href=/s>List of subprocessors</a><p>Companies that work for us.</p></li></ul><p>Older versions are in "
     "the "
     "archive. For questions write to the legal team.</p>"},
    {"https://blog.app.example/updated-terms",
     "<h1>We've updated our terms: here's what's new</h1><p>Hi everyone! Today we are publishing a new "
     "version "
     "of our terms of service and privacy policy. We know that nobody loves reading these, so here is a "
     "short "
     "summary of what changed and why we did it.</p><p>First, we rewrote the whole thing in simpler "
     "language. "
     "Second, we added a section on our new AI features, because many of you asked how they work. Third, we "
     "now explain our refund rules in one place.</p><p>The new documents apply from 1 July. You don't need "
     "to "
     "do anything. If you have questions, leave a comment below or come to our next community call. Thanks "
     "for "
     "being with us on this journey, and stay tuned for more news this summer!</p>"},
    {"https://generator.example/privacy-policy-generator",
     "<h1>Free Privacy Policy Generator</h1><p>Create a professional privacy policy for your website, app or "
     "online shop in minutes. Answer a few simple questions, and our generator does the rest. No lawyer "
     "needed!</p><h2>Why do I need a privacy policy?</h2><p>Many laws around the world require websites that "
     "collect personal data to have one. App stores and advertising networks ask for it too.</p><h2>How it "
     "works</h2><p>Choose your platform, enter the name of your business and select which tools you use. "
     "Then "
     "click Generate and download the policy as HTML, PDF or text. More than 200,000 businesses trust our "
     "templates. Try it free today, or upgrade to Pro for cookie banners and automatic updates.</p>"},
    {"https://lawyers.example/insights/arbitration-clauses",
     "<h1>Are arbitration clauses in consumer terms enforceable?</h1><p>Businesses often include arbitration "
     "clauses and class action waivers in their terms of use. Courts have taken different views of whether "
     "consumers are bound by them. In this article our partners look at three recent decisions and what they "
     "mean for companies that sell online.</p><p>In the first case, the court held that a link at the foot "
     "of "
     "the page did not give reasonable notice. In the second, a check box was enough. Companies should "
     "review "
     "how users accept their terms, keep records of it, and consider an opt-out period.</p><p>Our consumer "
     "team advises retailers on drafting and disputes. Contact one of the authors to discuss how these "
     "rulings "
     "affect your business. This article is for information and is not legal advice.</p>"},
    {"https://statutes.example/data-protection/article-17",
     "<h1>Article 17: Right to erasure</h1><p>1. The data subject shall have the right to obtain from the "
     "controller the erasure of personal data concerning him or her without undue delay where one of the "
     "following grounds applies: the data are no longer necessary for the purposes for which they were "
     "collected; the data subject withdraws consent; the data have been unlawfully processed.</p><p>2. Where "
     "the controller has made the data public and is obliged to erase them, the controller shall take "
     "reasonable steps to inform other controllers.</p><p>3. Paragraphs 1 and 2 shall not apply where "
     "processing is necessary for exercising the right of freedom of expression, for compliance with a legal "
     "obligation under Union or Member State law, or for reasons of public interest in the area of public "
     "health.</p><p>Recitals: 65, 66. Entered into force in all Member States.</p>"},
    {"https://jobs.example/privacy-engineer",
     "<h1>Senior Privacy Engineer (m/f/x)</h1><p>We are looking for an engineer who cares about data "
     "protection as much as we do. You will work with product, legal and security to build privacy into "
     "everything that we ship.</p><h2>What you will do</h2><ul><li>Review new features before launch</li><li>"
     "Build tools that find and delete personal data</li><li>Answer requests for access</li></ul><h2>What "
     "you "
     "bring</h2><ul><li>Five years of experience with distributed systems</li><li>Knowledge of privacy laws"
     "</li><li>Fluent English</li></ul><p>We offer a competitive salary, thirty days of holiday and a budget "
     "for learning. Apply with your CV by the end of the month. We look forward to hearing from you!</p>"},
    {"https://encyclopedia.example/wiki/Terms_of_service",
     "<h1>Terms of service</h1><p>Terms of service are the legal agreements between a provider and a person "
     "who wants to use its service. The person must agree to abide by them in order to use it. They can also "
     "be a mere disclaimer, especially regarding the use of websites.</p><h2>Usage</h2><p>A terms of service "
     "agreement typically contains sections on definitions, user rights and responsibilities, proper use, "
     "accountability, payment, privacy, and limitation of liability. Few users read them: a study of 2016 "
     "found "
     "that 98 % of students missed a clause that gave away their first-born "
     "child.</p><h2>History</h2><p>Early "
     "online services printed theirs on paper. Researchers have since collected and rated thousands of "
     "them.</p>"},
    {"https://forum.example/t/is-this-clause-normal/812",
     "<h1>Is this clause in my hosting contract normal?</h1><p>Hi all, I signed up with a new host last week "
     "and only now read their terms. It says they may suspend my site at any time without notice and that I "
     "have to pay for the rest of the year anyway. Is that even legal?</p><p>I think mine says the same, but "
     "they never used it. My brother had his account closed once and got his money back after he wrote to "
     "them.</p><p>They all have that. I would ask them to strike it out; my last host did. If they don't "
     "want "
     "to, I'd move somewhere else, there are plenty of good ones. Just my two cents, I'm not a lawyer.</p>"},
    {"https://shop.example/books/reading-the-small-print",
     "<h1>Reading the Small Print: A Consumer's Guide to Contracts</h1><p>Paperback, 320 pages. In stock, "
     "dispatched within two days. 24.90 including VAT, free delivery from 30.</p><p>Every day we agree to "
     "terms "
     "that we have never read. In this witty and practical book the author shows what hides in the contracts "
     "for phones, flats and gyms, and how to get out of them. With checklists, sample letters and a glossary "
     "from arbitration to warranty.</p><p>Customers say: I couldn't put it down. I saved two hundred in a "
     "week. Add to basket. Customers who bought this also bought The Privacy Paradox and Money Made "
     "Simple.</p>"},
    {"https://docs.sdk.example/guides/consent",
     "<h1>Add a consent dialog</h1><p>This guide shows how to ask users for consent before the SDK collects "
     "data. Install the package, then import the module and call the function with your options.</p><pre>npm "
     "install consent-kit</pre><p>Set the parameter privacyPolicyUrl to the address of your own policy. The "
     "callback returns true if the user agreed. To test the dialog, run the example app in the repository "
     "and "
     "click Reset.</p><p>By default the SDK does not send anything until consent is given. You can configure "
     "the storage, the language and the colours. If the dialog does not show, check that the script is "
     "loaded "
     "before your own code, and see the list of known issues.</p>"},
    {"https://university.example/courses/law-314",
     "<h1>LAW 314: Privacy and Data Protection</h1><p>This course introduces students to the law of personal "
     "data. We read statutes, court decisions and the privacy policies of well-known companies, and ask what "
     "consent means online.</p><h2>Learning outcomes</h2><p>Students can explain the duties of controllers "
     "and "
     "processors, assess a transfer to a third country, and draft a simple "
     "policy.</p><h2>Assessment</h2><p>One "
     "essay of 3,000 words (60 %) and an oral exam (40 %). Attendance at the seminars is expected. Reading "
     "list: see the library's page. Prerequisites: LAW 101. Teacher: Professor Lindqvist. Term: autumn, "
     "Wednesdays 10 to 12, room B 204.</p>"},
    {"https://compare.example/vpn-review",
     "<h1>Northwind VPN review: fast, but read the privacy policy</h1><p>We tested Northwind VPN for three "
     "weeks "
     "on five devices. It is quick, easy to install and cheap if you pay for two years at once. Its privacy "
     "policy, however, gave us pause.</p><p>The company says that it keeps no logs, but further down it "
     "admits "
     "to storing connection times for thirty days. Rivals do better here. Support answered our questions "
     "within an hour, though they did not know where the servers are.</p><p>Pros: speed, price, apps. Cons: "
     "logging, no audit. Our rating: 3.5 of 5. If privacy is what you want, we recommend one of the "
     "alternatives in our list of the best VPNs of the year.</p>"},
    {"https://standards.example/cookies-explained",
     "<h1>What are cookies?</h1><p>A cookie is a small text file that a website asks your browser to keep. "
     "When "
     "you come back, the browser sends it along, so that the site knows you again. Without cookies, shops "
     "could not remember a basket.</p><p>There are session cookies, which go when you close the browser, and "
     "persistent ones. Third-party cookies come from somebody else, often an advertising network, and let "
     "that "
     "company follow people from site to site.</p><p>Most browsers let people delete cookies or block them. "
     "In "
     "Firefox, open Settings and select Privacy; in Chrome, click the three dots. Blocking all cookies can "
     "break websites. Researchers expect that third-party cookies will disappear over time.</p>"},
    {"https://press.example/releases/transparency-report",
     "<h1>Transparency report: first half of the year</h1><p>Today we publish our ninth transparency report. "
     "Between January and June we received 1,284 requests for user data from authorities in 31 countries, 12 "
     "% "
     "more than in the half year before. We gave out data in 41 % of cases.</p><p>We removed 3.2 million "
     "posts, "
     "most of them spam. 18,400 people appealed, and 2,900 posts were restored. The median time to answer "
     "was "
     "nine hours.</p><p>\"Openness is how trust is built,\" said our chief legal officer. The full tables "
     "are "
     "available as a spreadsheet. Press contact: Maria Stein, telephone and email below. Photos may be used "
     "with credit.</p>"},
    {"https://company.example/policies",
     "<h1>Policies</h1><p>The policies of our company, for customers, suppliers and staff. All of them are "
     "PDF "
     "files and open in a new window. Write to the office if you need a printed copy or another "
     "language.</p><h3>Terms and conditions</h3><p>For orders in our shop and by telephone.</p><h3>Privacy "
     "notice</h3><p>What we keep about customers and why.</p><h3>Cookie policy</h3><p>For this "
     "website.</p><h3>"
     "Complaints</h3><p>How to complain, and how long it takes us to answer.</p><h3>Modern slavery "
     "statement</h3><p>What we do about forced labour in our supply chain.</p>"},
    {"https://maker.example/templates/terms",
     "<h1>Terms and Conditions Template</h1><p>Download our free terms and conditions template for small "
     "businesses. It covers payment, delivery, liability, privacy and disputes, and was written by lawyers "
     "in "
     "plain English.</p><p>Replace the words in brackets with your own details: [company name], [address], "
     "[website]. Then publish the text on your website and link to it in the footer. You should ask a lawyer "
     "to check the result before you use it.</p><p>Available as a Word file, PDF and plain text. Other "
     "templates that you may like: privacy policy template, cookie policy template, refund policy "
     "template.</p>"},
    {"https://code.example/project/LICENSE",
     "<h1>LICENSE</h1><p>Copyright 2026 the contributors. Permission is granted, free of charge, to anyone "
     "who "
     "gets a copy of this software, to use, copy, modify, merge, publish and distribute it, provided that "
     "this "
     "notice is kept in all copies of the source code.</p><p>The software is provided as is, without "
     "warranty "
     "of any kind, express or implied. In no event shall the authors or copyright holders be liable for any "
     "claim, damages or other liability arising from the software or its use.</p><p>Redistributions in "
     "binary "
     "form must reproduce this notice. Neither the name of the project nor those of its contributors may be "
     "used to promote derivative works without permission.</p>"},
    {"https://code.example/project/CONTRIBUTING",
     "<h1>Contributing</h1><p>Thank you for helping! Please open an issue before you start on something "
     "large. "
     "Fork the repository, create a branch and send a pull request with tests.</p><p>By contributing you "
     "agree "
     "that your work is licensed under the project's license. Sign off your commits. Be kind in reviews; "
     "maintainers may close requests that are out of scope.</p><p>To build, install the compiler and run "
     "make. "
     "Run the linter before you commit. Documentation lives in the docs folder, and translations are "
     "welcome. "
     "Security problems go to the address in the README, not to the issue tracker.</p>"},
    {"https://gov.example/consumers/gym-contracts",
     "<h1>Your rights when you join a gym</h1><p>Before you sign a gym contract, check how long it lasts and "
     "how "
     "you can end it. Gyms must give you the terms in writing, and unfair terms are not binding on "
     "consumers.</p><p>If the gym moves or raises its prices, you may be able to cancel early. Write to the "
     "gym first and keep a copy. If they do not answer within fourteen days, you can complain to the "
     "consumer "
     "ombudsman, whose service is free.</p><p>Example: Anna moved to another town. Her gym said she had to "
     "pay "
     "until the end of the year. The ombudsman found that the clause was unfair, and she got her money "
     "back.</p>"},
    {"https://startup.example/about-privacy",
     "<h1>Why privacy matters to us</h1><p>When we founded the company in a kitchen in Aarhus, every app we "
     "knew lived on adverts. We wanted something better: a notebook that nobody reads but you.</p><p>So we "
     "built end-to-end encryption from the first day. Even our own engineers can't see a word. Customers "
     "love "
     "it: last year more than forty thousand people moved their notes to us.</p><p>Privacy is not a feature, "
     "it "
     "is a promise. Meet the team behind it, read what the press says, or watch our founder's talk. Ready to "
     "try it? Start your free month now. No credit card needed.</p>"},
    {"https://podcast.example/episodes/88",
     "<h1>Episode 88: The lawyer who reads every privacy policy</h1><p>This week I talk with Petra, who has "
     "read "
     "more than two thousand privacy policies for her job. She tells us which phrases make her laugh, which "
     "make "
     "her angry, and what she looks for first.</p><p>We also hear from Tom, who tried to get all his data "
     "from "
     "his bank and ended up with a box of paper. And there is a quiz: which of these clauses is real?</p><p>"
     "Listen wherever you get your podcasts. If you like the show, leave a rating. Next week: why your "
     "fridge "
     "wants your location. My thanks to everyone who wrote in!</p>"},
    {"https://court.example/judgments/2026-114",
     "<h1>Holm v Northwind Ltd: judgment</h1><p>1. The claimant bought a subscription from the defendant in "
     "2024. She says that the term by which the defendant could change prices at any time was unfair and not "
     "binding on her.</p><p>2. The defendant argued that the claimant had accepted the terms when she ticked "
     "the box, and that she could have cancelled. The judge below agreed with the defendant.</p><p>3. The "
     "claimant appealed. Before us, her counsel said that the term was hidden in the forty-first paragraph. "
     "In "
     "my judgment the appeal must be allowed. The term was not brought to her attention, and it caused a "
     "significant imbalance. I would order the defendant to repay what she paid. Costs follow the "
     "event.</p>"},
};

}  // namespace

TEST_CASE("pages about terms are not taken for terms") {
    for (const Page& page : near_misses) {
        CAPTURE(std::string(page.url));
        for (const char* url : {page.url, ""}) {
            const Detection detection = detect_terms(extract(page.html, {}), url);
            CAPTURE(detection.score);
            CHECK(detection.readable);
            CHECK_FALSE(detection.is_terms);
        }
    }
}

}  // namespace smallprint
