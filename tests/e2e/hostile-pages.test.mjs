// Pages that mean harm, or are only broken: nothing of them is ever interpreted, and the host goes on.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readPanel, waitForPanel } from '../../installers/demo/panel.mjs';
import { sampleTerms } from './support/sample.mjs';
import { browsers, eventually, noBrowser, wait, withPage, withSession } from './support/session.mjs';

const host = 'hostile.example';

for (const name of browsers) {
  describe(`hostile pages in ${name}`, { skip: noBrowser(name) }, () => {
    const session = withSession(name);

    test('markup in every field stays text', async () => {
      const poison = '&lt;img src=x onerror=&quot;window.poisoned=1&quot;&gt;&lt;script&gt;window.poisoned=1&lt;/script&gt;';
      const extra = `<h2>5. ${poison}</h2><p>We may use your Feedback ${poison} to train our artificial intelligence models ${poison}.</p>`;
      session.server.set(host, '/terms', sampleTerms({ extra }).replace('Terms of Service – Parley', `${poison} Terms of Service`));
      await withPage(session, `https://${host}/terms?${encodeURIComponent('<script>')}`, async (page) => {
        await waitForPanel(page);
        const panel = await readPanel(page);
        assert.ok(panel.findings.length > 0);
        const inside = await page.evaluate(() => {
          const root = document.querySelector('smallprint-panel').shadowRoot;
          return { poisoned: window.poisoned ?? null, elements: root.querySelectorAll('img, script, iframe, object').length };
        });
        assert.deepEqual(inside, { poisoned: null, elements: 0 });
      });
    });

    test('a page that forbids all scripts and styles still has its panel', async () => {
      session.server.set(host, '/strict/terms', sampleTerms(), {
        'content-security-policy': "default-src 'none'; require-trusted-types-for 'script'",
      });
      await withPage(session, `https://${host}/strict/terms`, async (page) => {
        await waitForPanel(page);
        assert.ok((await readPanel(page)).findings.length > 3);
      });
    });

    test('ten thousand nested elements', async () => {
      const deep = `${'<div>'.repeat(10_000)}<p>The end of a long way down.</p>${'</div>'.repeat(10_000)}`;
      session.server.set(host, '/deep/terms', sampleTerms({ extra: deep }));
      await withPage(session, `https://${host}/deep/terms`, async (page) => {
        await waitForPanel(page);
        assert.ok((await readPanel(page)).findings.some((finding) => finding.type === 'arbitration'));
      });
    });

    test('a page of five megabytes', async () => {
      const clause = (number) => `<p>${number}. The customer shall keep schedule ${number} of the order form with care and return it complete.</p>`;
      const long = Array.from({ length: 46_000 }, (_, number) => clause(number)).join('\n');
      assert.ok(long.length > 4_500_000);
      session.server.set(host, '/long/terms', sampleTerms({ extra: long }));
      await withPage(session, `https://${host}/long/terms`, async (page) => {
        await waitForPanel(page, 30_000);
        assert.ok((await readPanel(page)).findings.some((finding) => finding.type === 'arbitration'));
      });
    });

    test('a page of fifty megabytes is left alone', async () => {
      const line = `<p>${'The customer shall keep the schedule of the order form with care. '.repeat(150)}</p>\n`;
      session.server.set(host, '/endless/terms', sampleTerms({ extra: line.repeat(Math.ceil(50_000_000 / line.length)) }));
      const page = await session.browser.newPage();
      try {
        // The browser alone may take long over it.
        await page.goto(`https://${host}/endless/terms`, { waitUntil: 'load', timeout: 120_000 });
        await page.bringToFront();
        await wait(3_000);
        const begun = Date.now();
        assert.equal(await page.evaluate(() => document.querySelectorAll('smallprint-panel').length), 0);
        assert.ok(Date.now() - begun < 5_000, 'the page is not held up');
      } finally {
        await page.close();
      }
    });

    test('names of elements in the place of the document’s own, and built-ins that were replaced', async () => {
      const names = ['querySelectorAll', 'createElement', 'createElementNS', 'createTextNode', 'title', 'body', 'documentElement',
        'addEventListener', 'links', 'readyState', 'createTreeWalker', 'head', 'activeElement'];
      const extra = `${names.map((each) => `<img name="${each}" alt="">`).join('')}<form name="forms"><input name="attributes"><input name="children"></form>`;
      const replaced = `<script>
        Object.prototype.polluted = 'yes'; Object.prototype.type = 'panel.close'; Object.prototype.then = function () {};
        Array.prototype.push = Array.prototype.map = Array.prototype.filter = () => [];
        String.prototype.includes = () => true; JSON.stringify = () => 'null'; JSON.parse = () => null;
        Element.prototype.matches = () => false; Element.prototype.attachShadow = () => { throw new Error('no'); };
        Event.prototype.stopImmediatePropagation = () => {}; Promise.prototype.then = function () { return this; };
      </script>`;
      session.server.set(host, '/clobber/terms', sampleTerms({ extra }).replace('</title>', `</title>${replaced}`));
      await withPage(session, `https://${host}/clobber/terms`, async (page) => {
        const shown = await eventually(async () => {
          await page.bringToFront();
          return page.evaluate(() => {
            const root = document.getElementsByTagName('smallprint-panel')[0]?.shadowRoot;
            return root?.querySelector('[data-clause-type=arbitration]') ? 'shown' : false;
          });
        }, 15_000);
        assert.equal(shown, 'shown');
      });
    });

    test('a panel and a notice that the page made are not ours', async () => {
      const fake = `<smallprint-panel id="fake"><template shadowrootmode="open"><b data-clause-type="feedback_not_used">Nothing to worry about.</b></template></smallprint-panel>
        <smallprint-notice id="fake-notice"><template shadowrootmode="open"><button data-action="proceed">Send</button></template></smallprint-notice>`;
      session.server.set(host, '/fake/terms', sampleTerms({ extra: fake }));
      await withPage(session, `https://${host}/fake/terms`, async (page) => {
        const real = await eventually(async () => {
          await page.bringToFront();
          return page.evaluate(() => {
            const ours = [...document.querySelectorAll('smallprint-panel:not(#fake)')];
            return ours.length === 1 && ours[0].shadowRoot?.querySelector('[data-clause-type=arbitration]') ? ours.length : false;
          });
        }, 15_000);
        assert.equal(real, 1, 'the real one is there as well');
      });
    });

    test('words that hide: split over elements, with nothing between their letters, turned around', async () => {
      const hidden = `<h2>5. Hidden</h2>
        <p>Any <b>disp</b><i>ute</i> will be settled by bi<span>nd</span>ing ar<span></span>bitra<!-- x -->tion.</p>
        <p>We may s\u200Bell your per\u00ADsonal infor\u2060mation to third parties for mo\uFEFFney.</p>
        <p>You waive your right to a \u202Enoitca ssalc\u202C and to take part in a class action.</p>`;
      session.server.set(host, '/split/terms', sampleTerms({ extra: hidden }).replace('Any dispute between us will be settled by binding arbitration by a single arbitrator, and not in court.', 'See below.'));
      await withPage(session, `https://${host}/split/terms`, async (page) => {
        await waitForPanel(page);
        const panel = await readPanel(page);
        const types = panel.findings.map((finding) => finding.type);
        for (const type of ['arbitration', 'data_sale', 'class_action_waiver']) assert.ok(types.includes(type), `${type} in ${types}`);
        assert.doesNotMatch(JSON.stringify(panel), /[\u202A-\u202E\u2066-\u2069]/, 'nothing turns our words around');
      });
    });

    test('a page that renders anew each time has not changed', async () => {
      for (let visit = 0; visit < 3; visit += 1) {
        session.server.set('restless.example', '/terms', sampleTerms({ token: `t${Math.random()}`, wrap: visit % 2 === 1 }));
        await withPage(session, 'https://restless.example/terms', async (page) => {
          await waitForPanel(page);
          const panel = await readPanel(page);
          assert.deepEqual([panel.status, panel.changes], [visit === 0 ? 'new' : 'unchanged', []]);
        });
      }
    });

    test('terms of another origin in a frame are called theirs, and unseen frames say nothing', async () => {
      session.server.set('framed.example', '/terms', sampleTerms());
      const around = (style) => `<!doctype html><html lang="en"><title>Mugs</title><h1>Mugs</h1>
        <iframe src="https://framed.example/terms" style="${style}"></iframe>`;
      for (const [path, style] of [['/unseen', 'display: none'], ['/tiny', 'width: 1px; height: 1px; border: 0']]) {
        session.server.set(host, path, around(style));
        await withPage(session, `https://${host}${path}`, async (page) => {
          await page.bringToFront();
          await wait(2_000);
          assert.equal(await page.evaluate(() => document.querySelectorAll('smallprint-panel').length), 0, path);
        });
      }
      session.server.set(host, '/frames', around('width: 800px; height: 600px'));
      await withPage(session, `https://${host}/frames`, async (page) => {
        await waitForPanel(page);
        const words = await page.evaluate(() => document.querySelector('smallprint-panel').shadowRoot.textContent);
        assert.match(words, /framed\.example/);
        assert.doesNotMatch(words, /hostile/i);
      });
    });

    test('after all that the host still answers', async () => {
      session.server.set(host, '/again/terms', sampleTerms({ date: '9 May 2026' }));
      await withPage(session, `https://${host}/again/terms`, async (page) => {
        await waitForPanel(page);
        assert.ok((await readPanel(page)).findings.length > 3);
      });
    });
  });
}
