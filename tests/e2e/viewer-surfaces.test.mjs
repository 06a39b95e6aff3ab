// Every view of the history in both browsers, at three widths, light and dark, over a made-up history and an empty one:
// nothing cut off, covered, outside the window or too small; axe-core finds nothing. Pictures go to build/pictures (or
// SMALLPRINT_PICTURES) for people to look at: pixels are compared with nothing, because fonts differ from machine to machine.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startPlain } from './support/gallery.mjs';
import { fillHistory } from './support/history.mjs';
import { lookForCovered, lookForTrouble, nothing } from './support/look.mjs';
import { browsers, noBrowser } from './support/session.mjs';
import { drawn, enter, go, noViewer, openStore, recordOf, step, violations } from './support/viewer.mjs';

const pictures = process.env.SMALLPRINT_PICTURES ?? fileURLToPath(new URL('../../build/pictures', import.meta.url));
const widths = [320, 800, 1440];
const dark = { light: false, dark: true };

/** The views over the made-up history, by the name of their picture. */
async function viewsOf({ id }, page) {
  const terms = id('Parley AI', 'Terms of Service');
  const provision = await recordOf(page, terms, 8, 'feedback_overrides_opt_out');
  const gone = await recordOf(page, terms, 4, 'training_opt_in');
  return {
    services: '/services', matrix: '/matrix', 'matrix-one-category': '/matrix?category=ai', clause: '/clause/content_trains_ai',
    document: `/document/${terms}`, 'document-old': `/document/${terms}/version/3`, text: `/document/${terms}/text/8`,
    compare: `/document/${terms}/compare/4/5`, 'compare-far': `/document/${terms}/compare/1/8`, provision: `/provision/${provision}`, 'provision-gone': `/provision/${gone}`,
    changes: '/changes', digest: '/digest?days=30', search: '/search?q=models', given: '/given', watch: '/watch', settings: '/settings', nowhere: '/nowhere',
  };
}

const emptyViews = {
  services: '/services', matrix: '/matrix', changes: '/changes', digest: '/digest', search: '/search?q=models', given: '/given', watch: '/watch', settings: '/settings',
};

/** What is out of sight is drawn as well: the pictures are of whole pages. For as long as the page is not loaded anew. */
const drawAll = (page) =>
  page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.viewer * { content-visibility: visible !important; }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });

/** Whether the present view's entry of the navigation is in the window. A function for the page; true where none is present. */
const hereInSight = () => {
  const here = document.querySelector('.masthead nav [aria-current]')?.getBoundingClientRect();
  return !here || (here.left >= 0 && here.right <= innerWidth);
};

async function picture(page, name, view, width, scheme) {
  await page.screenshot({ path: path.join(pictures, name, `viewer-${view}-${width}-${scheme}.png`), fullPage: true, ...(name === 'chromium' && { optimizeForSpeed: true }) });
}

