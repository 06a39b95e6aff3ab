// Real terms under their real host names: the panel comes, says what the document says, and shows it in the page.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readPanel, waitForPanel } from '../../installers/demo/panel.mjs';
import { noCorpus, readCorpus, readLines, renderPage } from './support/corpus.mjs';
import { browsers, eventually, noBrowser, withPage, withSession } from './support/session.mjs';

// Service, terms type, collection, address, and a type that must be found with words that its quote must hold.
// The words are short marks to recognise the right sentence by, not the sentence.
const documents = [
  ['Le Chat', 'Terms of Service', 'genai-contrib', 'https://mistral.ai/terms', [
    ['feedback_trains_ai', 'By providing Feedback'],
    ['feedback_overrides_opt_out', 'provide Feedback'],
    ['choice_of_law', 'law'],
  ]],
  ['Claude.ai', 'Privacy Policy', 'genai-contrib', 'https://www.anthropic.com/legal/privacy', [
    ['feedback_keeps_conversation', 'entire related conversation'],
    ['feedback_trains_ai', 'Feedback|feedback'],
    ['feedback_overrides_opt_out', 'Even if you opt-out|even if you'],
  ]],
  ['Claude.ai', 'Terms of Service', 'genai-contrib', 'https://www.anthropic.com/legal/consumer-terms', [
    ['choice_of_law', 'law'],
  ]],
  ['ChatGPT', 'Terms of Service', 'genai-contrib', 'https://openai.com/policies/eu-terms-of-use/', [
    ['content_trains_ai', 'train|improve'],
  ]],
  ['GitHub', 'Terms of Service', 'contrib', 'https://docs.github.com/en/site-policy/github-terms/github-terms-of-service', [
    ['feedback_ownership', 'Feedback'],
    ['content_trains_ai', 'train'],
  ]],
  ['Hugging Face', 'Terms of Service', 'contrib', 'https://huggingface.co/terms-of-service', [
    ['feedback_ownership', 'feedback'],
  ]],
  ['Stability AI', 'Terms of Service', 'genai-contrib', 'https://stability.ai/terms-of-use', [
    ['content_trains_ai', 'train'],
  ]],
];

const rawPages = ['Claude.ai', 'ChatGPT', 'Le Chat', 'GitHub', 'xAI', 'Perplexity', 'Hugging Face'];

/** The words marked in the page, by whichever means. */
const markedWords = (page) =>
  page.evaluate(() => {
    const highlight = globalThis.CSS.highlights?.get('smallprint');
    if (highlight) return [...highlight].map((range) => range.toString()).join(' ');
    return [...document.querySelectorAll('mark[data-smallprint]')].map((mark) => mark.textContent).join('');
  });

const fold = (text) => text.normalize('NFKC').replace(/[\s\u200b\u00ad]+/g, '');

async function showsItsQuotes(page, panel, types) {
  for (const type of types) {
    const quote = panel.findings.find((finding) => finding.type === type)?.quote;
    await page.evaluate((wanted) => {
      const root = document.querySelector('smallprint-panel').shadowRoot;
      root.querySelector(`[data-clause-type="${wanted}"] [data-action=quote]`).click();
    }, type);
    // The words of the click before are still marked for a moment.
    await eventually(async () => fold(await markedWords(page)) === fold(quote), 5_000);
    assert.equal(fold(await markedWords(page)), fold(quote), `${type}: the marked words are the quoted ones`);
  }
}

for (const name of browsers) {
  describe(`real terms in ${name}`, { skip: noCorpus || noBrowser(name) }, () => {
    const session = withSession(name);

    for (const [service, type, collection, address, expected] of documents) {
      test(`${service}, ${type}`, async () => {
        const url = new URL(address);
        const text = readCorpus(`documents/${collection}/${service}/${type}.md`);
        session.server.set(url.hostname, url.pathname, renderPage(text, { title: type, site: service }));
        await withPage(session, address, async (page) => {
          await waitForPanel(page);
          const panel = await readPanel(page);
          assert.equal(panel.status, 'new');
          for (const [wanted, words] of expected) {
            const found = panel.findings.find((finding) => finding.type === wanted);
            assert.ok(found, `${wanted} is among ${panel.findings.map((finding) => finding.type).join(', ')}`);
            assert.match(found.quote, new RegExp(words), wanted);
            assert.match(found.recordId, /^SP-P-[A-Z2-7]{10}$/);
          }
          await showsItsQuotes(page, panel, expected.map(([wanted]) => wanted));
        });
        await withPage(session, address, async (page) => {
          await waitForPanel(page);
          assert.equal((await readPanel(page)).status, 'unchanged', 'a second visit finds the same text');
        });
      });
    }

    test('pages as archived', async () => {
      const pages = readLines('html/index.jsonl').filter((row) => row.set === 'latest' && rawPages.includes(row.service));
      assert.ok(pages.length >= 3, 'there are archived pages of services we know');
      for (const row of pages.slice(0, 4)) {
        const address = new URL(row.source_url[0] ?? `https://terms.${row.service.toLowerCase().replace(/\W+/g, '-')}.test/terms`);
        session.server.set(address.hostname, address.pathname, readCorpus(row.html));
        await withPage(session, address.origin + address.pathname, async (page) => {
          await waitForPanel(page);
          const panel = await readPanel(page);
          assert.ok(panel.findings.length > 0, `${row.html} has findings`);
          await showsItsQuotes(page, panel, [panel.findings[0].type]);
        });
      }
    });
  });
}
