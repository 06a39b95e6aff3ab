// What a page can find out about Smallprint: that its element is there while it is shown, and nothing else. The
// extension runs as people have it, with closed shadow roots.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { sampleTerms } from './support/sample.mjs';
import { browsers, eventually, noBrowser, wait, withPage, withSession } from './support/session.mjs';

const host = 'curious.example';

/** Runs in the page before anything else of it, and writes down all that it could notice. */
const spy = `<script>
  window.seen = { mutations: [], attached: [], messages: [], events: [], names: Object.getOwnPropertyNames(window).length };
  for (const name of ['attachShadow', 'append', 'setAttribute', 'attachInternals', 'showPopover']) {
    const original = Element.prototype[name] ?? HTMLElement.prototype[name];
    if (!original) continue;
    const place = name in Element.prototype ? Element.prototype : HTMLElement.prototype;
    place[name] = function (...values) { seen.attached.push(name + ' ' + this.localName); return original.apply(this, values); };
  }
  addEventListener('message', (event) => seen.messages.push(String(event.data)));
  for (const type of ['error', 'unhandledrejection', 'securitypolicyviolation', 'toggle', 'beforetoggle', 'slotchange', 'focusin', 'scroll']) {
    addEventListener(type, (event) => seen.events.push(type + ' ' + (event.target?.localName ?? '')), true);
  }
  new MutationObserver((list) => {
    for (const one of list) {
      for (const node of [...one.addedNodes, ...one.removedNodes]) seen.mutations.push(node.localName ?? node.nodeName);
      if (one.type === 'attributes') seen.mutations.push('@' + one.attributeName + ' of ' + one.target.localName);
    }
  }).observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
</script>`;

const withSpy = (html) => html.replace('</title>', `</title>${spy}`);

/** What the page noticed after its own parts were there. */
const noticed = (page) =>
  page.evaluate(() => ({
    ...window.seen,
    names: Object.getOwnPropertyNames(window).length - window.seen.names,
    resources: performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => /extension:/.test(name)),
  }));

const forget = (page) =>
  page.evaluate(() => Object.assign(window.seen, { mutations: [], attached: [], messages: [], events: [], names: Object.getOwnPropertyNames(window).length }));

