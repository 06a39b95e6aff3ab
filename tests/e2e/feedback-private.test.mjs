// Where the guard may do less: private windows, where nothing is written anywhere (and in Firefox nothing happens at all until
// the user allows it), and browsers of an organisation that has set what holds.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { findBrowser } from '../../installers/demo/browser.mjs';
import { acts, ledger, noNotice, noted, notice, press, pressNotice, serve, waitForNotice } from './support/feedback.mjs';
import { browsers, eventually, inExtension, noBrowser, wait, withPage, withSession } from './support/session.mjs';

const host = 'parley.example';
const without = (name) => !browsers.includes(name) || noBrowser(name);
const ids = JSON.parse(readFileSync(new URL('../../shared/protocol/ids.json', import.meta.url), 'utf8'));

/** It tells, once, and leaves nothing anywhere. */
async function tellsAndForgets(session, page) {
  await press(page, '#up');
  const line = await waitForNotice(page, 'tell', 5000);
  assert.equal(line.level, 'unknown');
  assert.equal((await noted(page)).at(-1), 'rate');
  await pressNotice(page, 'close');
  assert.ok(await noNotice(page));
  await press(page, '#up');
  await wait(600);
  assert.equal(await notice(page), null, 'said once, in the session’s memory alone');
  assert.deepEqual(acts(session), [], 'no act in the ledger');
  assert.ok(!JSON.stringify(ledger(session)).includes('parley'));
}

describe('a private window in chromium', { skip: without('chromium') }, () => {
  const session = withSession('chromium');

  test('asks and tells, and leaves nothing anywhere', { timeout: 40_000 }, async () => {
    const settings = await session.browser.newPage();
    await settings.goto('chrome://extensions/');
    const id = session.origin.split('//')[1];
    await settings.evaluate(async (extensionId) => {
      const { developerPrivate } = globalThis.chrome;
      await new Promise((done) => developerPrivate.updateProfileConfiguration({ inDeveloperMode: true }, done));
      await new Promise((done) => developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess: true }, done));
    }, id);
    await settings.close();
    await wait(1500);
    const address = serve(session, 'react', { host });
    await eventually(() => inExtension(session, () => globalThis.chrome.extension.isAllowedIncognitoAccess()).catch(() => false), 10_000);
    await inExtension(session, (url) => void globalThis.chrome.windows.create({ incognito: true, url }), address);
    const target = await session.browser.waitForTarget((one) => one.url() === address, { timeout: 10_000 });
    const page = await target.asPage();
    await tellsAndForgets(session, page);
    await page.close();
  });
});

// All windows of these two are private ones.
const allPrivate = { 'browser.privatebrowsing.autostart': true };

describe('a private window in firefox, as it comes', { skip: without('firefox') }, () => {
  const session = withSession('firefox', { prefs: allPrivate });

  test('nothing happens: the page has its own click', async () => {
    await withPage(session, serve(session, 'react', { host }), async (page) => {
      await press(page, '#up');
      await wait(800);
      assert.deepEqual(await noted(page), ['pointerdown', 'mousedown', 'mouseup', 'rate']);
      assert.equal(await page.evaluate(() => document.querySelector('smallprint-notice')), null);
    });
    assert.deepEqual(ledger(session), []);
  });
});

describe('a private window in firefox, allowed', { skip: without('firefox') }, () => {
  // As the add-on manager's "Run in Private Windows" leaves it behind in ESR; other channels keep it in a database.
  const allowed = { [ids.development.firefox]: { permissions: ['internal:privateBrowsingAllowed'], origins: [] } };
  const session = withSession('firefox', { prefs: allPrivate, profileFiles: { 'extension-preferences.json': allowed } });

  test('asks and tells, and leaves nothing anywhere', async (context) => {
    if (!(await inExtension(session, () => globalThis.chrome.extension.isAllowedIncognitoAccess()))) {
      context.skip('this Firefox takes no permission from a file');
      return;
    }
    await withPage(session, serve(session, 'react', { host }), (page) => tellsAndForgets(session, page));
  });
});

