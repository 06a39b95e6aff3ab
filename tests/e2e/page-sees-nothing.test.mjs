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
  window.seen = { mutations: [], attached: [], messages: [], events: [], names: [] };
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

/** Its own names are known when its last script has run; Smallprint's would come after. */
const withSpy = (html) => html.replace('</title>', `</title>${spy}`).replace('</body>', '<script>seen.names = Object.getOwnPropertyNames(window);</script></body>');

/** What the page noticed after its own parts were there. */
const noticed = (page) =>
  page.evaluate(() => ({
    ...window.seen,
    names: Object.getOwnPropertyNames(window).filter((name) => !window.seen.names.includes(name)),
    resources: performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => /extension:/.test(name)),
  }));

const forget = (page) =>
  page.evaluate(() => Object.assign(window.seen, { mutations: [], attached: [], messages: [], events: [], names: Object.getOwnPropertyNames(window) }));

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
            attributes: element.getAttributeNames(), label: element.getAttribute('aria-label'), parts: element.part?.value ?? '', custom: customElements.get('smallprint-panel') ?? null,
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
        assert.deepEqual(ours.attributes.filter((each) => !['popover', 'style', 'lang', 'dir', 'role', 'aria-label'].includes(each)), []);
        assert.doesNotMatch(ours.label, /\d/, 'the name says nothing of what was found');
        const seen = await noticed(page);
        assert.deepEqual(seen.attached, [], 'none of the page’s functions is called');
        assert.deepEqual(seen.messages, []);
        assert.deepEqual(seen.resources, []);
        assert.deepEqual(seen.names, [], 'no name in the page’s window');
        assert.deepEqual([...new Set(seen.mutations)].filter((one) => !/^@|^#text/.test(one) && one.startsWith('smallprint')), ['smallprint-panel']);
        assert.deepEqual(seen.events.filter((one) => !/smallprint-panel|^toggle|^beforetoggle/.test(one)), []);
      });
    });

    test('an element of our name that the page defined first learns no more', async () => {
      const define = `<script>
        window.caught = [];
        for (const name of ['smallprint-panel', 'smallprint-notice']) {
          customElements.define(name, class extends HTMLElement {
            static observedAttributes = ['style', 'popover', 'role', 'aria-label'];
            constructor() { super(); try { this.inside = this.attachInternals(); } catch (error) { caught.push(String(error)); } }
            attachShadow() { caught.push('attachShadow'); }
            connectedCallback() { setTimeout(() => caught.push('root ' + (this.inside?.shadowRoot ?? this.shadowRoot)), 800); }
          });
        }
      </script>`;
      session.server.set(host, '/defined/terms', sampleTerms().replace('</title>', `</title>${define}`));
      await withPage(session, `https://${host}/defined/terms`, async (page) => {
        assert.ok(await panel(page));
        await wait(1_500);
        const seen = await page.evaluate(() => {
          const element = document.querySelector('smallprint-panel');
          const box = element.getBoundingClientRect();
          return { caught: window.caught, inside: String(element.inside?.shadowRoot ?? null), drawn: box.width > 50 || element.matches(':popover-open') };
        });
        assert.deepEqual(seen.caught.filter((one) => one !== 'root null'), []);
        assert.equal(seen.inside, 'null');
        assert.equal(seen.drawn, true, 'it is shown all the same');
      });
    });

    test('clicks and keys that the page makes do nothing', async () => {
      session.server.set(host, '/press/terms', sampleTerms());
      await withPage(session, `https://${host}/press/terms`, async (page) => {
        assert.ok(await panel(page));
        await wait(500);
        const state = () => page.evaluate(() => {
          const element = document.querySelector('smallprint-panel');
          return element && [element.getAttributeNames(), element.matches(':popover-open'), document.elementFromPoint(innerWidth - 80, 120)?.localName];
        });
        const before = await state();
        assert.equal(before?.[2], 'smallprint-panel');
        await page.evaluate(() => {
          const element = document.querySelector('smallprint-panel');
          for (const target of [element, document.documentElement, document, window]) {
            for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click']) {
              target.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, cancelable: true, clientX: innerWidth - 80, clientY: 40 }));
            }
            for (const key of ['Escape', 'Enter', ' ', 'Tab']) target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
            for (const type of ['toggle', 'beforetoggle', 'cancel', 'close']) target.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }));
          }
          element.click();
        });
        await wait(400);
        assert.deepEqual(await state(), before);
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
        assert.deepEqual({ mutations, attached, messages, resources, names }, { mutations: [], attached: [], messages: [], resources: [], names: [] });
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
      const ledger = () => execFileSync(session.binary, ['ledger', 'export'], { env: session.env, encoding: 'utf8' });
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
