// Every surface with made-up data, in both browsers, at three widths, light and dark: nothing cut off, covered, outside the
// window or too small; axe-core finds nothing. Pictures go to build/pictures (or SMALLPRINT_PICTURES) for people to look at:
// pixels are compared with nothing, because fonts differ from machine to machine.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { axeSource, serveGallery, startPlain } from './support/gallery.mjs';
import { lookForCovered, lookForTrouble, nothing, unfoldAll } from './support/look.mjs';
import { browsers, noBrowser } from './support/session.mjs';

const pictures = process.env.SMALLPRINT_PICTURES ?? fileURLToPath(new URL('../../build/pictures', import.meta.url));

const page = [320, 800, 1600];
const popup = [320, 384, 600];
/** Surface and the widths at which it is looked at; `+` unfolds everything that folds. */
const surfaces = {
  panel: page, 'panel+': page, changed: page, 'changed+': page, folded: page, changedfolded: page, empty: page, hostile: page,
  'notice-hold': page, 'notice-shorter': page, 'notice-tell': page, 'notice-unknown': page, 'notice-kept': page, 'notice-gone': page, 'notice-slow': page,
  'popup-loading': popup, 'popup-glance': popup, 'popup-known': popup, 'popup-watched': popup, 'popup-given+': popup, 'popup-letter': popup, 'popup-lost': popup,
  'popup-private': popup, 'popup-nothing': popup, 'popup-reading': popup, 'popup-noaccess': popup, 'popup-restricted': popup,
  'popup-missing': popup, 'popup-failing+': popup,
  options: page, 'welcome-missing': page, 'welcome-ok': page, 'welcome-forbidden': page,
};
const heights = { popup: 600, page: 860 };

async function open(tab, url, surface, scheme, direction = 'ltr') {
  if (scheme) await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await tab.goto(`${url}?show=${surface.replace('+', '')}&dir=${direction}`, { waitUntil: 'load' });
  await tab.waitForFunction(() => document.querySelector('smallprint-panel, smallprint-notice, body > main:not(#page)'), { timeout: 10_000 });
  if (surface.endsWith('+')) await tab.evaluate(unfoldAll);
}

const size = (surface, width) => ({ width, height: surface.startsWith('popup') ? heights.popup : heights.page });

async function violations(tab) {
  await tab.evaluate(axeSource());
  return tab.evaluate(async () => {
    const host = document.querySelector('smallprint-panel, smallprint-notice');
    // The made-up page behind is not ours to judge. A panel is no page: it has no landmark or first heading of its own.
    const context = host ?? document;
    const rules = host ? { region: { enabled: false }, 'page-has-heading-one': { enabled: false } } : {};
    const { violations: found } = await window.axe.run(context, { resultTypes: ['violations'], rules });
    return found.map((one) => `${one.id}: ${one.nodes.map((node) => `${node.html.slice(0, 120)} ${node.any[0]?.message ?? ''}`).join(' | ')}`.slice(0, 600));
  });
}

for (const name of browsers) {
  describe(`surfaces in ${name}`, { skip: noBrowser(name) }, () => {
    let gallery;
    before(async () => { gallery = await serveGallery(); mkdirSync(path.join(pictures, name), { recursive: true }); });
    after(() => gallery?.close());

    for (const scheme of ['light', 'dark']) {
      test(scheme, { timeout: 240_000 }, async () => {
        const browser = await startPlain(name, scheme);
        const wrong = [];
        try {
          const tab = await browser.newPage();
          for (const [surface, widths] of Object.entries(surfaces)) {
            await tab.setViewport(size(surface, widths[1]));
            await open(tab, gallery.url, surface, name === 'chromium' ? scheme : undefined);
            const dark = await tab.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
            assert.equal(dark, scheme === 'dark', 'the scheme is the one that was asked for');
            for (const width of widths) {
              await tab.setViewport(size(surface, width));
              const found = [...(await tab.evaluate(lookForTrouble)), ...(await tab.evaluate(lookForCovered))];
              wrong.push(...found.map((one) => `${surface} ${width} ${scheme}: ${one}`));
              await tab.screenshot({ path: path.join(pictures, name, `${surface}-${width}-${scheme}.png`) });
            }
            // Names, roles, relations and contrast are the same in both browsers: one is asked.
            if (name === 'chromium') wrong.push(...(await violations(tab)).map((one) => `${surface} ${scheme}: axe ${one}`));
          }
        } finally {
          await browser.close();
        }
        nothing(wrong);
      });
    }

    test('right to left, and with the text twice as large', { timeout: 120_000 }, async () => {
      const browser = await startPlain(name);
      const wrong = [];
      try {
        const tab = await browser.newPage();
        for (const surface of ['panel+', 'changed', 'changedfolded', 'notice-hold', 'popup-glance', 'options', 'welcome-missing']) {
          for (const width of [320, 1600]) {
            await tab.setViewport(size(surface, width));
            await open(tab, gallery.url, surface, undefined, 'rtl');
            wrong.push(...(await tab.evaluate(lookForTrouble)).map((one) => `${surface} ${width} right to left: ${one}`));
            await tab.screenshot({ path: path.join(pictures, name, `${surface}-${width}-rtl.png`) });
          }
        }
        const side = await tab.evaluate(() => getComputedStyle(document.querySelector('main')).direction);
        assert.equal(side, 'rtl');
        for (const surface of ['panel+', 'notice-hold']) {
          await tab.setViewport(size(surface, 800));
          await open(tab, gallery.url, surface);
          await tab.evaluate(() => {
            for (const host of document.querySelectorAll('smallprint-panel, smallprint-notice')) {
              for (const box of host.shadowRoot.querySelectorAll('.sp, :scope > div, :scope > dialog')) box.style.setProperty('--k', '2');
            }
          });
          wrong.push(...(await tab.evaluate(lookForTrouble)).map((one) => `${surface} twice as large: ${one}`));
          await tab.screenshot({ path: path.join(pictures, name, `${surface}-large.png`) });
        }
      } finally {
        await browser.close();
      }
      nothing(wrong);
    });
  });
}

describe('what the checks are worth', { skip: noBrowser('chromium') }, () => {
  test('they find what is planted', async () => {
    const browser = await startPlain('chromium');
    try {
      const tab = await browser.newPage();
      await tab.setViewport({ width: 320, height: 500 });
      await tab.setContent(`<main><div style="width:500px">wide</div><p style="width:40px;overflow:hidden;white-space:nowrap">cut off words</p>
        <button style="width:10px;height:10px;padding:0"></button><div style="position:relative"><button>under</button>
        <i style="position:absolute;inset:0;background:red">over</i></div><span style="font-size:8px">tiny</span></main>`);
      const found = (await tab.evaluate(lookForTrouble)).join('\n');
      for (const word of ['the page is', 'outside the window', 'cut off', 'too small', 'letters of']) assert.ok(found.includes(word), `${word} in ${found}`);
      assert.equal((await tab.evaluate(lookForCovered)).length, 1);
      assert.ok((await violations(tab)).join().includes('button-name'));
    } finally {
      await browser.close();
    }
  });
});