const policy = { feedback_default: 'tell', feedback_services: { [host]: 'keep' }, feedback_may_change: false, feedback_may_pause: false };

async function isManaged(session) {
  // Chromium looks for an extension's policy some seconds after it has come.
  const there = () => inExtension(session, async () => Object.keys(await globalThis.chrome.storage.managed.get(null)).length > 0);
  for (let look = 0; look < 4 && !(await there()); look += 1) await wait(4000);
  await withPage(session, serve(session, 'react', { host }), async (page) => {
    await press(page, '#up');
    await waitForNotice(page, 'kept', 5000);
    assert.deepEqual(await noted(page), [], 'kept back without a question');
  });
  const ask = (message) => inExtension(session, (what) => globalThis.chrome.runtime.sendMessage(what), message);
  const set = await ask({ type: 'feedback.policy' });
  assert.equal(set.value.default, 'tell');
  assert.equal(set.value.may_change, false);
  const pause = await ask({ type: 'feedback.pause', minutes: 60 });
  assert.equal(pause.value.paused_until, 0, 'no pause');
  await ask({ type: 'feedback.service', key: host, mode: 'off' });
  await withPage(session, serve(session, 'react', { host }), async (page) => {
    await press(page, '#down');
    await waitForNotice(page, 'kept', 5000);
    assert.deepEqual(await noted(page), [], 'and no change');
  });
  assert.ok(await eventually(() => acts(session).map((one) => one.feedback.decision).join() === 'cancel,cancel'));
}

describe('what an organisation has set, in firefox', { skip: without('firefox') }, () => {
  const session = withSession('firefox');

  // The store lies beside the browser's own home.
  before(() => {
    const id = ids.development.firefox;
    const directory = path.join(path.dirname(session.store), 'home/.mozilla/managed-storage');
    mkdirSync(directory, { recursive: true });
    writeFileSync(path.join(directory, `${id}.json`), JSON.stringify({ name: id, description: 'Policy', type: 'storage', data: policy }));
  });

  test('it holds, cannot be changed, and says so', () => isManaged(session));
});

// Chromium reads policies in one folder of the system only. Ours lies there for this one browser alone: in a mount namespace
// of its own, which ends with it.
const chromium = findBrowser('chromium') ?? '';
const system = chromium.includes('google-chrome') ? '/etc/opt/chrome' : '/etc/chromium';

function noPolicies() {
  if (without('chromium')) return without('chromium');
  if (!existsSync(system)) return `there is no ${system}`;
  try {
    execFileSync('unshare', ['--mount', 'mount', '--bind', system, system], { stdio: 'ignore' });
    return false;
  } catch {
    return 'only root may set a policy';
  }
}

describe('what an organisation has set, in chromium', { skip: noPolicies() }, () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'smallprint-policy-'));
  const etc = path.join(directory, 'etc');
  const launcher = path.join(directory, 'chromium');
  const named = process.env.SMALLPRINT_CHROMIUM;

  before(() => {
    cpSync(system, etc, { recursive: true });
    mkdirSync(path.join(etc, 'policies/managed'), { recursive: true });
    const set = { '3rdparty': { extensions: { [ids.development.chromium]: policy } } };
    writeFileSync(path.join(etc, 'policies/managed/smallprint-test.json'), JSON.stringify(set));
    writeFileSync(launcher, `#!/bin/sh\nexec unshare --mount sh -c 'mount --bind "$1" "$2" && shift 2 && exec "$@"' - '${etc}' '${system}' '${chromium}' "$@"\n`);
    chmodSync(launcher, 0o755);
    process.env.SMALLPRINT_CHROMIUM = launcher;
  });
  const session = withSession('chromium');
  after(() => {
    if (named === undefined) delete process.env.SMALLPRINT_CHROMIUM;
    else process.env.SMALLPRINT_CHROMIUM = named;
    rmSync(directory, { recursive: true, force: true });
  });

  test('it holds, cannot be changed, and says so', () => isManaged(session));
});
