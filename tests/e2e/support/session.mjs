// A browser with Smallprint for one test file, and what tests ask of it again and again.
import { after, before } from 'node:test';
import { findBrowser, startBrowser } from '../../../installers/demo/browser.mjs';
import { PageServer } from '../../../installers/demo/server.mjs';

/** The browsers to run in: both, or those in SMALLPRINT_BROWSERS ("chromium firefox"). */
export const browsers = (process.env.SMALLPRINT_BROWSERS ?? 'chromium firefox').split(/\s+/).filter(Boolean);

export const noBrowser = (name) => (findBrowser(name) ? false : `${name} is not installed`);

/**
 * Starts server and browser before the tests of the enclosing describe, and ends both after them.
 * Returns an object that is filled in when they run.
 */
export function withSession(name, options = {}) {
  const session = {};
  before(async () => {
    session.server = await PageServer.start({ tls: true });
    Object.assign(session, await startBrowser({ browser: name, server: session.server, openShadow: true, ...options }));
  });
  after(async () => {
    await session.close?.();
    await session.server?.close();
  });
  return session;
}

/** Opens a page in a new tab, hands it to `work`, closes the tab. */
export async function withPage(session, url, work) {
  const page = await session.browser.newPage();
  try {
    await page.goto(url, { waitUntil: 'load', timeout: 30_000 });
    return await work(page);
  } finally {
    await page.close();
  }
}

/** Runs `work` in one of the extension's own pages, where its API is. */
export async function inExtension(session, work, ...values) {
  const page = await session.browser.newPage();
  try {
    await page.goto(`${session.origin}/options/options.html`, session.name === 'firefox' ? { waitUntil: [] } : {});
    await page.waitForFunction(() => globalThis.chrome?.action !== undefined, { timeout: 10_000 });
    return await page.evaluate(work, ...values);
  } finally {
    await page.close();
  }
}

/** The toolbar badge's text. */
export const badge = (session) => inExtension(session, () => globalThis.chrome.action.getBadgeText({}));

/** Repeats `look` until it gives something true, at most `timeout` milliseconds; the last answer otherwise. */
export async function eventually(look, timeout = 10_000) {
  const end = Date.now() + timeout;
  for (;;) {
    const seen = await look();
    if (seen || Date.now() > end) return seen;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
