// How long each view of the history takes on loopback, from the press of a link to the first paint with its data:
//   node tests/bench/viewer-views.mjs DATA_DIR [rounds]     (after `smallprint --data-dir DATA_DIR import ota BUNDLE` and a build)
// Prints for each view the median and the worst of the requests' time and of request + paint, in milliseconds; exits with 1
// if a median is above 150.
import { enter, openStore } from '../e2e/support/viewer.mjs';
import { startPlain } from '../e2e/support/gallery.mjs';

const [directory, rounds = '7'] = process.argv.slice(2);
if (!directory) throw new Error('say where the history is: node tests/bench/viewer-views.mjs DATA_DIR');
const limit = 150;
const store = openStore(directory);
const viewer = await store.view();
const browser = await startPlain('chromium');
const page = await browser.newPage();
await page.setViewport({ width: 1280, height: 900 });

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** Goes to a path inside the app and waits for the frame in which its data is drawn. */
const visit = (to) =>
  page.evaluate(async (path) => {
    performance.clearResourceTimings();
    const link = document.createElement('a');
    link.href = path;
    document.body.append(link);
    const start = performance.now();
    link.click();
    link.remove();
    await new Promise((resolve) => {
      const look = () => (document.querySelector('main h1') && !document.querySelector('main .waiting') ? requestAnimationFrame(() => setTimeout(resolve)) : requestAnimationFrame(look));
      requestAnimationFrame(look);
    });
    const end = performance.now();
    const requests = performance.getEntriesByType('resource').filter((one) => one.name.endsWith('/rpc') && one.responseEnd > 0);
    return { all: end - start, request: Math.max(0, ...requests.map((one) => one.duration)) };
  }, to);

try {
  await enter(page, viewer);
  const documents = JSON.parse(store.run(['history', 'list', '--format', 'json']));
  const list = Array.isArray(documents) ? documents : documents.items ?? documents.documents;
  const most = [...list].sort((a, b) => b.versions - a.versions)[0];
  const last = most.versions;
  const views = {
    services: '/services',
    'services by change': '/services?sort=last_change',
    matrix: '/matrix',
    'one clause': '/clause/arbitration',
    [`document (${last} versions)`]: `/document/${most.id}`,
    text: `/document/${most.id}/text/${last}`,
    compare: `/document/${most.id}/compare/${last - 1}/${last}`,
    'compare far': `/document/${most.id}/compare/1/${last}`,
    ...Object.fromEntries(['changes', 'digest', 'search?q=arbitration', 'watch', 'given', 'settings'].map((one) => [one, `/${one}`])),
  };
  let slow = false;
  console.log('view'.padEnd(28), 'request'.padStart(9), 'worst'.padStart(8), 'paint'.padStart(9), 'worst'.padStart(8), '  first');
  for (const [name, to] of Object.entries(views)) {
    const seen = [];
    for (let round = 0; round < Number(rounds); round += 1) {
      await page.evaluate(() => history.pushState(null, '', '/nowhere'));
      await page.goto(`${viewer.origin}/nowhere`);
      await page.waitForSelector('main h1');
      seen.push(await visit(to));
    }
    const all = seen.map((one) => one.all);
    const requests = seen.map((one) => one.request);
    slow ||= median(all) > limit;
    const cell = (value, width) => value.toFixed(0).padStart(width);
    console.log(name.padEnd(28), cell(median(requests), 9), cell(Math.max(...requests), 8), cell(median(all), 9), cell(Math.max(...all), 8), cell(all[0], 7));
  }
  process.exitCode = slow ? 1 : 0;
} finally {
  await browser.close();
  viewer.close();
  store.remove();
}
