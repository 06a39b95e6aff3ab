// The browser's "save as PDF" of every view gives a clean file: what the view says is on paper and within it, what only works on
// a screen (navigation, fields, buttons) is not. In Chromium, whose paper can be had without a window; read by pdftotext.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { startPlain } from './support/gallery.mjs';
import { fillHistory } from './support/history.mjs';
import { browsers, noBrowser } from './support/session.mjs';
import { ask, enter, go, noViewer, openStore, recordOf } from './support/viewer.mjs';

const noReader = spawnSync('pdftotext', ['-v']).error ? 'pdftotext is not installed (poppler-utils)' : false;
const skip = noViewer || noReader || noBrowser('chromium') || (!browsers.includes('chromium') && 'Chromium is not asked for');

/** The words on a PDF's paper, each page in the order of reading; what lies outside a page is cut off. */
const wordsOn = (pdf) => execFileSync('pdftotext', ['-nopgbrk', '-', '-'], { input: pdf, encoding: 'utf8', maxBuffer: 32 << 20 }).replace(/\s+/gu, ' ');

describe('the viewer on paper', { skip, timeout: 120_000 }, () => {
  const store = openStore();
  let viewer;
  let browser;
  let page;
  let terms;

  before(async () => {
    const { id } = await fillHistory(store);
    terms = id('Parley AI', 'Terms of Service');
    viewer = await store.view();
    browser = await startPlain('chromium');
    page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    await enter(page, viewer);
  });
  after(async () => {
    await browser?.close();
    viewer?.close();
    store.remove();
  });

  async function paper(path) {
    await go(page, viewer, path);
    const heading = await page.$eval('main h1', (node) => node.innerText);
    const screenOnly = await page.$$eval('.masthead nav a', (all) => all.map((one) => one.innerText.trim()));
    const words = wordsOn(Buffer.from(await page.pdf({ format: 'A4', preferCSSPageSize: true })));
    assert.ok(words.includes(heading.replace(/\s+/gu, ' ')), `${path}: no heading “${heading}” on paper`);
    // Some of these words a view may use itself; all of them in a row are the navigation.
    assert.ok(!words.includes(screenOnly.join(' ')), `${path}: the navigation is on paper`);
    return words;
  }

  test('every view has its words on paper, and nothing that only works on a screen', async () => {
    const record = await recordOf(page, terms, 8, 'feedback_overrides_opt_out');
    const { finding } = await ask(page, 'provision.get', { record_id: record });
    const provision = await paper(`/provision/${record}`);
    assert.ok(provision.includes(record), 'the record id is on paper');
    assert.ok(provision.includes(finding.quote.exact.slice(0, 60)), `the exact words are on paper: ${finding.quote.exact}`);
    for (const path of ['/services', `/document/${terms}`, `/document/${terms}/text/8`, `/document/${terms}/compare/4/5`, '/changes', '/digest?days=30', '/search?q=models', '/given', '/watch', '/settings']) {
      await paper(path);
    }
  });

  test('the matrix is on paper with all of its columns, in as many tables as it takes', async () => {
    const { types, items } = await ask(page, 'services.matrix', { limit: 15 });
    const used = types.filter((one) => one.services > 0);
    assert.ok(used.length > 14, `${used.length} columns are more than a sheet has room for`);
    const words = await paper('/matrix');
    const missing = [...used.map((one) => one.name), ...items.map((one) => one.service)].filter((name) => !words.includes(name.slice(0, 24)));
    assert.deepEqual(missing, []);
    assert.equal(await page.$$eval('.on-paper table', (all) => all.length), 0, 'nothing of it stays on the screen');
  });
});
