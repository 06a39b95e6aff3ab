// The guard with the real host: terms are read first, then a rating on the same site is held because of them; what became of
// it is in the ledger. And without any host at all.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { waitForPanel } from '../../installers/demo/panel.mjs';
import { noNotice, noted, notice, press, pressNotice, serve, waitForNotice } from './support/feedback.mjs';
import { sampleTerms } from './support/sample.mjs';
import { browsers, eventually, noBrowser, wait, withPage, withSession } from './support/session.mjs';

const host = 'parley.example';

const ledger = (session) =>
  JSON.parse(execFileSync(session.binary, ['ledger', 'list', '--format', 'json'], { env: session.env, encoding: 'utf8' }));
/** The decisions in the ledger, oldest first. */
const decided = (session) => {
  const all = ledger(session);
  return (Array.isArray(all) ? all : all.items).filter((one) => one.feedback).sort((a, b) => a.seq - b.seq).map((one) => one.feedback.decision);
};

for (const name of browsers) {
  describe(`the guard and the host in ${name}`, { skip: noBrowser(name) }, () => {
    const session = withSession(name);

    test('before the terms are read it says so, after that it asks', async () => {
      const address = serve(session, 'react', { host });
      await withPage(session, address, async (page) => {
        await press(page, '#down');
        const line = await waitForNotice(page, 'tell', 5000);
        assert.equal(line.level, 'unknown');
        assert.equal(line.direction, 'down');
        assert.equal((await noted(page)).at(-1), 'rate');
      });
      session.server.set(host, '/terms', sampleTerms());
      await withPage(session, `https://${host}/terms`, (page) => waitForPanel(page));
      await withPage(session, address, async (page) => {
        await press(page, '#up');
        const question = await waitForNotice(page, 'ask', 5000);
        assert.equal(question.level, 'hold');
        assert.match(question.service, /parley/i);
        assert.match(question.text, /train|keep/i);
        await pressNotice(page, 'details');
        assert.ok(await eventually(async () => (await notice(page)).text.includes('By giving Feedback')), 'the site’s own words');
        await pressNotice(page, 'cancel');
        assert.ok(await noNotice(page));
        await press(page, '#up');
        const again = await waitForNotice(page, 'ask', 5000);
        assert.ok(again.actions.includes('keep'));
        await pressNotice(page, 'proceed');
        assert.ok(await noNotice(page));
        await wait(300);
        await press(page, '#up');
        await wait(500);
        assert.deepEqual((await noted(page)).filter((one) => one.startsWith('rate')), ['rate!', 'rate']);
      });
      assert.ok(await eventually(() => decided(session).length === 4), JSON.stringify(ledger(session)));
      assert.deepEqual(decided(session), ['proceed', 'cancel', 'proceed', 'quiet']);
      assert.ok(!JSON.stringify(ledger(session)).includes('seven days'), 'never the conversation');
    });
  });

  describe(`the guard without a host in ${name}`, { skip: noBrowser(name) }, () => {
    const session = withSession(name, { register: false });

    test('clicks go through, and a line says why nothing is known', async () => {
      // Without a host the welcome page opens by itself and takes the place in front; a page behind it is not drawn.
      await eventually(() => session.browser.targets().some((one) => one.url().endsWith('welcome/welcome.html')), 5000);
      await withPage(session, serve(session, 'react'), async (page) => {
        await page.bringToFront();
        await press(page, '#up');
        assert.ok(await eventually(async () => (await noted(page)).some((one) => one.startsWith('rate')), 1000));
        const line = await waitForNotice(page, 'tell', 5000).catch(() => null);
        // No element has an open root without a host that says so; that it is there is all that can be seen.
        assert.ok(line ?? (await page.evaluate(() => document.querySelector('smallprint-notice') !== null)));
      });
    });
  });
}
