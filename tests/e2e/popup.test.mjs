// The popup: what is known for this site, the state of the host with its cure, and pages it may not read.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { waitForPanel } from '../../installers/demo/panel.mjs';
import { sampleTerms } from './support/sample.mjs';
import { browsers, eventually, inExtension, noBrowser, withPage, withSession } from './support/session.mjs';

const host = 'parley.example';

/** Opens the real popup over the tab in front (Chromium), or its page with that tab's id (Firefox has no way). */
async function popupOver(session, page, work) {
  await page.bringToFront();
  if (session.name === 'chromium') {
    const worker = await (await session.browser.waitForTarget((target) => target.type() === 'service_worker')).worker();
    await worker.evaluate(() => globalThis.chrome.action.openPopup());
    const target = await session.browser.waitForTarget((each) => each.url().endsWith('popup.html'), { timeout: 10_000 });
    const popup = await target.asPage();
    return work(popup);
  }
  const popup = await session.browser.newPage();
  try {
    await popup.goto(`${session.origin}/popup/popup.html?url=${encodeURIComponent(page.url())}`, { waitUntil: [] });
    return await work(popup);
  } finally {
    await popup.close();
  }
}

const settled = (popup) =>
  eventually(() => popup.evaluate(() => document.querySelector('[data-state]')?.dataset.state ?? ''), 10_000);

const words = (popup) => popup.evaluate(() => document.body.innerText);

for (const name of browsers) {
  describe(`popup in ${name}`, { skip: noBrowser(name) }, () => {
    const session = withSession(name);

    test('a site whose terms were read', async () => {
      session.server.set(host, '/terms', sampleTerms());
      await withPage(session, `https://${host}/terms`, async (page) => {
        await waitForPanel(page);
        await popupOver(session, page, async (popup) => {
          assert.equal(await settled(popup), 'ok');
          assert.ok(await eventually(async () => (await words(popup)).includes('parley.example')), await words(popup));
        });
      });
    });
  });

  describe(`no host in ${name}`, { skip: noBrowser(name) }, () => {
    const session = withSession(name, { register: false });

    test('a welcome page says what to do, and the popup too', async () => {
      session.server.set(host, '/terms', sampleTerms());
      const welcome = () => inExtension(session, () =>
        globalThis.chrome.extension.getViews({ type: 'tab' })
          .filter((view) => view.location.pathname.includes('welcome'))
          .map((view) => view.document.body.innerText).join());
      assert.ok(await eventually(async () => /register/i.test(await welcome())), `a welcome page opened by itself: ${await welcome()}`);
      await withPage(session, `https://${host}/terms`, async (page) => {
        await popupOver(session, page, async (popup) => {
          assert.ok(await eventually(async () => (await settled(popup)) === 'missing'), await settled(popup));
        });
      });
    });
  });
}
