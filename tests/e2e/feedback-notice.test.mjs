// The question and the lines themselves: against pages that listen to everything, open dialogs of their own, hide, remove or
// cover the notice; without a host, with a slow or a broken one; and when the extension is reloaded in between.
import assert from 'node:assert/strict';
import { before, beforeEach, describe, test } from 'node:test';
import { calls, decisions, forgetCalls, noNotice, noted, notice, press, pressNotice, serve, standIn, waitForNotice, warmUp, wish } from './support/feedback.mjs';
import { badge, browsers, eventually, inExtension, noBrowser, wait, withPage, withSession } from './support/session.mjs';

let version = 0;

/** What a driver on a busy machine may need to send a press, in milliseconds. */
const driverMs = 150;

/** From the press (with what the driver needs to send it) to the page's handler, in milliseconds; nothing was known before. */
async function timedClick(page) {
  await page.evaluate(() => document.querySelector('#root').addEventListener('click', () => (window.ratedAt ??= performance.now())));
  const { x, y, width, height } = await (await page.$('#up')).boundingBox();
  const pressedAt = await page.evaluate(() => performance.now());
  await page.mouse.click(x + width / 2, y + height / 2);
  assert.ok(await eventually(() => page.evaluate(() => window.ratedAt !== undefined), 2000), 'not lost');
  return (await page.evaluate(() => window.ratedAt)) - pressedAt;
}

