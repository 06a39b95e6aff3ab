// The history viewer for tests: a store of its own, filled by the command line, served by the host in the foreground.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { axeSource } from './gallery.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const build = path.resolve(process.env.SMALLPRINT_BUILD ?? path.join(root, 'build'));
const program = path.join(build, 'bin/smallprint');

export const noViewer = existsSync(program) && existsSync(path.join(build, 'viewer/index.html')) ? false : 'the host or the viewer is not built';

/** A store in a directory of its own, or one that is there already; `run` is the command line over it. */
export function openStore(directory) {
  const place = mkdtempSync(path.join(tmpdir(), 'smallprint-viewer-'));
  const data = directory ?? path.join(place, 'data');
  const env = { ...process.env, XDG_RUNTIME_DIR: place, SMALLPRINT_HOME: data };
  const run = (words, input) => execFileSync(program, words, { env, input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'], maxBuffer: 64 << 20 });
  return {
    program,
    env,
    run,
    /** Reads a page of terms into the history; the report. */
    read: (url, html) => JSON.parse(run(['analyze', '--url', url, '--format', 'json', '-'], html)),
    /** Starts the viewer: {origin, pid, link(at), close}. */
    async view() {
      const server = spawn(program, ['view', '--foreground'], { env, stdio: 'ignore' });
      const link = (at) => run(['view', '--no-open', ...(at ? ['--at', at] : [])]).trim();
      for (let turn = 0; ; turn += 1) {
        try {
          const { origin } = new URL(link());
          return { origin, pid: server.pid, link, close: () => server.kill() };
        } catch (error) {
          if (turn > 100) throw error;
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      }
    },
    remove: () => rmSync(place, { recursive: true, force: true }),
  };
}

/** Opens the viewer in a tab: through a link that is good once. */
export async function enter(page, viewer, at) {
  await page.goto(viewer.link(at));
  await page.waitForSelector('.viewer[data-phase=ready] h1', { timeout: 15_000 });
}

/** Goes to a path of the viewer as a person does who types it; waits until it is drawn. */
export async function go(page, viewer, to) {
  await page.goto(viewer.origin + to);
  await drawn(page);
}

/** Goes to a path of the viewer as a person does who presses a link in it; waits until it is drawn. */
export async function step(page, to) {
  await page.evaluate((href) => {
    const link = Object.assign(document.createElement('a'), { href });
    document.body.append(link);
    link.click();
    link.remove();
  }, to);
  await drawn(page);
}

/** Nothing is being fetched any more, and nothing waits to be read. */
export async function drawn(page) {
  const settled = () => document.querySelector('.viewer[data-phase=ready] h1') !== null && document.querySelector('.waiting, [aria-busy=true]') === null;
  await page.waitForFunction(settled, { timeout: 20_000 });
  // What follows a new size (charts) is drawn in the frame after it.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** What axe-core finds wrong. Evaluated, not injected: the viewer's policy lets no script of ours in. */
export async function violations(page) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource());
  return page.evaluate(async () => {
    const found = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return found.violations.map((one) => `${one.id}: ${one.nodes.slice(0, 4).map((node) => `${node.html.slice(0, 120)} ${node.any[0]?.message ?? ''}`).join(' | ')}`);
  });
}

/** Calls a method of the host with the page's own session. */
export const ask = (page, method, params) =>
  page.evaluate(
    async (name, given) => {
      const headers = { 'Content-Type': 'application/json', 'X-Smallprint-Session': sessionStorage.getItem('smallprint-session') };
      const reply = await fetch('/rpc', { method: 'POST', headers, body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: name, params: given }) });
      const { result, error } = await reply.json();
      if (error) throw new Error(`${name}: ${error.message}`);
      return result;
    },
    method,
    params,
  );

/** The record id of what was found of a clause type in a version of a document. */
export async function recordOf(page, document, version, type) {
  const { findings } = await ask(page, 'document.get', { document, version });
  const found = findings.find((one) => one.type === type);
  if (!found) throw new Error(`nothing of ${type} in version ${version}: ${findings.map((one) => one.type)}`);
  return found.record_id;
}
