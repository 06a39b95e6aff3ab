// What is known, noted and taken back, with the real host: terms that are read from the line's own button, and the letters of
// the popup.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { waitForPanel } from '../../installers/demo/panel.mjs';
import { acts, noNotice, press, pressNotice, serve, waitForNotice } from './support/feedback.mjs';
import { sampleTerms } from './support/sample.mjs';
import { browsers, eventually, noBrowser, wait, withPage, withSession } from './support/session.mjs';

const host = 'parley.example';

for (const name of browsers) {
  describe(`the register in ${name}`, { skip: noBrowser(name) }, () => {
    const session = withSession(name);

    test('terms that the line’s button opens are known to the next press', { timeout: 40_000 }, async () => {
      session.server.set(host, '/terms', sampleTerms());
      const address = serve(session, 'react', { host, head: '<link rel="icon" href="data:,">' });
      await withPage(session, address, async (page) => {
        await page.evaluate(() => {
          const link = document.createElement('a');
          link.href = '/terms';
          link.textContent = 'Terms of Service';
          document.body.append(link);
        });
        await press(page, '#up');
        const line = await waitForNotice(page, 'tell', 5000);
        assert.equal(line.level, 'unknown');
        assert.ok(line.actions.includes('read'), line.text);
        await pressNotice(page, 'read');
        const opened = await eventually(async () => (await session.browser.pages()).find((one) => one.url() === `https://${host}/terms`), 10_000);
        assert.ok(opened, 'the terms are open');
        await opened.bringToFront();
        await waitForPanel(opened);
        await page.bringToFront();
        await opened.close();
        assert.ok(await eventually(() => page.evaluate(() => document.visibilityState === 'visible'), 3000));
        // Longer ago than a verdict is taken for fresh; a driver's own scrolling needs a page that is drawn.
        await wait(2200);
        for (const selector of ['#copy', '#down']) {
          const { x, y } = await page.evaluate((one) => {
            const { left, top } = document.querySelector(one).getBoundingClientRect();
            return { x: left + 5, y: top + 5 };
          }, selector);
          await page.mouse.move(x, y);
          await wait(500);
          await page.mouse.click(x, y);
        }
        const question = await waitForNotice(page, 'ask', 5000);
        assert.equal(question.level, 'hold');
        await pressNotice(page, 'proceed');
        assert.ok(await noNotice(page));
        assert.ok(await eventually(() => acts(session).length === 2), JSON.stringify(acts(session)));
      });
    });

    test('the popup has letters that take it back, to copy or to save', { timeout: 40_000 }, async () => {
      await withPage(session, serve(session, 'react', { host }), async (page) => {
        const popup = await session.browser.newPage();
        await popup.goto(`${session.origin}/popup/popup.html?url=${encodeURIComponent(page.url())}`, name === 'firefox' ? { waitUntil: [] } : {});
        const shown = (selector) => popup.waitForSelector(selector, { timeout: 10_000 });
        assert.match(await (await shown('[data-part=given]')).evaluate((one) => one.textContent), /2 ratings given to/);
        await (await shown('[data-action=withdraw]')).click();
        await shown('[data-part=withdrawal] pre');
        const text = await popup.$eval('[data-part=withdrawal] pre', (one) => one.textContent);
        assert.match(text, /Art(?:icle|\.) ?(?:7|17|21)|CCPA|California/);
        assert.match(text, /By giving Feedback/, 'it cites the clause');
        assert.match(text, /[0-9a-f]{64}/, 'and its hash');
        assert.match(text, /20\d\d/, 'and dates');
        await popup.evaluate(() => {
          window.kept = {};
          navigator.clipboard.writeText = async (words) => void (window.kept.copied = words);
          HTMLAnchorElement.prototype.click = function click() { window.kept.saved = { name: this.download, href: this.href }; };
        });
        await (await popup.$('[data-action=copy-letter]')).click();
        await (await popup.$('[data-action=save-letter]')).click();
        const kept = await eventually(() => popup.evaluate(() => (window.kept.copied && window.kept.saved ? window.kept : null)), 3000);
        assert.ok(kept, 'copied and saved');
        assert.ok(kept.copied.includes('By giving Feedback'));
        assert.ok(kept.saved.href.startsWith('blob:') && kept.saved.name.length > 4);
        assert.match(await popup.evaluate(() => document.body.innerText), /sends nothing/);
        await popup.close();
      });
    });
  });
}
