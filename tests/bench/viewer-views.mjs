// What each view of the history costs on loopback, from the press of a link to the first paint with its data:
//   node tests/bench/viewer-views.mjs DATA_DIR [rounds] [part of a view's name]
//   (after `smallprint --data-dir DATA_DIR import ota BUNDLE` and a build with the extension)
// Wall time says what a person waits for, and grows with whatever else the computer does; processor time does not. So both are
// printed, in milliseconds: of the request as the browser sees it, of the host's process, of the page's main thread, and of the
// whole step; `first` is the step when the host has just begun and knows nothing yet. The first row is an address that is no
// view: it asks the host nothing, and is what a step costs by itself; `times` is the whole step over that of the same run.
// Exits with 1 if a median of the whole step is above 150 ms.
import { readdirSync, readFileSync } from 'node:fs';
import { enter, openStore } from '../e2e/support/viewer.mjs';
import { startPlain } from '../e2e/support/gallery.mjs';

const [directory, rounds = '7', only = ''] = process.argv.slice(2);
if (!directory) throw new Error('say where the history is: node tests/bench/viewer-views.mjs DATA_DIR');
const limit = 150;
const store = openStore(directory);
const viewer = await store.view();
const browser = await startPlain('chromium');
const page = await browser.newPage();
await page.setViewport({ width: 1280, height: 900 });
const session = await page.createCDPSession();
await session.send('Performance.enable', { timeDomain: 'threadTicks' });

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** Processor time of the host since it began, in ms; NaN where the system does not say (Linux does). */
function hostTime() {
  try {
    const tasks = readdirSync(`/proc/${viewer.pid}/task`);
    return tasks.reduce((sum, task) => sum + Number(readFileSync(`/proc/${viewer.pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]) / 1e6, 0);
  } catch {
    return Number.NaN;
  }
}

/** Processor time of the page's main thread, in ms. */
async function pageTime() {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find((one) => one.name === 'TaskDuration').value * 1000;
}

/** Goes to a path inside the app and waits for the frame in which its data is drawn. */
const step = (to) =>
  page.evaluate(async (path) => {
    performance.clearResourceTimings();
    const link = document.createElement('a');
    link.href = path;
    document.body.append(link);
    const start = performance.now();
    link.click();
    link.remove();
    await new Promise((resolve) => {
      const look = () => (document.querySelector('main h1') && !document.querySelector('main .waiting') ? setTimeout(resolve) : requestAnimationFrame(look));
      requestAnimationFrame(look);
    });
    const all = performance.now() - start;
    const requests = performance.getEntriesByType('resource').filter((one) => one.name.endsWith('/rpc') && one.responseEnd > 0);
    return {
      all,
      request: Math.max(0, ...requests.map((one) => one.duration)),
      kilobytes: requests.reduce((sum, one) => sum + one.decodedBodySize, 0) / 1024,
      elements: document.querySelectorAll('main *').length,
    };
  }, to);

async function visit(to) {
  await page.goto(`${viewer.origin}/nowhere`);
  await page.waitForSelector('main h1');
  const [host, own] = [hostTime(), await pageTime()];
  const seen = await step(to);
  return { ...seen, host: hostTime() - host, page: (await pageTime()) - own };
}

const columns = ['first', 'request', 'host', 'page', 'step', 'times', 'kB', 'elements'];
const row = (name, cells) => console.log(name.padEnd(26) + cells.map((cell) => String(cell).padStart(9)).join(''));

try {
  await enter(page, viewer);
  const list = JSON.parse(store.run(['history', 'list', '--format', 'json']));
  const most = [...list].sort((a, b) => b.versions - a.versions)[0];
  const last = most.versions;
  const views = {
    nothing: '/not-there',
    services: '/services',
    'services by change': '/services?sort=last_change',
    matrix: '/matrix',
    'one clause': '/clause/arbitration',
    [`document (${last} versions)`]: `/document/${most.id}`,
    text: `/document/${most.id}/text/${last}`,
    compare: `/document/${most.id}/compare/${last - 1}/${last}`,
    'compare far': `/document/${most.id}/compare/1/${last}`,
    provision: '',
    ...Object.fromEntries(['changes', 'digest', 'search?q=arbitration', 'watch', 'given', 'settings'].map((one) => [one, `/${one}`])),
  };
  let nothing = Number.NaN;
  const slow = [];
  row('view', columns);
  for (const [name, to] of Object.entries(views)) {
    if (name !== 'nothing' && !name.includes(only)) continue;
    const path = to || (await page.evaluate(async (document) => {
      const headers = { 'Content-Type': 'application/json', 'X-Smallprint-Session': sessionStorage.getItem('smallprint-session') };
      const reply = await fetch('/rpc', { method: 'POST', headers, body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'document.get', params: { document } }) });
      return `/provision/${(await reply.json()).result.findings[0].record_id}`;
    }, most.id));
    const seen = [];
    for (let round = 0; round < Number(rounds); round += 1) seen.push(await visit(path));
    const of = (key) => median(seen.map((one) => one[key]));
    if (name === 'nothing') nothing = of('all');
    if (of('all') > limit) slow.push(name);
    row(name, [seen[0].all.toFixed(0), of('request').toFixed(1), of('host').toFixed(1), of('page').toFixed(1), of('all').toFixed(0), (of('all') / nothing).toFixed(1), of('kilobytes').toFixed(0), of('elements')]);
  }
  if (slow.length > 0) console.log(`above ${limit} ms: ${slow.join(', ')}`);
  process.exitCode = slow.length > 0 ? 1 : 0;
} finally {
  await browser.close();
  viewer.close();
  store.remove();
}