for (const name of browsers) {
  describe(`what a page can see in ${name}`, { skip: noBrowser(name) }, () => {
    const session = withSession(name, { openShadow: false });
    const panel = (page) => eventually(async () => {
      await page.bringToFront();
      return page.evaluate(() => document.querySelector('smallprint-panel') !== null);
    }, 15_000);

    test('of a panel: that it is there', async () => {
      session.server.set(host, '/terms', withSpy(sampleTerms()));
      await withPage(session, `https://${host}/terms`, async (page) => {
        assert.ok(await panel(page));
        await wait(500);
        const ours = await page.evaluate(() => {
          const element = document.querySelector('smallprint-panel');
          return {
            root: element.shadowRoot, text: element.textContent, children: element.childNodes.length,
            attributes: element.getAttributeNames(), parts: element.part?.value ?? '', custom: customElements.get('smallprint-panel') ?? null,
            picked: document.elementsFromPoint(innerWidth - 60, 60).map((one) => one.localName),
            selected: String(getSelection()), found: window.find?.('class action') ?? false,
            height: document.documentElement.scrollHeight,
          };
        });
        assert.equal(ours.root, null);
        assert.equal(ours.text, '');
        assert.equal(ours.children, 0);
        assert.equal(ours.parts, '');
        assert.equal(ours.custom, null);
        for (const each of ours.attributes) assert.ok(['popover', 'style', 'lang', 'dir'].includes(each), `attribute ${each}`);
        const seen = await noticed(page);
        assert.deepEqual(seen.attached, [], 'none of the page’s functions is called');
        assert.deepEqual(seen.messages, []);
        assert.deepEqual(seen.resources, []);
        assert.equal(seen.names, 0, 'no name in the page’s window');
        assert.deepEqual([...new Set(seen.mutations)].filter((one) => !/^@|^#text/.test(one) && one.startsWith('smallprint')), ['smallprint-panel']);
        assert.deepEqual(seen.events.filter((one) => !/smallprint-panel|^toggle|^beforetoggle/.test(one)), []);
      });
    });

    test('where nothing is shown: nothing', async () => {
      session.server.set(host, '/about', withSpy(`<!doctype html><html lang="en"><head><title>About us</title></head><body><main>
        <h1>About us</h1><p>We make mugs. Read our <a href="/terms">terms</a>.</p><button>Buy</button></main></body></html>`));
      await withPage(session, `https://${host}/about`, async (page) => {
        await page.bringToFront();
        await forget(page);
        await page.mouse.move(40, 40);
        const button = await page.$('button');
        await button.click();
        await page.keyboard.press('Tab');
        await wait(2_500);
        const seen = await noticed(page);
        const { mutations, attached, messages, resources, names } = seen;
        assert.deepEqual({ mutations, attached, messages, resources, names }, { mutations: [], attached: [], messages: [], resources: [], names: 0 });
        assert.equal(await page.evaluate(() => document.querySelectorAll('smallprint-panel, smallprint-notice').length), 0);
      });
    });

    test('the extension’s own files answer no page', async () => {
      session.server.set(host, '/probe', '<!doctype html><title>Probe</title><p>Looking around.');
      await withPage(session, `https://${host}/probe`, async (page) => {
        const answers = await page.evaluate(async (origin) => {
          const found = [];
          const files = ['manifest.json', 'icons/icon-48.png', 'icons/48.png', 'stage1.js', 'stage2.js', 'panel.js', 'popup/popup.html', 'options/options.html', 'welcome/welcome.html'];
          for (const file of files) {
            const url = `${origin}/${file}`;
            await fetch(url).then(() => found.push(`fetch ${file}`), () => {});
            for (const kind of ['img', 'script', 'iframe']) {
              const element = document.createElement(kind);
              const loaded = await new Promise((resolve) => {
                element.onload = () => resolve(kind !== 'iframe' || element.contentDocument !== null ? kind !== 'iframe' : false);
                element.onerror = () => resolve(false);
                element.src = url;
                document.body.append(element);
                setTimeout(() => resolve(false), 300);
              });
              element.remove();
              if (loaded) found.push(`${kind} ${file}`);
            }
          }
          return found;
        }, session.origin);
        assert.deepEqual(answers, []);
      });
    });

    test('who speaks to the extension from a page is not heard', async () => {
      const ledger = () => execFileSync(session.binary, ['ledger', 'list', '--format', 'json'], { env: session.env, encoding: 'utf8' });
      session.server.set(host, '/speak', '<!doctype html><title>Speak</title><p>Hello.');
      const before = ledger();
      await withPage(session, `https://${host}/speak`, async (page) => {
        const spoken = await page.evaluate(async (origin) => {
          const messages = [
            { type: 'feedback.record', decision: 'proceed', service: 'Parley' }, { type: 'panel.watch', watch: true },
            { jsonrpc: '2.0', id: 1, method: 'history.forget', params: { everything: true } },
          ];
          const runtime = globalThis.chrome?.runtime ?? globalThis.browser?.runtime;
          const answers = [];
          for (const message of messages) {
            window.postMessage(message, '*');
            document.dispatchEvent(new CustomEvent('smallprint', { detail: message }));
            window.dispatchEvent(new CustomEvent('smallprint', { detail: message }));
            const answer = await new Promise((resolve) => {
              if (!runtime?.sendMessage) return resolve('no way');
              try {
                runtime.sendMessage(new URL(origin).host, message, (value) => resolve(value ?? 'no answer'));
              } catch {
                resolve('refused');
              }
              setTimeout(() => resolve('no answer'), 1_000);
            });
            answers.push(answer);
          }
          return answers;
        }, session.origin);
        for (const answer of spoken) assert.ok(['no way', 'refused', 'no answer'].includes(answer), JSON.stringify(answer));
        await wait(500);
        assert.equal(ledger(), before);
      });
    });
  });
}