for (const name of browsers) {
  describe(`notices in ${name}`, { skip: noBrowser(name) }, () => {
    const session = withSession(name, { hostProgram: standIn });
    const hold = (more = {}, wishes = {}) => wish(session, { result: { terms_version: `n${(version += 1)}`, ...more }, ...wishes });
    before(() => warmUp(session));
    beforeEach(() => {
      if (session.store) forgetCalls(session);
    });

    test('a page that listens to everything hears nothing of it', async () => {
      hold();
      await withPage(session, serve(session, 'listeners'), async (page) => {
        await press(page, '#up');
        await waitForNotice(page, 'ask');
        await page.keyboard.press('Tab');
        await pressNotice(page, 'details');
        await wait(200);
        assert.ok((await notice(page)).text.includes('even if you have opted out'), 'the quote is one step away');
        await page.keyboard.press('Escape');
        assert.ok(await noNotice(page));
        await wait(100);
        assert.deepEqual(await noted(page), []);
        assert.equal(await page.evaluate(() => document.activeElement.id), 'up');
      });
    });

    test('above the page’s own modal dialogs, of before and after', async () => {
      hold();
      await withPage(session, serve(session, 'modal'), async (page) => {
        await press(page, '#up');
        await waitForNotice(page, 'ask');
        await page.evaluate(() => window.openAnother());
        await wait(600);
        assert.ok((await waitForNotice(page, 'ask')).modal, 'on top again');
        await pressNotice(page, 'proceed');
        assert.ok(await noNotice(page));
        await wait(100);
        assert.deepEqual(await noted(page), ['rate!']);
      });
      hold({ level: 'tell' });
      await withPage(session, serve(session, 'modal'), async (page) => {
        await press(page, '#up');
        await waitForNotice(page, 'tell');
        await pressNotice(page, 'mute');
        assert.ok(await noNotice(page), 'a line inside the page’s modal dialog can be pressed');
        assert.deepEqual(await noted(page), ['rate']);
      });
    });

    test('hidden by style it is seen all the same', async () => {
      hold();
      await withPage(session, serve(session, 'hostile'), async (page) => {
        await press(page, '#up');
        await waitForNotice(page, 'ask');
        await pressNotice(page, 'proceed');
        await wait(100);
        assert.deepEqual(await noted(page), ['rate!']);
      });
    });

    for (const [way, how] of [['remove', 'removed'], ['cover', 'covered'], ['hide', 'hidden with the whole page']]) {
      test(`${how} it comes back once, and then the act is dropped and the badge says so`, async () => {
        hold();
        await withPage(session, serve(session, 'hostile'), async (page) => {
          await press(page, '#up');
          await waitForNotice(page, 'ask');
          await page.evaluate((what) => window.attack(what, 1), way);
          await wait(350);
          if (way === 'hide') await page.evaluate(() => document.documentElement.style.removeProperty('display'));
          await waitForNotice(page, 'ask');
          await page.evaluate((what) => window.attack(what, 1000), way);
          assert.ok(await eventually(() => decisions(session).includes('cancel'), 4000), 'dropped');
          await wait(100);
          assert.deepEqual(await noted(page), []);
          const text = await inExtension(session, async (url) => {
            const [tab] = (await globalThis.chrome.tabs.query({})).filter((one) => one.url === url);
            return globalThis.chrome.action.getBadgeText({ tabId: tab.id });
          }, page.url());
          assert.equal(text, '!');
        });
        assert.equal(await badge(session), '', 'and only there');
      });
    }

    for (const [way, how] of [['paint', 'painted over'], ['veil', 'painted over out of a closed shadow root']]) {
      test(`${how}, where the pointer goes through, a press does not count`, async () => {
        hold();
        await withPage(session, serve(session, 'hostile'), async (page) => {
          await press(page, '#up');
          await waitForNotice(page, 'ask');
          await wait(500);
          await page.evaluate((what) => window.attack(what, 1000), way);
          assert.ok(await eventually(() => decisions(session).includes('cancel'), 5000), 'dropped');
          assert.deepEqual(await noted(page), []);
        });
      });
    }

    test('a mute settles it', async () => {
      hold();
      await withPage(session, serve(session, 'react'), async (page) => {
        await press(page, '#up');
        await waitForNotice(page, 'ask');
        await pressNotice(page, 'mute');
        assert.ok(await noNotice(page));
        await press(page, '#up');
        await wait(300);
        assert.deepEqual((await noted(page)).filter((one) => one.startsWith('rate')), ['rate!', 'rate']);
        assert.ok(await eventually(() => decisions(session).length === 2));
        assert.deepEqual(decisions(session), ['muted', 'quiet']);
      });
    });

    test('a rule to keep it to oneself, and back', async () => {
      hold();
      await withPage(session, serve(session, 'react'), async (page) => {
        await press(page, '#up');
        await waitForNotice(page, 'ask');
        await pressNotice(page, 'cancel');
        assert.ok(await noNotice(page));
        await press(page, '#up');
        await waitForNotice(page, 'ask');
        await pressNotice(page, 'keep');
        assert.ok(await noNotice(page));
        await wait(200);
        await press(page, '#up');
        await waitForNotice(page, 'kept');
        assert.deepEqual(await noted(page), []);
        await pressNotice(page, 'ask');
        await wait(200);
        await press(page, '#up');
        await waitForNotice(page, 'ask');
        await page.keyboard.press('Escape');
        assert.deepEqual(await noted(page), []);
      });
    });

    for (const [what, wishes, words] of [
      ['slow', { delay: 1200 }, 'too long'],
      ['broken', { wrong: true }, 'could not answer'],
      ['failing', { error: true }, 'could not answer'],
      ['dying', { die: true }, 'not'],
    ]) {
      test(`with a ${what} host the click goes through and the line says why`, async () => {
        hold({}, wishes);
        let fastest;
        await withPage(session, serve(session, 'react'), async (page) => {
          fastest = await timedClick(page);
          const line = await waitForNotice(page, 'tell', 4000);
          assert.ok(line.text.includes(words), line.text);
          assert.equal(line.level, 'unknown');
          assert.equal((await noted(page)).filter((one) => one.startsWith('rate')).length, 1);
        });
        // A busy machine may have been slow with the first one; the promise is about us.
        for (let round = 0; round < 3 && fastest >= 300 + driverMs; round += 1) {
          fastest = Math.min(fastest, await withPage(session, serve(session, 'react'), timedClick));
        }
        assert.ok(fastest < 300 + driverMs, `through after ${fastest.toFixed(0)} ms`);
        hold();
        // By the user's own hand, without the pause that a failing host is left alone for.
        await inExtension(session, () => globalThis.chrome.runtime.sendMessage({ type: 'welcome.state' }));
      });
    }

    test('the conversation is never sent', async () => {
      hold();
      await withPage(session, serve(session, 'react'), async (page) => {
        await press(page, '#up');
        await waitForNotice(page, 'ask');
        await page.keyboard.press('Escape');
        await eventually(() => decisions(session).length === 1);
        const all = JSON.stringify(calls(session));
        assert.ok(calls(session).length >= 2);
        assert.ok(!all.includes('seven days'), all);
      });
    });

    test('reloaded while a click is held, the page gets its click and its controls back', async () => {
      hold();
      await withPage(session, serve(session, 'react'), async (page) => {
        await press(page, '#up');
        await waitForNotice(page, 'ask');
        await inExtension(session, () => globalThis.chrome.runtime.reload()).catch(() => undefined);
        const gone = await eventually(async () => !(await notice(page))?.shown, 5000);
        assert.ok(gone, 'the question is gone');
        const rated = async () => (await noted(page)).filter((one) => one.startsWith('rate')).length;
        const before = await rated();
        assert.ok(before <= 1);
        if (name === 'chromium') assert.equal(before, 1, 'what was held is let go');
        await wait(500);
        await page.click('#copy');
        await page.click('#down');
        await wait(1500);
        // With the new script at work this is a question again, and without one a click.
        const question = await notice(page);
        assert.ok(question?.shown || (await rated()) === before + 1, 'the page is not stuck');
      });
    });
  });
}