for (const name of browsers) {
  describe(`the viewer's surfaces in ${name}`, { skip: noViewer || noBrowser(name) }, () => {
    const store = openStore();
    const bare = openStore();
    let viewer;
    let empty;
    let filled;

    before(async () => {
      mkdirSync(path.join(pictures, name), { recursive: true });
      filled = await fillHistory(store);
      viewer = await store.view();
      empty = await bare.view();
    });
    after(() => {
      viewer?.close();
      empty?.close();
      store.remove();
      bare.remove();
    });

    /**
     * Each view once, by a step inside the viewer; then its widths, and in each the colours that this browser can be asked
     * for. Where things stand is looked at in the first colours only: they move nothing.
     */
    async function look(page, shown, prefix, schemes, wrong) {
      await drawAll(page);
      for (const [view, to] of Object.entries(shown)) {
        await step(page, to);
        await page.evaluate(() => document.activeElement.blur()); // The heading has it, for who goes by keyboard.
        for (const [turn, width] of widths.entries()) {
          await page.setViewport({ width, height: 900 });
          for (const scheme of schemes) {
            if (name === 'chromium') await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
            await drawn(page);
            if (scheme === 'light') {
              const found = [...(await page.evaluate(lookForTrouble)), ...(await page.evaluate(lookForCovered))];
              wrong.push(...found.map((one) => `${prefix}${view} ${width}: ${one}`));
              if (!(await page.evaluate(hereInSight))) wrong.push(`${prefix}${view} ${width}: the navigation hides where one is`);
            }
            await picture(page, name, prefix + view, width, scheme);
            // Names, roles, relations and contrast are the same in both browsers and at all widths: one is asked.
            if (name === 'chromium' && turn === 1) wrong.push(...(await violations(page)).map((one) => `${prefix}${view} ${scheme}: axe ${one}`));
          }
        }
      }
    }

    test('in the system’s high contrast everything is in its colours, and what is chosen stays told', { skip: name !== 'chromium' && 'only Chromium can be asked for it', timeout: 60_000 }, async () => {
      const browser = await startPlain(name);
      try {
        const page = await browser.newPage();
        const session = await page.createCDPSession();
        await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }, { name: 'prefers-color-scheme', value: 'dark' }] });
        await page.setViewport({ width: widths[2], height: 900 });
        await enter(page, viewer);
        await go(page, viewer, '/services');
        const seen = await page.evaluate(() => {
          const colour = (element, property) => getComputedStyle(element)[property];
          const [ground, ink] = ['Canvas', 'CanvasText'].map((name) => {
            const probe = document.createElement('p');
            probe.style.color = name;
            document.body.append(probe);
            const found = colour(probe, 'color');
            probe.remove();
            return found;
          });
          const links = [...document.querySelectorAll('.masthead nav a')];
          return {
            ground, ink, forced: matchMedia('(forced-colors: active)').matches,
            bars: [...new Set([...document.querySelectorAll('.spark .bars')].map((bar) => colour(bar, 'fill')))],
            marks: [...new Set([...document.querySelectorAll('.label-answer svg')].map((mark) => colour(mark, 'color')))],
            chosen: links.filter((link) => colour(link, 'borderBlockEndColor') !== ground).map((link) => link.getAttribute('aria-current')),
          };
        });
        assert.ok(seen.forced);
        assert.notEqual(seen.ground, seen.ink);
        assert.deepEqual(seen.bars, [seen.ink]);
        assert.deepEqual(seen.marks, [seen.ink]);
        assert.deepEqual(seen.chosen, ['page'], 'one entry of the navigation is underlined');
        await drawAll(page);
        await picture(page, name, 'services', widths[2], 'contrast');
        nothing((await page.evaluate(lookForTrouble)).map((one) => `services contrast: ${one}`));
      } finally {
        await browser.close();
      }
    });

    // Firefox keeps the colours it was started with.
    for (const schemes of name === 'chromium' ? [['light', 'dark']] : [['light'], ['dark']]) {
      test(schemes.join(' and '), { timeout: 240_000 }, async () => {
        const browser = await startPlain(name, schemes[0]);
        const wrong = [];
        try {
          const page = await browser.newPage();
          await page.setViewport({ width: widths[1], height: 900 });
          await page.goto(`${viewer.origin}/`);
          await page.waitForSelector('[data-phase=no_session]');
          for (const scheme of schemes) {
            if (name === 'chromium') await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
            assert.equal(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches), dark[scheme], 'the scheme is the one that was asked for');
            await picture(page, name, 'no-session', widths[1], scheme);
            if (name === 'chromium') wrong.push(...(await violations(page)).map((one) => `no-session ${scheme}: axe ${one}`));
          }
          await enter(page, viewer);
          await look(page, await viewsOf(filled, page), '', schemes, wrong);
          await enter(page, empty);
          await look(page, emptyViews, 'empty-', schemes, wrong);
        } finally {
          await browser.close();
        }
        nothing(wrong);
      });
    }
  });
}
