// Pages that mean harm, or are only broken: nothing of them is ever interpreted, and the host goes on.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readPanel, waitForPanel } from '../../installers/demo/panel.mjs';
import { sampleTerms } from './support/sample.mjs';
import { browsers, noBrowser, withPage, withSession } from './support/session.mjs';

const host = 'hostile.example';

for (const name of browsers) {
  describe(`hostile pages in ${name}`, { skip: noBrowser(name) }, () => {
    const session = withSession(name);

    test('markup in every field stays text', async () => {
      const poison = '&lt;img src=x onerror=&quot;window.poisoned=1&quot;&gt;&lt;script&gt;window.poisoned=1&lt;/script&gt;';
      const extra = `<h2>5. ${poison}</h2><p>We may use your Feedback ${poison} to train our artificial intelligence models ${poison}.</p>`;
      session.server.set(host, '/terms', sampleTerms({ extra }).replace('Terms of Service – Parley', `${poison} Terms of Service`));
      await withPage(session, `https://${host}/terms?${encodeURIComponent('<script>')}`, async (page) => {
        await waitForPanel(page);
        const panel = await readPanel(page);
        assert.ok(panel.findings.length > 0);
        const inside = await page.evaluate(() => {
          const root = document.querySelector('smallprint-panel').shadowRoot;
          return { poisoned: window.poisoned ?? null, elements: root.querySelectorAll('img, script, iframe, object').length };
        });
        assert.deepEqual(inside, { poisoned: null, elements: 0 });
      });
    });

    test('a page that forbids all scripts and styles still has its panel', async () => {
      session.server.set(host, '/strict/terms', sampleTerms(), {
        'content-security-policy': "default-src 'none'; require-trusted-types-for 'script'",
      });
      await withPage(session, `https://${host}/strict/terms`, async (page) => {
        await waitForPanel(page);
        assert.ok((await readPanel(page)).findings.length > 3);
      });
    });

    test('ten thousand nested elements', async () => {
      const deep = `${'<div>'.repeat(10_000)}<p>The end of a long way down.</p>${'</div>'.repeat(10_000)}`;
      session.server.set(host, '/deep/terms', sampleTerms({ extra: deep }));
      await withPage(session, `https://${host}/deep/terms`, async (page) => {
        await waitForPanel(page);
        assert.ok((await readPanel(page)).findings.some((finding) => finding.type === 'arbitration'));
      });
    });

    test('a page of five megabytes', async () => {
      const clause = (number) => `<p>${number}. The customer shall keep schedule ${number} of the order form with care and return it complete.</p>`;
      const long = Array.from({ length: 46_000 }, (_, number) => clause(number)).join('\n');
      assert.ok(long.length > 4_500_000);
      session.server.set(host, '/long/terms', sampleTerms({ extra: long }));
      await withPage(session, `https://${host}/long/terms`, async (page) => {
        await waitForPanel(page, 30_000);
        assert.ok((await readPanel(page)).findings.some((finding) => finding.type === 'arbitration'));
      });
    });

    test('after all that the host still answers', async () => {
      session.server.set(host, '/again/terms', sampleTerms({ date: '9 May 2026' }));
      await withPage(session, `https://${host}/again/terms`, async (page) => {
        await waitForPanel(page);
        assert.ok((await readPanel(page)).findings.length > 3);
      });
    });
  });
}
