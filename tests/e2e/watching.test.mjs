// Watching without visits: one click, and when the extension's alarm goes the host looks at the page itself. What changed is
// on the badge; what only a person can see says so; a login wall is no version.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { describe, test } from 'node:test';
import { readPanel, waitForPanel } from '../../installers/demo/panel.mjs';
import { badge, browsers, eventually, inExtension, noBrowser, withPage, withSession } from './support/session.mjs';
import { sampleTerms } from './support/sample.mjs';

/**
 * A service of this machine, where browser and host both get: `page` may be changed; null is a login. The ports do not make
 * them different services, so each document has a path of its own, and words of its own, or it would be the same one moved.
 */
async function ownService(path, page) {
  const service = { page, fetched: 0 };
  const server = createServer((request, response) => {
    // The host says who it is; a browser says much more.
    if (/smallprint/i.test(request.headers['user-agent'] ?? '')) service.fetched += 1;
    if (service.page === null && request.url !== '/login') {
      response.writeHead(302, { location: '/login' });
      response.end();
      return;
    }
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(service.page ?? '<!doctype html><title>Sign in</title><form><input type="password"><button>Sign in</button></form>');
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  service.url = `http://127.0.0.1:${server.address().port}${path}`;
  service.close = () => new Promise((done) => { server.close(done); server.closeAllConnections(); });
  return service;
}

const ownWords = (about) =>
  Array.from({ length: 8 }, (_one, at) => `<p>Rule ${at + 1} on ${about}: you may use ${about} as long as you keep to these Terms, and we may end the use of ${about} if you do not.</p>`).join('\n');

/** The same terms, put on the page by a script alone. */
const byScript = (html) => {
  const body = /<body>(.*)<\/body>/s.exec(html)[1].replaceAll('</', '<\\/').replaceAll('`', '');
  return `<!doctype html><html lang="en"><head><title>Terms of Service – Parley</title></head><body><div id="root"></div>
<script>document.getElementById('root').innerHTML = \`${body}\`;</script></body></html>`;
};

/** A button of the panel, once it is there: whether a page is watched is asked after the panel is shown. */
const panelButton = (page, action) =>
  eventually(async () => {
    const handle = await page.evaluateHandle(
      (name) => document.querySelector('smallprint-panel')?.shadowRoot.querySelector(`[data-action=${name}]`), action);
    return handle.asElement();
  });

/** Clicks a button of the panel once it stands still: a click goes to where the button was, and the panel slides in. */
async function clickAtRest(button) {
  await button.scrollIntoView();
  let before;
  await eventually(async () => {
    const { x, y } = await button.boundingBox();
    const rests = before !== undefined && Math.hypot(x - before.x, y - before.y) < 0.5;
    before = { x, y };
    return rests;
  });
  await button.click();
}

/** Visits a page and has it watched by one click in its panel. */
const watch = (session, url) =>
  withPage(session, url, async (page) => {
    await waitForPanel(page);
    const button = await panelButton(page, 'watch');
    assert.ok(button, 'the panel offers to watch the page');
    await clickAtRest(button);
    assert.ok(await panelButton(page, 'unwatch'), 'the panel says that it is watched');
  });

const ask = (session, ...words) => JSON.parse(execFileSync(session.binary, [...words, '--format', 'json'], { env: session.env, encoding: 'utf8' }));

/** The entry of the watch list. */
const entry = (session, url) => ask(session, 'watch', 'list').find((one) => one.url === url);

const versions = (session, url) => ask(session, 'history', 'list').find((one) => one.url === url)?.versions;

/** The alarm goes off as it does every half hour, and everything due has been looked at. */
async function alarm(session, ...services) {
  await inExtension(session, () => globalThis.chrome.alarms.create('watch-more', { when: Date.now() + 50 }));
  for (const { url } of services) {
    assert.ok(await eventually(() => entry(session, url).checked_at !== null, 30_000), `${url} was looked at: ${JSON.stringify(entry(session, url))}`);
  }
}

for (const name of browsers) {
  describe(`watching in ${name}`, { skip: noBrowser(name) }, () => {
    const session = withSession(name);

    test('what changed is told without a visit; what needs a person is left to the next visit', async () => {
      const plain = await ownService('/terms', sampleTerms());
      const scripted = await ownService('/app/terms', byScript(sampleTerms({ extra: ownWords('the mobile app') })));
      const walled = await ownService('/members/terms', sampleTerms({ extra: ownWords('the members’ club') }));
      try {
        for (const { url } of [plain, scripted, walled]) await watch(session, url);
        for (const { url } of [plain, scripted, walled]) assert.equal(versions(session, url), 1, url);
        assert.equal(await badge(session), '');
        plain.page = sampleTerms({ arbitrationDays: 10 });
        walled.page = null;

        await alarm(session, plain, scripted, walled);
        assert.equal(plain.fetched, 1, 'the host asked once');
        assert.equal(entry(session, plain.url).state, 'ok');
        assert.equal(versions(session, plain.url), 2);
        assert.ok(await eventually(async () => (await badge(session)) === '1'), `the badge says ${await badge(session)}`);

        const unseen = entry(session, scripted.url);
        assert.equal(unseen.state, 'needs_javascript');
        assert.equal(unseen.checked_when_visited, true);
        assert.match(unseen.message, /checked when you open it/);
        assert.equal(versions(session, scripted.url), 1);
        assert.equal(entry(session, walled.url).state, 'login');
        assert.equal(versions(session, walled.url), 1);

        // Nothing is due a second time, so nothing is asked or told a second time.
        await inExtension(session, () => globalThis.chrome.alarms.create('watch-more', { when: Date.now() + 50 }));
        await withPage(session, plain.url, async (page) => {
          await waitForPanel(page);
          const { changes } = await readPanel(page);
          assert.ok(changes.some((change) => change.text.includes('10 days')), JSON.stringify(changes));
        });
        assert.equal(plain.fetched, 1, 'and is not asked again before it is due');
        assert.equal(versions(session, plain.url), 2, 'what the host read is what the browser shows');
      } finally {
        await Promise.all([plain, scripted, walled].map((service) => service.close()));
      }
    });
  });
}
