// What a page gets of an act on a feedback control: its handlers run exactly once after "send anyway", never after "keep it
// to myself", and as the user's own event where nothing is held. A stand-in for the host says what is known.
import assert from 'node:assert/strict';
import { before, beforeEach, describe, test } from 'node:test';
import { decisions, forgetCalls, noNotice, noted, notice, press, pressNotice, serve, standIn, waitForNotice, warmUp, wish } from './support/feedback.mjs';
import { browsers, eventually, noBrowser, wait, withPage, withSession } from './support/session.mjs';

let version = 0;

for (const name of browsers) {
  describe(`acts in ${name}`, { skip: noBrowser(name) }, () => {
    const session = withSession(name, { hostProgram: standIn });

    // Terms of their own for each test, so that no answer of an earlier one counts.
    const hold = (more = {}) => wish(session, { result: { terms_version: `v${(version += 1)}`, ...more } });
    const tell = (level = 'tell') => hold({ level });
    before(() => warmUp(session));
    beforeEach(() => {
      if (session.store) forgetCalls(session);
    });

    async function answered(page, selector, action, kind = 'ask') {
      await press(page, selector);
      await waitForNotice(page, kind);
      assert.deepEqual(await noted(page), [], 'nothing before the answer');
      await pressNotice(page, action);
      assert.ok(await noNotice(page), 'the notice is gone');
      await wait(150);
      return noted(page);
    }

    test('a delegated listener', async () => {
      hold();
      await withPage(session, serve(session, 'react'), async (page) => {
        assert.deepEqual(await answered(page, '#up', 'cancel'), []);
        assert.deepEqual(await answered(page, '#up', 'proceed'), ['pointerdown!', 'mousedown!', 'mouseup!', 'rate!']);
        // Answered: from now on the user's own click.
        await press(page, '#up');
        await wait(300);
        assert.deepEqual((await noted(page)).slice(4), ['pointerdown', 'mousedown', 'mouseup', 'rate']);
        assert.deepEqual(await eventually(() => decisions(session).length === 3 && decisions(session)), ['cancel', 'proceed', 'quiet']);
      });
    });

    test('a row that is drawn anew while the question is open, and after the click', async () => {
      hold();
      await withPage(session, `${serve(session, 'react')}#redraw`, async (page) => {
        await press(page, '#up');
        await waitForNotice(page, 'ask');
        await page.evaluate(() => document.querySelector('#root').replaceChildren(window.answer()));
        await pressNotice(page, 'proceed');
        assert.ok(await eventually(async () => (await noted(page)).filter((one) => one === 'rate!').length === 1));
        assert.equal(await page.evaluate(() => document.activeElement?.id ?? ''), '', 'the page drew once more');
        await press(page, '#down');
        await waitForNotice(page, 'ask');
        await page.evaluate(() => document.querySelector('#root').replaceChildren(window.answer()));
        await pressNotice(page, 'cancel');
        assert.ok(await noNotice(page));
        assert.equal(await page.evaluate(() => document.activeElement.id), 'down', 'focus is back');
      });
    });

    test('what is not held is the user’s own, and is told of', async () => {
      for (const level of ['tell', 'unknown']) {
        tell(level);
        await withPage(session, serve(session, 'react'), async (page) => {
          await press(page, '#up');
          const line = await waitForNotice(page, 'tell');
          assert.equal(line.level, level);
          assert.equal(line.modal, false);
          assert.deepEqual(line.actions.filter((one) => ['proceed', 'cancel'].includes(one)), []);
          assert.deepEqual(line.actions.filter((one) => ['mute', 'details'].includes(one)).sort(), ['details', 'mute']);
          assert.equal(line.focused, null);
          assert.deepEqual(await noted(page), ['pointerdown', 'mousedown', 'mouseup', 'rate']);
          await wait(200);
          await press(page, '#up');
          await wait(300);
          assert.equal((await noted(page)).length, 8);
          assert.deepEqual(decisions(session).slice(-2), ['proceed', 'quiet']);
        });
      }
    });

    test('a handler on the press itself', async () => {
      hold();
      await withPage(session, serve(session, 'radix'), async (page) => {
        assert.deepEqual(await answered(page, '#down', 'cancel'), []);
        assert.deepEqual(await answered(page, '#down', 'proceed'), ['rate!']);
      });
    });

    test('listeners at the window, before all else of the page', async () => {
      hold();
      await withPage(session, serve(session, 'window'), async (page) => {
        assert.deepEqual(await answered(page, '#up', 'cancel'), []);
        await page.focus('#up');
        await page.keyboard.press('Enter');
        await waitForNotice(page, 'ask');
        await wait(250);
        await page.keyboard.press('Escape');
        assert.ok(await noNotice(page));
        assert.deepEqual(await noted(page), [], 'no part of it');
        const given = await answered(page, '#up', 'proceed');
        assert.deepEqual(given.filter((one) => one.startsWith('click')), ['click!']);
        assert.ok(given.every((one) => one.endsWith('!')), given.join());
      });
    });

    test('the button that sends a form', async () => {
      hold();
      await withPage(session, serve(session, 'field'), async (page) => {
        assert.deepEqual(await answered(page, '#send', 'cancel'), []);
        assert.deepEqual(await answered(page, '#send', 'proceed'), ['sent']);
      });
    });

    test('keys on a div', async () => {
      for (const key of ['Enter', ' ']) {
        hold();
        await withPage(session, serve(session, 'keydown'), async (page) => {
          for (const action of ['cancel', 'proceed']) {
            await page.focus('#up');
            await wait(250);
            await page.keyboard.down(key);
            for (let repeat = 0; repeat < 3; repeat += 1) await page.keyboard.down(key);
            const question = await waitForNotice(page, 'ask');
            assert.equal(question.focused, 'cancel');
            await wait(250);
            await page.keyboard.down(key);
            await page.keyboard.up(key);
            await wait(100);
            assert.ok(await notice(page), 'a held key and its release press nothing');
            assert.deepEqual(await noted(page), []);
            for (let tabs = 0; action === 'proceed' && tabs < 5 && (await notice(page)).focused !== 'proceed'; tabs += 1) {
              await page.keyboard.press('Tab');
            }
            await page.keyboard.press('Enter');
            assert.ok(await noNotice(page), 'answered by the keyboard alone');
            await wait(100);
            assert.deepEqual(await noted(page), action === 'cancel' ? [] : ['rate!']);
          }
        });
      }
    });

    test('keys on a button', async () => {
      for (const key of ['Enter', ' ']) {
        hold();
        await withPage(session, serve(session, 'react'), async (page) => {
          await page.focus('#up');
          await wait(250);
          await page.keyboard.press(key);
          await waitForNotice(page, 'ask');
          await wait(250);
          await page.keyboard.press('Escape');
          assert.ok(await noNotice(page));
          assert.deepEqual(await noted(page), []);
          assert.equal(await page.evaluate(() => document.activeElement.id), 'up');
          await page.keyboard.press(key);
          const again = await waitForNotice(page, 'ask');
          assert.ok(again.actions.includes('keep'), 'shorter, with a rule to keep');
          await pressNotice(page, 'proceed');
          await wait(150);
          assert.deepEqual((await noted(page)).filter((one) => one === 'rate!').length, 1);
          assert.deepEqual([...new Set(await noted(page))].sort(), ['keydown!', 'keyup!', 'rate!']);
        });
      }
    });

    test('a page that refuses made clicks gets the next one untouched', async () => {
      hold();
      await withPage(session, serve(session, 'trusted'), async (page) => {
        assert.deepEqual(await answered(page, '#up', 'proceed'), ['seen!']);
        await page.click('#up');
        await wait(100);
        assert.deepEqual(await noted(page), ['seen!', 'seen', 'rate']);
      });
    });

    test('one question covers the dialog that the act opens', async () => {
      hold();
      await withPage(session, serve(session, 'form'), async (page) => {
        assert.deepEqual(await answered(page, '#down', 'proceed'), ['thumb!']);
        await press(page, '#send');
        await wait(300);
        assert.deepEqual(await noted(page), ['thumb!', 'submit']);
        assert.equal((await notice(page))?.kind ?? null, null);
      });
    });

    test('taking a rating back is nobody’s business, and radio buttons wait like others', async () => {
      hold();
      await withPage(session, serve(session, 'radios'), async (page) => {
        await press(page, '#up');
        await wait(200);
        assert.deepEqual(await noted(page), ['taken back']);
        assert.equal(await notice(page), null);
      });
    });

    test('a row in a closed shadow root', async () => {
      hold();
      await withPage(session, serve(session, 'closed'), async (page) => {
        const { x, y } = await page.evaluate(() => window.where);
        for (const action of ['cancel', 'proceed']) {
          await page.mouse.move(x, y);
          await wait(250);
          await page.mouse.click(x, y);
          await waitForNotice(page, 'ask');
          assert.deepEqual(await noted(page), []);
          await pressNotice(page, action);
          assert.ok(await noNotice(page));
          await wait(100);
          await page.mouse.move(5, 5);
        }
        assert.deepEqual(await noted(page), ['down!', 'rate!']);
      });
    });

    test('after document.open()', async () => {
      hold();
      await withPage(session, serve(session, 'opened'), async (page) => {
        assert.deepEqual(await answered(page, '#up', 'cancel'), []);
        await page.evaluate(() => window.rewrite());
        assert.deepEqual(await answered(page, '#up', 'proceed'), ['rate!']);
      });
    });

    test('a frame without an address in a frame without one', async () => {
      hold();
      await withPage(session, serve(session, 'frames'), async (page) => {
        const outer = await (await page.waitForSelector('#outer')).contentFrame();
        const inner = await (await outer.waitForSelector('#inner')).contentFrame();
        for (const action of ['cancel', 'proceed']) {
          await press(page, '#up', inner);
          await waitForNotice(inner, 'ask');
          assert.deepEqual(await noted(page), []);
          await pressNotice(page, action, inner);
          assert.ok(await noNotice(inner));
        }
        await wait(100);
        assert.deepEqual(await noted(page), ['rate!']);
      });
    });

    test('what a page makes opens nothing, and is dropped while its control is held', async () => {
      hold();
      await withPage(session, serve(session, 'made'), async (page) => {
        await page.hover('#up');
        await wait(250);
        await page.evaluate(() => window.make());
        await wait(100);
        assert.deepEqual(await noted(page), ['pointerdown!', 'keydown!', 'click!']);
        assert.equal(await notice(page), null);
        await page.click('#up');
        await waitForNotice(page, 'ask');
        await page.evaluate(() => window.make());
        await wait(300);
        assert.equal(await page.evaluate(() => window.makeInNotice()), 'tried');
        await wait(100);
        assert.ok(await notice(page), 'none of it pressed a button');
        assert.equal((await noted(page)).length, 3);
        await pressNotice(page, 'proceed');
        await wait(100);
        assert.deepEqual((await noted(page)).slice(3), ['pointerdown!', 'click!']);
      });
    });
  });
}
