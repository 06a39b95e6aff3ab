// A page that changed: said once, with the change, on the badge and in the panel; and not said when only the page
// around the words changed.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readPanel, waitForPanel } from '../../installers/demo/panel.mjs';
import { badge, browsers, eventually, noBrowser, withPage, withSession } from './support/session.mjs';
import { sampleTerms } from './support/sample.mjs';

const host = 'parley.example';
const address = `https://${host}/terms`;

const visit = (session, look = readPanel) =>
  withPage(session, address, async (page) => {
    await waitForPanel(page);
    return look(page);
  });

for (const name of browsers) {
  describe(`changes in ${name}`, { skip: noBrowser(name) }, () => {
    const session = withSession(name);
    const serve = (options) => session.server.set(host, '/terms', sampleTerms(options));

    test('the first visit is new, and nothing is on the badge', async () => {
      serve({});
      assert.equal((await visit(session)).status, 'new');
      assert.equal(await badge(session), '');
    });

    test('other markup around the same words is unchanged', async () => {
      serve({ navigation: ['Shop', 'Sale', 'Log in'], token: 'a91c', wrap: true });
      assert.equal((await visit(session)).status, 'unchanged');
      assert.equal(await badge(session), '');
    });

    test('a changed clause is listed and counted', async () => {
      serve({ arbitrationDays: 10 });
      const panel = await visit(session);
      assert.equal(panel.status, 'changed');
      assert.ok(panel.changes.some((change) => change.text.includes('10 days')), JSON.stringify(panel.changes));
      assert.ok(await eventually(async () => (await badge(session)) === '1'), 'the badge counts one change');
    });

    test('a new date alone is no alert', async () => {
      serve({ arbitrationDays: 10, date: '4 April 2026' });
      const panel = await visit(session);
      assert.notEqual(panel.status, 'new');
      assert.equal(await badge(session), '1', 'still the one change');
    });
  });
}
