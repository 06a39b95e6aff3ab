// A made-up service's terms, in our own words, with the parts that tests change.

/**
 * @param {object} options
 * @param {number} [options.arbitrationDays]
 * @param {string} [options.date]
 * @param {string[]} [options.navigation]
 * @param {string} [options.token]  something a server puts into each rendering
 * @param {boolean} [options.wrap]  the same words in other elements
 * @param {string} [options.extra]  HTML added to the legal text
 */
export function sampleTerms({
  arbitrationDays = 30, date = '3 March 2026', navigation = ['Product', 'Pricing', 'Log in'], token = '', wrap = false, extra = '',
} = {}) {
  const paragraph = (text) => (wrap ? `<div class="p-${token}"><p><span>${text}</span></p></div>` : `<p>${text}</p>`);
  return `<!doctype html><html lang="en" data-render="${token}"><head><meta charset="utf-8">
<title>Terms of Service – Parley</title><script nonce="${token}">window.build = '${token}';</script></head><body>
<header><nav>${navigation.map((item) => `<a href="/x?${token}">${item}</a>`).join(' ')}</nav></header>
<main><h1>Terms of Service</h1>
${paragraph(`Last updated: ${date}`)}
${paragraph('These Terms of Service are an agreement between you and Parley Labs, Inc. (“Parley”, “we”, “us”) about the Parley chat assistant. By creating an account you accept these Terms.')}
<h2>1. Your account</h2>
${paragraph('You must be at least 16 years old to use the Services. You are responsible for everything that happens under your account.')}
<h2>2. Feedback</h2>
${paragraph('You can rate an answer with a thumbs up or a thumbs down (“Feedback”). By giving Feedback you agree that we may use it, together with the related Input and Output, to train our artificial intelligence models.')}
<h2>3. Disputes</h2>
${paragraph('Any dispute between us will be settled by binding arbitration by a single arbitrator, and not in court.')}
${paragraph(`You may opt out of arbitration by writing to legal@parley.example within ${arbitrationDays} days after you first accept these Terms.`)}
<h2>4. What we owe you</h2>
${paragraph('To the fullest extent permitted by law, our total liability for all claims that relate to the Services is limited to 100 US dollars.')}
${paragraph('These Terms are governed by the laws of the State of Delaware.')}
${extra}
</main><footer><a href="/about">About</a> <a href="/jobs">Jobs</a> © 2026 Parley Labs, Inc.</footer></body></html>`;
}
