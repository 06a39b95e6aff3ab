// The panel on a page, with the real host: it moves nothing of the page, says the three lines and the label, shows the words
// behind an answer in the page, is worked by the keyboard, and stays folded on the site where it was folded.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readPanel, waitForPanel } from '../../installers/demo/panel.mjs';
import { sampleTerms } from './support/sample.mjs';
import { browsers, eventually, noBrowser, withPage, withSession } from './support/session.mjs';

const host = 'parley.example';
const address = `https://${host}/terms`;
const other = 'quillhouse.example';
// A long text below, so that the page scrolls and could be moved; a promise, so that a row of the label is good news.
const extra = `<h2>5. Your data</h2><p>We do not sell your personal information.</p>${'<p>These Terms also hold for later versions of the Services.</p>'.repeat(40)}`;

const label = (page) =>
  page.evaluate(() =>
    Object.fromEntries([...document.querySelector('smallprint-panel').shadowRoot.querySelectorAll('[data-row]')].map((row) => [row.dataset.row, row.dataset.answer])));

const inPanel = (page, work, ...values) =>
  page.evaluate((code, all) => new Function('root', 'values', `return (${code})(root, ...values)`)(document.querySelector('smallprint-panel')?.shadowRoot, all), `${work}`, values);

const folded = (page) => inPanel(page, (root) => root?.host.hasAttribute('data-folded') ?? null);

async function pressIn(page, selector) {
  const handle = await page.evaluateHandle((what) => document.querySelector('smallprint-panel').shadowRoot.querySelector(what), selector);
  await handle.click();
}

const marked = (page) =>
  eventually(() => page.evaluate(() => {
    const range = [...(globalThis.CSS?.highlights?.get('smallprint') ?? [])][0];
    return range?.toString() ?? document.querySelector('mark[data-smallprint]')?.textContent;
  }), 5000);

for (const name of browsers) {
  describe(`the panel in ${name}`, { skip: noBrowser(name) }, () => {
    const session = withSession(name);

    test('three lines, the label, and the words behind an answer', async () => {
      session.server.set(host, '/terms', sampleTerms({ extra }));
      await withPage(session, address, async (page) => {
        await waitForPanel(page);
        const { findings } = await readPanel(page);
        const lines = await inPanel(page, (root) => [...root.querySelectorAll('[data-part=gist] [data-action=goto]')].map((one) => one.textContent));
        assert.equal(lines.length, 3);
        assert.ok(lines.every((line) => findings.some(({ headline }) => headline !== '' && line.includes(headline))), lines.join('\n'));

        const answers = await label(page);
        assert.deepEqual(Object.keys(answers), ['kept', 'read', 'trains', 'shared', 'sold', 'ads', 'opt_out', 'leave']);
        assert.equal(answers.trains, 'yes');
        assert.equal(answers.sold, 'no');
        assert.equal(answers.read, 'not_said');

        await pressIn(page, '[data-row=sold] summary');
        await pressIn(page, '[data-row=sold] [data-action=quote]');
        const words = await marked(page);
        assert.ok(words?.includes('do not sell'), `the words are marked in the page: ${words}`);
      });
    });

    test('moves nothing of the page', { skip: name === 'firefox' ? 'Firefox does not report layout shifts' : false }, async () => {
      const page = await session.browser.newPage();
      try {
        await page.evaluateOnNewDocument(() => {
          window.shifts = [];
          // What moves within half a second of a press is the person's own doing, and not counted as a shift.
          new PerformanceObserver((list) => window.shifts.push(...list.getEntries().filter((entry) => !entry.hadRecentInput).map((entry) => entry.value)))
            .observe({ type: 'layout-shift', buffered: true });
        });
        await page.goto(address, { waitUntil: 'load' });
        await waitForPanel(page);
        const box = () => page.evaluate(() => JSON.stringify([document.querySelector('h1').getBoundingClientRect(), document.documentElement.scrollHeight]));
        const before = await box();
        await pressIn(page, '[data-action=collapse]');
        await pressIn(page, '[data-action=expand]');
        await new Promise((done) => setTimeout(done, 300));
        assert.deepEqual(await page.evaluate(() => window.shifts), []);
        assert.equal(await box(), before);
        // The observer does see what moves, half a second after the last press.
        await new Promise((done) => setTimeout(done, 600));
        await page.evaluate(() => document.querySelector('h1').before(Object.assign(document.createElement('div'), { style: 'height: 90px' })));
        assert.ok(await eventually(() => page.evaluate(() => window.shifts.length > 0)));
      } finally {
        await page.close();
      }
    });

    test('by keyboard alone: in, through, folded, out', async () => {
      await withPage(session, address, async (page) => {
        await waitForPanel(page);
        await page.bringToFront();
        await page.evaluate(() => [...document.querySelectorAll('a')].at(-1).focus());
        // From the page's last link, Tab leads into the panel.
        await page.keyboard.press('Tab');
        const focus = () => inPanel(page, (root) => root.activeElement?.dataset.action ?? root.activeElement?.localName ?? null);
        assert.equal(await focus(), 'collapse');
        const order = [];
        for (let step = 0; step < 40; step += 1) {
          await page.keyboard.press('Tab');
          const at = await focus();
          if (at === null) break;
          order.push(at);
          // Beyond the panel is the browser's own window, which takes the keyboard with it.
          if (at === 'summary') break;
        }
        const first = (what) => order.indexOf(what);
        assert.ok(first('close') === 0 && first('goto') > 0 && first('summary') > first('goto'), order.join());

        await inPanel(page, (root) => root.querySelector('[data-part=gist] [data-action=goto]').focus());
        await page.keyboard.press('Enter');
        await eventually(async () => (await focus()) !== 'goto', 2000);
        assert.equal(await focus(), 'unfold', 'a line leads to its finding');
        assert.equal(await inPanel(page, (root) => root.activeElement.getAttribute('aria-expanded')), 'true');

        await page.keyboard.press('Escape');
        assert.equal(await folded(page), true);
        assert.equal(await focus(), 'expand');
        await page.keyboard.press(' ');
        assert.equal(await folded(page), false);
        assert.equal(await focus(), 'collapse');
      });
    });

    test('stays folded on the site where it was folded', async () => {
      await withPage(session, address, async (page) => {
        await waitForPanel(page);
        assert.equal(await folded(page), false);
        await pressIn(page, '[data-action=collapse]');
        assert.equal(await folded(page), true);
        await new Promise((done) => setTimeout(done, 300));
      });
      await withPage(session, address, async (page) => {
        await waitForPanel(page);
        assert.equal(await folded(page), true);
        assert.ok((await readPanel(page)).findings.length > 3, 'all findings are in it though it is folded');
      });
      session.server.set(other, '/terms', sampleTerms({ extra }));
      await withPage(session, `https://${other}/terms`, async (page) => {
        await waitForPanel(page);
        assert.equal(await folded(page), false);
      });
    });
  });
}
