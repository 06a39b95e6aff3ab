// What our content scripts cost an ordinary page, by tracing in a real Chromium, beside an extension whose content script is
// empty and beside none of ours:
//   node tests/bench/content-scripts.mjs [loads] [--moves]        (after a build; SMALLPRINT_BUILD names another build directory)
// Counted is all script in the page's renderer whose source is an extension (compiling, evaluating, calling functions), in the
// thread's own time, so that a busy machine counts for little.
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

const empty = mkdtempSync(path.join(tmpdir(), 'smallprint-empty-'));
writeFileSync(path.join(empty, 'empty.js'), '');
writeFileSync(path.join(empty, 'manifest.json'), JSON.stringify({
  manifest_version: 3, name: 'empty', version: '1',
  content_scripts: [{ matches: ['https://*/*'], js: ['empty.js'], run_at: 'document_start', all_frames: true }],
}));

const session = await startBrowser({ browser: 'chromium', server });
const emptyId = await session.browser.installExtension(empty);
const ours = session.origin.split('//')[1];
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
const times = { ours: [], empty: [] };
try {
  const page = await session.browser.newPage();
  await page.goto('https://ordinary.example/');
  for (let round = 0; round < loads + 2; round += 1) {
    await page.tracing.start({ categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8'] });
    await page.goto('https://ordinary.example/', { waitUntil: 'load' });
    await new Promise((done) => setTimeout(done, 300));
    if (moves) await page.mouse.move(140, 260 + round, { steps: 8 });
    const { traceEvents } = JSON.parse(new TextDecoder().decode(await page.tracing.stop()));
    if (round < 2) continue;
    const sums = scriptTime(traceEvents);
    times.ours.push(sums.get(ours) ?? 0);
    times.empty.push(sums.get(emptyId) ?? 0);
  }
  for (const [name, list] of Object.entries(times)) {
    console.log(`${name === 'ours' ? 'Smallprint' : 'an empty content script'}: median ${median(list).toFixed(2)} ms, worst ${Math.max(...list).toFixed(2)} ms of script a load${moves ? ', eight moves of the pointer included' : ''} (${list.length} loads)`);
  }
} finally {
  await session.close();
  await server.close();
  rmSync(empty, { recursive: true, force: true });
}
