// Terms that are come upon without a load: an app that moves to them and away, a page that says what it is in its heading
// alone, terms in a frame.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { waitForPanel } from '../../installers/demo/panel.mjs';
import { sampleTerms } from './support/sample.mjs';
import { browsers, eventually, noBrowser, withPage, withSession } from './support/session.mjs';

const body = sampleTerms().replace(/^[\s\S]*<body[^>]*>|<\/body>[\s\S]*$/g, '');
const page = (title, inside) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body>${inside}</body></html>`;
const panel = (open) => open.evaluate(() => document.querySelector('smallprint-panel') !== null);

for (const name of browsers) {
  describe(`moves in ${name}`, { skip: noBrowser(name) }, () => {
    const session = withSession(name);

    test('an app that moves to its terms and away again', async () => {
      session.server.set('app.example', '/', page('Mail', '<main id="root"><p>You have no messages.</p></main>'));
      await withPage(session, 'https://app.example/', async (open) => {
        await open.evaluate((inside) => {
          history.pushState(null, '', '/legal/terms');
          document.title = 'Terms of Service';
          document.querySelector('#root').innerHTML = inside;
        }, body);
        await waitForPanel(open);
        await open.evaluate(() => {
          history.pushState(null, '', '/inbox');
          document.title = 'Mail';
          document.querySelector('#root').textContent = 'You have no messages.';
        });
        assert.ok(await eventually(async () => !(await panel(open)), 5000), 'the panel goes with the terms');
      });
    });

    test('a heading alone, once somebody is there', async () => {
      session.server.set('bare.example', '/42', page('Bare', body.replace(/<h1[\s\S]*?<\/h1>/, '<h1>Terms of Service</h1>')));
      await withPage(session, 'https://bare.example/42', async (open) => {
        await open.mouse.move(120, 120);
        await waitForPanel(open);
      });
    });

    test('from one document of a page to another', async () => {
      const privacy = `<h1 id="data">Privacy Policy</h1><p>This Privacy Policy was last updated in May.</p>${'<p>We sell your personal information to advertisers, and we keep it for ten years after you leave.</p>'.repeat(6)}`;
      // The words above must not be another rank of heading than the terms' own.
      const terms = /<h1/.test(body) ? body : `<h1>Terms of Service</h1>${body}`;
      session.server.set('several.example', '/legal', page('Legal', terms.replace(/(<\/main>)?\s*$/, `${privacy}$1`)));
      const named = (open) => open.evaluate(() => document.querySelector('smallprint-panel')?.shadowRoot?.querySelector('[data-part=named-document]')?.textContent ?? '');
      await withPage(session, 'https://several.example/legal', async (open) => {
        await waitForPanel(open);
        assert.equal(await named(open), '');
        await open.evaluate(() => { location.hash = 'data'; });
        assert.ok(await eventually(async () => (await named(open)) === 'Privacy Policy', 8000), 'the document that the reader went to comes first');
      });
    });

    test('in a frame', async () => {
      session.server.set('sheet.example', '/legal/terms', page('Terms of Service', body));
      session.server.set('shop.example', '/join', page('Join', '<h1>Join</h1><iframe src="https://sheet.example/legal/terms" width="600" height="400"></iframe>'));
      await withPage(session, 'https://shop.example/join', (open) => waitForPanel(open));
    });
  });
}
