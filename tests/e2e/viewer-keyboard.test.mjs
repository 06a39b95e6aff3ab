// The viewer by keyboard alone, in both browsers, over a made-up history: in every view the Tab key reaches whatever can be
// pressed, opened or typed into, what has the focus shows it, and nothing listens for a pointer that is no control. Then the
// ways that a person goes: from a table to a provision and back, versions by arrow keys, what unfolds, what asks twice.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startPlain } from './support/gallery.mjs';
import { fillHistory } from './support/history.mjs';
import { nothing, unfoldAll } from './support/look.mjs';
import { browsers, eventually, noBrowser } from './support/session.mjs';
import { drawn, enter, go, noViewer, openStore, recordOf, step } from './support/viewer.mjs';

/** In the page, before anything of it runs: who listens for a press. */
function watchListeners() {
  globalThis.pressable = new Set();
  const add = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (kind, ...rest) {
    if (this instanceof Element && /^(click|mousedown|pointerdown|touchstart)$/.test(kind)) globalThis.pressable.add(this);
    return add.call(this, kind, ...rest);
  };
}

const controls = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';

/** In the page: begins to note where the focus goes; how many controls there are to reach. */
function beginNoting(selector) {
  globalThis.reached = new Map();
  globalThis.noting?.abort();
  globalThis.noting = new AbortController();
  const visible = (element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1.5;
  };
  document.addEventListener('focusin', ({ target }) => {
    // A box that is drawn by its label shows it there.
    const places = [target, target.closest('label'), target.nextElementSibling].filter(Boolean);
    globalThis.reached.set(target, places.some(visible));
  }, { capture: true, signal: globalThis.noting.signal });
  const count = [...document.querySelectorAll(selector)].filter((one) => !one.disabled && one.checkVisibility()).length;
  // Somewhere to go at the end: past the last control Tab would leave the page for the browser's own buttons.
  const beyond = Object.assign(document.createElement('div'), { className: 'beyond' });
  for (let at = 0; at < 24; at += 1) beyond.append(Object.assign(document.createElement('button'), { textContent: 'beyond' }));
  document.body.append(beyond);
  document.querySelector('.skip-link').focus(); // The first of all; Tab goes on from there in both browsers.
  return count;
}

/** In the page: what was not reached, does not show that it has the focus, or can be pressed without being a control. */
function faults(selector) {
  const name = (element) => `<${element.localName}${element.className && typeof element.className === 'string' ? ` class="${element.className}"` : ''}> "${element.textContent.trim().slice(0, 40)}"`;
  document.querySelector('.beyond').remove();
  const all = [...document.querySelectorAll(selector)].filter((one) => !one.disabled && one.checkVisibility());
  // Of radio buttons Tab reaches the chosen one; arrows go on from there.
  const group = (one) => (one.type === 'radio' ? all.filter((other) => other.type === 'radio' && other.name === one.name) : [one]);
  const missed = all.filter((one) => !group(one).some((other) => globalThis.reached.has(other)));
  const unseen = [...globalThis.reached].filter(([element, seen]) => !seen && element.isConnected && element.matches(selector) && !element.matches('.skip-link')).map(([element]) => element);
  // Charts: each of their points is a link in the list or table beside them.
  const mute = [...globalThis.pressable].filter((one) => one.isConnected && document.body.contains(one) && !one.closest(`${selector}, .uplot, label`) && one !== document.body);
  return [...missed.map((one) => `Tab does not reach ${name(one)}`), ...unseen.map((one) => `the focus is not seen on ${name(one)}`), ...mute.map((one) => `only a pointer can press ${name(one)}`)];
}

