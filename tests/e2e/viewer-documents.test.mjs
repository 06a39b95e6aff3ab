// The history viewer: services, matrix, document, text and comparison, in a real browser over a real store. Everything that
// is hostile or too large is in the store: markup as text, a paragraph of 2 MB, 3,000 clauses, right-to-left words.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startPlain } from './support/gallery.mjs';
import { sampleTerms } from './support/sample.mjs';
import { browsers, eventually, noBrowser } from './support/session.mjs';
import { drawn, enter, go, noViewer, openStore, violations } from './support/viewer.mjs';

const hostile = '<p>We may &lt;script&gt;window.stolen = 1&lt;/script&gt;&lt;img src=x onerror="window.stolen = 1"&gt; share what you write.</p>';
const arabic = '<p>يجوز لنا إنهاء حسابك في أي وقت ودون إشعار.</p>';
const many = Array.from({ length: 3_000 }, (_one, at) => `<p>Clause ${at + 1}: in case number ${at * 7 + 13} you tell us within ${at + 2} days of week ${at + 5}.</p>`).join('');
const long = `<p>${'We may change these terms whenever we like and for whatever reason there may be. '.repeat(26_000)}</p>`;

for (const name of browsers) {
  describe(`the viewer in ${name}`, { skip: noViewer || noBrowser(name) }, () => {
    const store = openStore();
    let viewer;
    let browser;
    let page;
    let id;
    let large;
    let wide;

    before(async () => {
      const url = 'https://parley.example/terms';
      id = store.read(url, sampleTerms({ extra: hostile + arabic })).document.id;
      store.read(url, sampleTerms({ extra: hostile + arabic, arbitrationDays: 10 }));
      store.read(url, sampleTerms({ extra: hostile + arabic, arbitrationDays: 10, date: '4 March 2026' }));
      large = store.read('https://quillhouse.example/terms', sampleTerms({ extra: many })).document.id;
      wide = store.read('https://inkwell.example/terms', sampleTerms({ extra: long })).document.id;
      viewer = await store.view();
      browser = await startPlain(name);
      page = await browser.newPage();
    });
    after(async () => {
      await browser?.close();
      viewer?.close();
      store.remove();
    });

    test('a link without a session says how to open it, keeps its path, and goes on when another tab is let in', async () => {
      await page.goto(`${viewer.origin}/document/${id}`);
      await page.waitForSelector('[data-phase=no_session]');
      assert.equal(new URL(page.url()).pathname, `/document/${id}`);
      assert.match(await page.$eval('[data-empty=no-session]', (element) => element.textContent), new RegExp(`smallprint view --at ${id}`));
      const other = await browser.newPage();
      await enter(other, viewer);
      await page.waitForSelector('.viewer[data-phase=ready] h1', { timeout: 10_000 });
      assert.equal(new URL(page.url()).pathname, `/document/${id}`);
      await other.close();
    });

    test('`view --at` leads to the document, whose hash is checked live', async () => {
      await enter(page, viewer, id);
      assert.equal(new URL(page.url()).pathname, `/document/${id}`);
      assert.equal(new URL(page.url()).hash, '');
      await page.waitForSelector('[data-check=ok]');
      const text = await page.$eval('main', (element) => element.textContent);
      assert.match(text, /https?:|parley\.example\/terms/);
      assert.match(await page.$eval('.provenance a[href^="https://web.archive.org/web/"]', (link) => link.href), /\/web\/\d{14}\/https:\/\/parley\.example\/terms$/);
      assert.equal(await page.$$eval('.steps-list > li', (list) => list.length), 3);
    });

    test('a new link in a tab that shows the viewer lets it in, too', async () => {
      const other = await browser.newPage();
      await other.goto(`${viewer.origin}/`);
      await other.waitForSelector('.viewer[data-phase]');
      await other.evaluate(() => sessionStorage.clear());
      await other.goto(viewer.link(id));
      const there = (path) => location.pathname === path && document.querySelector('[data-check=ok]') !== null;
      const letIn = await eventually(() => other.evaluate(there, `/document/${id}`).catch(() => false)); // It loads itself anew.
      await other.close();
      assert.ok(letIn);
    });

    test('services answer the eight questions; search and sort are the host’s', async () => {
      await go(page, viewer, '/services');
      assert.ok(await eventually(() => page.$$eval('.services td.answer', (cells) => cells.length === 24)));
      await page.type('input[type=search]', 'quill');
      assert.ok(await eventually(() => page.$$eval('.services tbody tr', (rows) => rows.length === 1)));
      assert.match(page.url(), /q=quill/);
      await go(page, viewer, '/services?sort=changes');
      assert.equal(await page.$eval('.services tbody tr', (row) => row.dataset.service.includes('parley')), true);
    });

    test('the matrix leads from a mark to the provision, and to all services with a clause', async () => {
      await go(page, viewer, '/matrix?category=disputes');
      await page.waitForSelector('.matrix td a');
      assert.match(await page.$eval('.matrix td a', (link) => link.getAttribute('href')), /^\/provision\/SP-P-[A-Z2-7]{10}$/);
      await page.$eval('.matrix a[href="/clause/arbitration"]', (link) => link.click());
      await page.waitForSelector('.clause-list li');
      assert.equal(await page.$$eval('.clause-list > li', (list) => list.length), 3);
    });

    test('steps between versions are taken with the keyboard; words are marked, what is cosmetic is folded away', async () => {
      await go(page, viewer, `/document/${id}/compare/1/2`);
      assert.equal(await page.$eval('.diff .changed ins', (mark) => mark.textContent), '10');
      assert.equal(await page.$eval('.diff .changed del', (mark) => mark.textContent), '30');
      await page.keyboard.press('ArrowRight');
      assert.ok(await eventually(() => page.url().endsWith('/compare/2/3')));
      await drawn(page);
      assert.ok(await eventually(() => page.evaluate(() => document.activeElement.localName === 'h1')), 'the focus follows the step');
      assert.ok(await page.$('[data-empty=cosmetic]'));
      assert.equal(await page.$eval('details.fold', (fold) => fold.open), false);
      await page.click('details.fold > summary');
      assert.deepEqual(await page.$$eval('.diff.quiet :is(ins, del)', (marks) => marks.map((mark) => mark.textContent)), ['3', '4']);
      await page.keyboard.press('k');
      assert.ok(await eventually(() => page.url().endsWith('/compare/1/2')));
      await page.goBack();
      assert.ok(await eventually(() => page.url().endsWith('/compare/2/3')));
    });

    test('markup in terms is text, and right-to-left words stand right to left', async () => {
      await go(page, viewer, `/document/${id}/text/3`);
      const text = await page.$eval('.terms-text', (element) => element.textContent);
      assert.match(text, /<script>window\.stolen = 1<\/script><img src=x onerror="window\.stolen = 1">/);
      assert.equal(await page.evaluate(() => globalThis.stolen), undefined);
      assert.equal(await page.$eval('.terms-text img, .terms-text script', () => true).catch(() => false), false);
      assert.equal(await page.$$eval('.terms-text p', (list) => getComputedStyle(list.find((one) => one.textContent.startsWith('يجوز'))).direction), 'rtl');
    });

    test('3,000 clauses come page by page, 2 MB in pieces', async () => {
      await go(page, viewer, `/document/${large}/text/1`);
      const first = await page.$$eval('.terms-text .block', (list) => list.length);
      assert.ok(first >= 300 && first < 3_000, `${first} blocks at once`);
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      assert.ok(await eventually(() => page.$$eval('.terms-text .block', (list, before) => list.length > before, first)));
      await go(page, viewer, `/document/${wide}/text/1`);
      const length = () => page.$eval('.terms-text', (element) => element.textContent.length);
      const toEnd = async () => {
        await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
        return (await length()) > 2_000_000;
      };
      assert.ok(await eventually(toEnd, 20_000), 'all of it by scrolling');
      const replies = await page.evaluate(() =>
        performance.getEntriesByType('resource').filter((entry) => entry.name.endsWith('/rpc')).map((entry) => entry.decodedBodySize));
      assert.ok(replies.every((size) => size <= 1_048_576) && replies.filter((size) => size > 100_000).length > 1, `in pieces: ${replies}`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    });

    test('everything by keyboard, and the focus follows a step', async () => {
      await go(page, viewer, '/services');
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement.className), 'skip-link');
      await page.$eval('.services tbody a', (link) => link.focus());
      await page.keyboard.press('Enter');
      assert.ok(await eventually(() => page.evaluate(() => location.pathname.startsWith('/document/') && document.activeElement.localName === 'h1')));
    });

    test('axe-core finds nothing wrong, at 320 pixels and at 1,600', async () => {
      for (const to of ['/services', '/matrix', '/clause/arbitration', `/document/${id}`, `/document/${id}/compare/1/2`, `/document/${id}/text/1`, '/nowhere']) {
        for (const width of to === '/services' ? [320, 1600] : [320]) {
          await page.setViewport({ width, height: 900 });
          await go(page, viewer, to);
          if (name === 'chromium') assert.deepEqual(await violations(page), [], `${to} at ${width}`); // The same in both.
          assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${to} is wider than ${width}`);
        }
      }
    });
  });

  describe(`an empty history in ${name}`, { skip: noViewer || noBrowser(name) }, () => {
    test('says so in every view', async () => {
      const store = openStore();
      const viewer = await store.view();
      const browser = await startPlain(name, 'dark');
      try {
        const page = await browser.newPage();
        await enter(page, viewer);
        for (const to of ['/services', '/matrix']) {
          await go(page, viewer, to);
          assert.ok(await page.waitForSelector('[data-empty=no-documents]', { timeout: 5_000 }), to);
          assert.deepEqual(await violations(page), [], to);
        }
        for (const to of ['/document/SP-D-AAAAAAAAAA', '/document/SP-D-AAAAAAAAAA/compare/1/2', '/document/SP-D-AAAAAAAAAA/text/1', '/provision/SP-P-AAAAAAAAAA']) {
          await go(page, viewer, to);
          assert.ok(await page.waitForSelector('[data-callout=failed]', { timeout: 5_000 }), to);
          assert.deepEqual(await violations(page), [], to);
        }
      } finally {
        await browser.close();
        viewer.close();
        store.remove();
      }
    });
  });
}
