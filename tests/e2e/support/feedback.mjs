// Pages with feedback controls, and what tests of the guard do on them again and again.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually, withPage } from './session.mjs';

export const standIn = fileURLToPath(new URL('stand-in-host.mjs', import.meta.url));
const pages = fileURLToPath(new URL('../pages/', import.meta.url));

let sites = 0;

/**
 * Serves tests/e2e/pages/feedback-NAME.js inside a page with an assistant's answer, on a site of its own, so that nothing
 * known of another one counts. Gives its address.
 */
export function serve(session, name, { headers = {}, head = '', host = `chat${(sites += 1)}.parley.example` } = {}) {
  const script = readFileSync(path.join(pages, `feedback-${name}.js`), 'utf8');
  const common = readFileSync(path.join(pages, 'feedback-common.js'), 'utf8');
  const body = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Parley</title><style>body { font: 16px sans-serif; margin: 24px; max-width: 640px } button, [role=button] { font: inherit }</style>${head}
<script>${common}</script></head><body><main id="root"></main><script>${script}</script></body></html>`;
  session.server.set(host, `/${name}`, body, headers);
  return `https://${host}/${name}`;
}

/** What the stand-in host shall say from now on. */
export function wish(session, wishes = {}) {
  writeFileSync(path.join(session.store, 'stand-in.json'), JSON.stringify(wishes));
}

/** The guard's requests to the stand-in host so far, as {method, params}. */
export function calls(session) {
  const file = path.join(session.store, 'stand-in.jsonl');
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8').trim().split('\n').filter(Boolean).map((line) => JSON.parse(line));
}

export const forgetCalls = (session) => rmSync(path.join(session.store, 'stand-in.jsonl'), { force: true });

export const decisions = (session) =>
  calls(session).filter(({ method }) => method === 'feedback.record').map(({ params }) => params.decision);

/** The whole ledger of the real host. */
export function ledger(session) {
  const all = JSON.parse(execFileSync(session.binary, ['ledger', 'list', '--format', 'json'], { env: session.env, encoding: 'utf8' }));
  return Array.isArray(all) ? all : all.items;
}

/** Its entries on feedback. */
export const acts = (session) => ledger(session).filter((one) => one.feedback);

/** What the page's own handlers have noted, as 'name' or 'name!' for an event made by a script. */
export const noted = (page) => page.evaluate(() => window.noted ?? []);

/** The notice in a frame: null, or its data and whether it is on the screen. */
export const notice = (frame) =>
  frame.evaluate(() => {
    const root = document.querySelector('smallprint-notice')?.shadowRoot;
    const box = root?.firstElementChild;
    if (!box) return null;
    const { width, height } = box.getBoundingClientRect();
    const open = box.matches(box.localName === 'dialog' ? '[open]' : ':popover-open');
    return {
      ...box.dataset,
      shown: open && width > 0 && height > 0,
      modal: box.localName === 'dialog' && box.matches(':modal'),
      text: box.textContent,
      actions: [...box.querySelectorAll('[data-action]')].map((one) => one.dataset.action),
      focused: root.activeElement?.dataset.action ?? null,
    };
  });

/** Waits for a notice of this kind ('ask', 'tell', 'kept'). */
export async function waitForNotice(frame, kind, timeout = 3000) {
  const found = await eventually(async () => {
    const one = await notice(frame);
    return one?.shown && one.kind === kind ? one : undefined;
  }, timeout);
  if (!found) throw new Error(`no notice of kind ${kind}, but ${JSON.stringify(await notice(frame))}`);
  return found;
}

export const noNotice = (frame) => eventually(async () => (await notice(frame)) === null, 2000);

/** A real press of a button in the notice, once it may count. */
export async function pressNotice(page, action, frame = page, { wait = 320 } = {}) {
  await new Promise((done) => setTimeout(done, wait));
  const handle = await frame.evaluateHandle(
    (name) => document.querySelector('smallprint-notice')?.shadowRoot.querySelector(`[data-action=${name}]`), action);
  if (frame === page) return handle.click();
  // Firefox's driver finds nothing in the top layer of a frame clickable; its place is known all the same.
  const { x, y, width, height } = await handle.boundingBox();
  return page.mouse.click(x + width / 2, y + height / 2);
}

/**
 * Comes near a control once, so that worker and host are up: what a browser's very first contact costs on a busy machine is
 * no business of the tests that follow.
 */
export async function warmUp(session) {
  await withPage(session, serve(session, 'react'), async (page) => {
    const handle = await page.waitForSelector('#up');
    // Again and again: a page that was there before the extension gets its script at some moment.
    const asked = await eventually(async () => {
      await page.bringToFront();
      await page.mouse.move(2, 2);
      await handle.hover();
      return calls(session).some(({ method }) => method === 'feedback.assess');
    }, 20_000);
    if (!asked) throw new Error('the guard asked nothing');
  });
}

/** The pointer comes near, rests until the verdict is there, and presses. */
export async function press(page, selector, frame = page) {
  const handle = await frame.waitForSelector(selector);
  await handle.hover();
  await new Promise((done) => setTimeout(done, 400));
  await handle.click();
}
