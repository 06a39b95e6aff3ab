// Where Smallprint has nothing to say: pages that are not terms, near misses, and pages that cannot be read.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { corpus, noCorpus, readCorpus, readLines } from './support/corpus.mjs';
import { browsers, noBrowser, wait, withPage, withSession } from './support/session.mjs';

// Long enough for a slow machine to have shown a panel: a terms page shows it in well under a second.
const patience = 2_500;

const escape = (words) => words.replace(/[&<>]/g, (c) => `&#${c.codePointAt(0)};`);

const asPage = (file, text) =>
  file.endsWith('.html')
    ? text
    : `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escape(file)}</title></head><body><main>${text
        .split(/\n\s*\n/)
        .map((paragraph) => `<p>${escape(paragraph)}</p>`)
        .join('\n')}</main></body></html>`;

async function staysSilent(session, address) {
  await withPage(session, address, async (page) => {
    await wait(patience);
    const ours = await page.evaluate(() => document.querySelectorAll('smallprint-panel, smallprint-notice').length);
    assert.equal(ours, 0, `nothing of ours on ${address}`);
  });
}

for (const name of browsers) {
  describe(`ordinary pages in ${name}`, { skip: noBrowser(name) }, () => {
    const session = withSession(name);

    test('pages that are not terms', { skip: noCorpus }, async () => {
      const rows = readLines('nonterms/manifest.jsonl');
      // One of each kind, so that both browsers are done in minutes; detection itself is measured on all of them.
      const kinds = new Map(rows.map((row) => [row.kind, row]));
      assert.ok(kinds.size >= 8, `${corpus} has its kinds of pages`);
      let number = 0;
      for (const [kind, row] of kinds) {
        const file = row.file.split('/').pop();
        const pathname = `/${kind}/${(number += 1)}`;
        session.server.set('ordinary.example', pathname, asPage(file, readCorpus(row.file)));
        await staysSilent(session, `https://ordinary.example${pathname}`);
      }
    });

    test('an editor, a shop, an empty page, a page that is not found', async () => {
      const words = 'You agree to these Terms of Service. We may change these terms at any time. '.repeat(40);
      session.server.set('ordinary.example', '/terms/edit', `<title>Terms of Service draft</title><div contenteditable="true"><h1>Terms of Service</h1><p>${words}</p></div>`);
      session.server.set('ordinary.example', '/shop', '<title>Shop</title><h1>Mugs</h1><p>By ordering you accept our <a href="/terms">terms</a>.</p>');
      session.server.set('ordinary.example', '/terms', '<title>Terms of Service</title><div id="root"></div>');
      for (const pathname of ['/terms/edit', '/shop', '/terms', '/terms/missing']) {
        await staysSilent(session, `https://ordinary.example${pathname}`);
      }
    });
  });
}
