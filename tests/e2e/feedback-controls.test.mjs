// The detector in real browsers: real pointing and focusing on the project's own pages and the corpus, in closed shadow
// roots and in a frame in a frame. (What happens with an act is tested in feedback-acts.)
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { findBrowser } from '../../installers/demo/browser.mjs';
import puppeteer from '../../installers/demo/node_modules/puppeteer-core/lib/esm/puppeteer/puppeteer-core.js';
import { corpus } from './support/corpus.mjs';
import { detectorScript, watch } from './support/detector.mjs';
import { browsers, noBrowser } from './support/session.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const own = path.join(here, 'pages/feedback');
const theirs = path.join(corpus, 'controls');
const noControls = existsSync(theirs) ? false : 'the corpus is not here; set SMALLPRINT_CORPUS';
const script = await detectorScript();

// Elements of libraries that are not loaded have no size of their own.
const style = '<style>button,[role=button],img,.cursor-pointer,igc-icon-button{display:inline-block;min-width:24px;min-height:24px;cursor:pointer}</style>';

const pagesOf = (directory, list) =>
  JSON.parse(readFileSync(path.join(directory, list), 'utf8')).map((page) => ({
    ...page, html: readFileSync(path.join(directory, page.file), 'utf8').replace('</head>', `${style}</head>`),
  }));

async function openPage(browser, html) {
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(watch);
  // An address, not setContent: that opens the document anew, which takes all listeners away.
  await page.goto(`data:text/html;charset=utf-8,${encodeURIComponent(html.replace(/<img /g, '<img width="24" height="24" '))}`);
  await page.evaluate((text) => { (0, eval)(`${text};window.detector=detector`); }, script);
  return page;
}

/** Where the elements are that `selector` finds (all, when empty), and whether a control is to be found there. */
const placesOf = (page, selector, shadow) => page.evaluate((query, host) => {
  const root = host === undefined ? document : document.querySelector(host).shadowRoot;
  const style = document.querySelector('style');
  if (root !== document && style !== null) root.append(style.cloneNode(true));
  return Array.from(root.querySelectorAll(query), (element) => {
    const inner = element.shadowRoot?.querySelector('button') ?? element;
    const { x, y, width, height } = inner.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2, seen: width > 0 && height > 0 && y + height / 2 < innerHeight };
  });
}, selector, shadow);

const directions = (page) => page.evaluate(() => { const all = window.seen.map((seen) => seen.direction); window.seen = []; return all; });

async function checkControls(browser, pages) {
  const missed = [];
  let total = 0;
  for (const { file, controls, html } of pages) {
    const page = await openPage(browser, html);
    for (const { selector, polarity, shadow } of controls) {
      for (const { x, y, seen } of await placesOf(page, selector, shadow)) {
        total += 1;
        await page.mouse.move(0, 0);
        await directions(page);
        await page.mouse.move(x, y);
        const found = await directions(page);
        if (!seen || found.at(-1) !== polarity) missed.push(`${file} ${selector}: ${polarity}, said ${found.join() || 'nothing'}${seen ? '' : ' (not on the screen)'}`);
      }
    }
    await page.close();
  }
  return { total, missed };
}

async function checkSilence(browser, pages) {
  for (const { file, html } of pages) {
    const page = await openPage(browser, html);
    for (const { x, y, seen } of await placesOf(page, 'body *')) if (seen) await page.mouse.move(x, y);
    assert.deepEqual(await directions(page), [], `${file} stays silent`);
    await page.close();
  }
}

for (const name of browsers) {
  describe(`feedback controls in ${name}`, { skip: noBrowser(name) }, () => {
    let browser;
    const home = mkdtempSync(path.join(tmpdir(), 'smallprint-detector-'));
    before(async () => {
      browser = await puppeteer.launch({
        browser: name === 'firefox' ? 'firefox' : 'chrome', executablePath: findBrowser(name), headless: true,
        defaultViewport: { width: 1000, height: 900 }, env: { ...process.env, HOME: home },
        args: name === 'firefox' ? [] : ['--no-sandbox', '--disable-gpu', '--no-first-run'],
      });
    });
    after(async () => {
      await browser?.close();
      rmSync(home, { recursive: true, force: true });
    });

    test('our own pages: every control', async () => {
      const { total, missed } = await checkControls(browser, pagesOf(own, 'controls.json'));
      assert.deepEqual(missed, []);
      assert.ok(total > 30);
    });

    test('our own near misses: nothing', () => checkSilence(browser, pagesOf(own, 'near-misses.json')));

    test('the corpus: every control', { skip: noControls }, async () => {
      assert.deepEqual((await checkControls(browser, pagesOf(theirs, 'fixtures.json'))).missed, []);
    });

    test('the corpus: no near miss', { skip: noControls }, () => checkSilence(browser, pagesOf(theirs, 'nearmiss.json')));

    test('a closed root in a closed root, by pointer and by keyboard', async () => {
      const page = await openPage(browser, `<head>${style}</head><body><chat-box></chat-box></body>`);
      await page.evaluate(() => {
        const outer = document.querySelector('chat-box').attachShadow({ mode: 'closed' });
        outer.innerHTML = '<div class="bot-message"><p>Five days.</p><rate-bar></rate-bar></div>';
        const inner = outer.querySelector('rate-bar').attachShadow({ mode: 'closed' });
        inner.innerHTML = '<button aria-label="Good response">+</button><button aria-label="Bad response">-</button>';
        const { x, y, width, height } = inner.lastChild.getBoundingClientRect();
        window.place = { x: x + width / 2, y: y + height / 2 };
      });
      const { x, y } = await page.evaluate(() => window.place);
      await page.mouse.move(x, y);
      assert.equal((await directions(page)).at(-1), 'down');
      await page.keyboard.press('Tab');
      assert.equal((await directions(page)).at(-1), 'up');
      await page.keyboard.press('Enter');
      assert.equal((await directions(page)).at(-1), 'up', 'a click made by a key');
      await page.close();
    });

    test('a frame in a frame', async () => {
      const inner = '<div class=assistant><p>Five days.</p><button aria-label=Helpful>+</button><button aria-label=\'Not helpful\'>-</button></div>';
      const outer = `<iframe srcdoc="${inner.replaceAll('"', '&quot;')}" width="400" height="200"></iframe>`;
      const page = await openPage(browser, `<head>${style}</head><body><iframe srcdoc="${outer.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}" width="500" height="300"></iframe></body>`);
      let frame;
      for (let round = 0; round < 50 && frame === undefined; round += 1) {
        for (const candidate of page.frames()) if (await candidate.$('[aria-label=Helpful]').catch(() => null)) frame = candidate;
        if (frame === undefined) await new Promise((resolve) => setTimeout(resolve, 100));
      }
      await frame.evaluate(watch);
      await frame.evaluate((text) => { (0, eval)(`${text};window.detector=detector`); }, script);
      await (await frame.$('[aria-label=Helpful]')).hover();
      assert.equal((await directions(frame)).at(-1), 'up');
      await page.close();
    });
  });
}
