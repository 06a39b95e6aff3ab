// What is known, noted and taken back, with the real host: terms that are read from the line's own button, the letters of
// the popup, private windows, and what an organisation has set.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { before, describe, test } from 'node:test';
import { waitForPanel } from '../../installers/demo/panel.mjs';
import { noNotice, noted, notice, press, pressNotice, serve, waitForNotice } from './support/feedback.mjs';
import { sampleTerms } from './support/sample.mjs';
import { browsers, eventually, inExtension, noBrowser, wait, withPage, withSession } from './support/session.mjs';

const host = 'parley.example';
const run = (session, ...args) => execFileSync(session.binary, args, { env: session.env, encoding: 'utf8' });
const acts = (session) => {
  const all = JSON.parse(run(session, 'ledger', 'list', '--format', 'json'));
  return (Array.isArray(all) ? all : all.items).filter((one) => one.feedback);
};

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

describe('a private window in chromium', { skip: !browsers.includes('chromium') || noBrowser('chromium') }, () => {
  const session = withSession('chromium');

  test('asks and tells, and leaves nothing anywhere', { timeout: 40_000 }, async () => {
    const settings = await session.browser.newPage();
    await settings.goto('chrome://extensions/');
    const id = session.origin.split('//')[1];
    await settings.evaluate(async (extensionId) => {
      const { developerPrivate } = globalThis.chrome;
      await new Promise((done) => developerPrivate.updateProfileConfiguration({ inDeveloperMode: true }, done));
      await new Promise((done) => developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess: true }, done));
    }, id);
    await settings.close();
    await wait(1500);
    const address = serve(session, 'react', { host });
    await eventually(() => inExtension(session, () => globalThis.chrome.extension.isAllowedIncognitoAccess()).catch(() => false), 10_000);
    await inExtension(session, (url) => void globalThis.chrome.windows.create({ incognito: true, url }), address);
    const target = await session.browser.waitForTarget((one) => one.url() === address, { timeout: 10_000 });
    const page = await target.asPage();
    await press(page, '#up');
    const line = await waitForNotice(page, 'tell', 5000);
    assert.equal(line.level, 'unknown');
    assert.equal((await noted(page)).at(-1), 'rate');
    await pressNotice(page, 'close');
    assert.ok(await noNotice(page));
    await press(page, '#up');
    await wait(600);
    assert.equal(await notice(page), null, 'said once, in the session’s memory alone');
    assert.deepEqual(acts(session), [], 'no act in the ledger');
    const all = JSON.parse(run(session, 'ledger', 'list', '--format', 'json'));
    assert.ok(!JSON.stringify(all).includes('parley'));
    await page.close();
  });
});

describe('what an organisation has set, in firefox', { skip: !browsers.includes('firefox') || noBrowser('firefox') }, () => {
  const session = withSession('firefox');

  // The store lies beside the browser's own home.
  before(() => {
    const ids = JSON.parse(readFileSync(new URL('../../shared/protocol/ids.json', import.meta.url), 'utf8'));
    const directory = path.join(path.dirname(session.store), 'home/.mozilla/managed-storage');
    mkdirSync(directory, { recursive: true });
    const data = { feedback_default: 'tell', feedback_services: { [host]: 'keep' }, feedback_may_change: false, feedback_may_pause: false };
    writeFileSync(path.join(directory, `${ids.development.firefox}.json`), JSON.stringify({ name: ids.development.firefox, description: 'Policy', type: 'storage', data }));
  });

  test('it holds, cannot be changed, and says so', async () => {
    await withPage(session, serve(session, 'react', { host }), async (page) => {
      await press(page, '#up');
      await waitForNotice(page, 'kept', 5000);
      assert.deepEqual(await noted(page), [], 'kept back without a question');
    });
    const policy = await inExtension(session, () => globalThis.chrome.runtime.sendMessage({ type: 'feedback.policy' }));
    assert.equal(policy.value.default, 'tell');
    assert.equal(policy.value.may_change, false);
    const pause = await inExtension(session, () => globalThis.chrome.runtime.sendMessage({ type: 'feedback.pause', minutes: 60 }));
    assert.equal(pause.value.paused_until, 0, 'no pause');
    assert.ok(await eventually(() => acts(session).map((one) => one.feedback.decision).join() === 'cancel'));
  });
});
