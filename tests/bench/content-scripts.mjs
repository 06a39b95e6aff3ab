// What our content scripts cost an ordinary page, by tracing in a real Chromium, beside an extension whose content script is
// empty and one that only touches the document, each alone in the same browser:
//   node tests/bench/content-scripts.mjs [loads] [--moves]        (after a build; SMALLPRINT_BUILD names another build directory)
// Counted is all script in the page's renderer whose source is an extension (compiling, evaluating, calling functions), in the
// thread's own time.
//
// What the time goes to, and what was tried (medians of 20 to 40 loads on two busy cores, where all of it was 0.53 to 0.69 ms):
//   0.09–0.11  an empty content script: the isolated world itself
//   0.24–0.30  the first use of `document` in a world, whatever is then done with it: Chromium makes Document's interface anew
//              in each. A Text of our own costs 0.17, so no other node is much cheaper. Without it all of ours is 0.33–0.42.
//   0.07–0.15  compiling 15 kB and making its functions (0.04–0.06 of it compiling; the same in ASCII only: no difference)
//   0.10–0.15  fifteen listeners (touch no dearer than others; the observer itself: nothing that can be measured)
// The document is touched to see document.open(), which takes all listeners of the window away. Nothing else tells of it in
// time: no event of objects that keep their listeners (navigation, visualViewport, performance), no second run of content
// scripts (tried at all three times), no change of the tab but its title. Listening later leaves a gap in which a click
// on a page that was just replaced would not be held, so the quarter of a millisecond stays.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startBrowser } from '../../installers/demo/browser.mjs';
import { PageServer } from '../../installers/demo/server.mjs';

const loads = Number(process.argv.slice(2).find((one) => /^\d+$/.test(one)) ?? 30);
/** Also moves the pointer over the page, eight times. */
const moves = process.argv.includes('--moves');
const server = await PageServer.start({ tls: true });
const paragraph = '<p>Opened milk keeps about five to seven days. <a href="/more">More</a> <button>Buy</button></p>';
server.set('ordinary.example', '/', `<!doctype html><html lang="en"><title>Milk</title><h1>Milk</h1>${paragraph.repeat(700)}</html>`);

/** An extension whose one content script, registered as ours is, has this source. */
function extensionOf(source) {
  const directory = mkdtempSync(path.join(tmpdir(), 'smallprint-bench-'));
  writeFileSync(path.join(directory, 'script.js'), source);
  writeFileSync(path.join(directory, 'manifest.json'), JSON.stringify({
    manifest_version: 3, name: 'bench', version: '1',
    content_scripts: [{ matches: ['https://*/*'], js: ['script.js'], run_at: 'document_start', all_frames: true }],
  }));
  return directory;
}

const session = await startBrowser({ browser: 'chromium', server });
const counted = new Set(['FunctionCall', 'EvaluateScript', 'v8.compile', 'v8.evaluateModule', 'V8.CompileCode']);

/** Milliseconds of script by extension id in one trace; nested events count once. */
function scriptTime(events) {
  const sums = new Map();
  const spans = events.filter((one) => one.ph === 'X' && counted.has(one.name)).sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  const endOf = new Map();
  for (const { ts, dur = 0, tdur = dur, tid, pid, args } of spans) {
    const url = args?.data?.url ?? args?.fileName ?? args?.data?.fileName ?? '';
    const id = /^chrome-extension:\/\/([a-p]{32})/.exec(url)?.[1];
    if (!id) continue;
    const thread = `${pid}/${tid}`;
    if (ts < (endOf.get(thread) ?? 0)) continue;
    endOf.set(thread, ts + dur);
    sums.set(id, (sums.get(id) ?? 0) + tdur / 1000);
  }
  return sums;
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
/** Loads the page again and again with one extension only: the first script of a page pays for what others then find made. */
async function measure(name, id) {
  const page = await session.browser.newPage();
  const times = [];
  await page.goto('https://ordinary.example/');
  for (let round = 0; round < loads + 2; round += 1) {
    await page.tracing.start({ categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8'] });
    await page.goto('https://ordinary.example/', { waitUntil: 'load' });
    await new Promise((done) => setTimeout(done, 300));
    if (moves) await page.mouse.move(140, 260 + round, { steps: 8 });
    const { traceEvents } = JSON.parse(new TextDecoder().decode(await page.tracing.stop()));
    if (round >= 2) times.push(scriptTime(traceEvents).get(id) ?? 0);
  }
  await page.close();
  console.log(`${name}: median ${median(times).toFixed(2)} ms, worst ${Math.max(...times).toFixed(2)} ms of script a load${moves ? ', eight moves of the pointer included' : ''} (${times.length} loads)`);
}

const made = [];
try {
  const ours = session.origin.split('//')[1];
  await measure('Smallprint', ours);
  await session.browser.uninstallExtension(ours);
  for (const [name, source] of [['an empty content script', ''], ['one that says `document` and no more', 'document;']]) {
    made.push(extensionOf(source));
    const id = await session.browser.installExtension(made.at(-1));
    await measure(name, id);
    await session.browser.uninstallExtension(id);
  }
} finally {
  await session.close();
  await server.close();
  for (const directory of made) rmSync(directory, { recursive: true, force: true });
}