for (const name of browsers) {
  describe(`the viewer by keyboard in ${name}`, { skip: noViewer || noBrowser(name) }, () => {
    const store = openStore();
    let viewer;
    let browser;
    let page;
    let terms;

    before(async () => {
      const filled = await fillHistory(store);
      terms = filled.id('Parley AI', 'Terms of Service');
      viewer = await store.view();
      browser = await startPlain(name);
      page = await browser.newPage();
      await page.setViewport({ width: 1280, height: 900 });
      await page.evaluateOnNewDocument(watchListeners);
      await enter(page, viewer);
    });
    after(async () => {
      await browser?.close();
      viewer?.close();
      store.remove();
    });

    const focused = (property) => page.evaluate((key) => String(document.activeElement?.[key] ?? ''), property);

    test('Tab reaches every control of every view, and the focus is seen', { timeout: 120_000 }, async () => {
      const provision = await recordOf(page, terms, 8, 'feedback_overrides_opt_out');
      const views = [
        '/services', '/matrix?category=ai', '/clause/content_trains_ai', `/document/${terms}`, `/document/${terms}/version/3`, `/document/${terms}/text/8`,
        `/document/${terms}/compare/4/5`, `/provision/${provision}`, '/changes', '/digest?days=30', '/search?q=models', '/given', '/watch', '/settings', '/nowhere',
      ];
      const wrong = [];
      for (const to of views) {
        await step(page, to);
        await page.evaluate(unfoldAll);
        await drawn(page);
        const count = await page.evaluate(beginNoting, controls);
        assert.ok(count > 5, `${to} has only ${count} controls`);
        for (let turn = 0; turn < count + 2; turn += 1) await page.keyboard.press('Tab');
        wrong.push(...(await page.evaluate(faults, controls)).map((one) => `${to}: ${one}`));
      }
      nothing(wrong);
    });

    test('from the table of services to a provision and back, by Tab and Enter', async () => {
      await go(page, viewer, '/services');
      await page.keyboard.press('Tab');
      assert.equal(await focused('className'), 'skip-link');
      await page.keyboard.press('Enter');
      assert.ok(await eventually(() => page.evaluate(() => document.activeElement.id === 'content')), 'the link leads past the navigation');
      // Search box, five headings that sort, then the first service's documents.
      for (let turn = 0; turn < 40 && !(await focused('href')).includes('/document/'); turn += 1) await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      assert.ok(await eventually(() => page.evaluate(() => location.pathname.startsWith('/document/') && document.activeElement.localName === 'h1')), 'the focus follows');
      await drawn(page);
      for (let turn = 0; turn < 60 && (await focused('localName')) !== 'summary'; turn += 1) await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      assert.ok(await eventually(() => page.evaluate(() => document.activeElement.closest('details').open)), 'Enter unfolds');
      for (let turn = 0; turn < 20 && !(await focused('href')).includes('/provision/'); turn += 1) await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      assert.ok(await eventually(() => page.evaluate(() => location.pathname.startsWith('/provision/') && document.activeElement.localName === 'h1')));
      await page.goBack();
      assert.ok(await eventually(() => page.evaluate(() => location.pathname.startsWith('/document/'))));
    });

    test('versions by arrow keys, to the first and the last and no further', async () => {
      await go(page, viewer, `/document/${terms}/compare/6/7`);
      await page.keyboard.press('ArrowRight');
      assert.ok(await eventually(() => page.url().endsWith('/compare/7/8')));
      await drawn(page);
      await page.keyboard.press('ArrowRight');
      await drawn(page);
      assert.ok(page.url().endsWith('/compare/7/8'), 'there is no newer one');
      for (const from of [6, 5, 4, 3, 2, 1]) {
        await page.keyboard.press('ArrowLeft');
        assert.ok(await eventually(() => page.url().endsWith(`/compare/${from}/${from + 1}`)), `to ${from}`);
        await drawn(page);
      }
      await page.keyboard.press('ArrowLeft');
      await drawn(page);
      assert.ok(page.url().endsWith('/compare/1/2'), 'there is no older one');
    });

    test('forms of a citation by arrow keys, a switch by the space bar, and Escape out of what asks twice', async () => {
      const provision = await recordOf(page, terms, 8, 'feedback_overrides_opt_out');
      await go(page, viewer, `/provision/${provision}`);
      const shown = () => page.$eval('.cite pre', (element) => element.textContent);
      const first = await shown();
      await page.focus('.cite-forms input:checked');
      await page.keyboard.press('ArrowRight');
      assert.ok(await eventually(async () => (await shown()) !== first), 'another form is shown');
      await go(page, viewer, '/settings');
      const held = () => page.$eval('main input[type=checkbox]', (element) => element.checked);
      const before = await held();
      await page.focus('main input[type=checkbox]');
      await page.keyboard.press(' ');
      assert.ok(await eventually(async () => (await held()) !== before), 'the switch is turned');
      await page.focus('[data-action=forget-everything]');
      await page.keyboard.press('Enter');
      await page.waitForSelector('dialog[open]');
      assert.ok(await page.evaluate(() => document.querySelector('dialog[open]').contains(document.activeElement)), 'the focus is in the dialog');
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => !document.querySelector('dialog[open]'));
      assert.ok(await eventually(() => page.evaluate(() => document.activeElement.dataset.action === 'forget-everything')), 'and goes back');
    });
  });
}
