// How well feedback controls are found: node tests/accuracy/feedback_controls.mjs [-v]
// On the corpus (SMALLPRINT_CORPUS, default ../shared/corpus) and on the project's own pages (tests/e2e/pages/feedback),
// with nothing, names, ids and icons taken away in turn. Found of all, and what else was taken for a control. -v names them.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(fileURLToPath(import.meta.url), '../../..');
const extension = join(root, 'extension');
const corpus = join(resolve(process.env.SMALLPRINT_CORPUS ?? join(root, '../shared/corpus')), 'controls');
const require = createRequire(join(extension, 'package.json'));
const { Window } = await import(pathToFileURL(require.resolve('happy-dom')));

execFileSync(process.execPath, [join(extension, 'tools/generate-controls.mjs')]);
const work = mkdtempSync(join(tmpdir(), 'controls-'));
const bundle = join(work, 'detect.mjs');
await require('esbuild').build({
  stdin: { contents: "export * from './measure'; export { controlAt, useTables } from './index'; export { tables } from '../generated/tables';", resolveDir: join(extension, 'src/feedback/detect') },
  bundle: true, format: 'esm', outfile: bundle, logLevel: 'warning',
});
const { add, controlAt, measure, strips, tables, useTables } = await import(pathToFileURL(bundle));
rmSync(work, { recursive: true });
useTables(() => tables);

function pagesOf(directory, list) {
  const path = join(directory, list);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).map((page) => ({ ...page, html: readFileSync(join(directory, page.file), 'utf8') })) : [];
}
const own = join(root, 'tests/e2e/pages/feedback');
const sets = [
  ['corpus controls', pagesOf(corpus, 'fixtures.json')], ['corpus near misses', pagesOf(corpus, 'nearmiss.json')],
  ['own controls', pagesOf(own, 'controls.json')], ['own near misses', pagesOf(own, 'near-misses.json')],
];
let failed = false;
for (const [name, pages] of sets) {
  if (pages.length === 0) { console.log(`${name}: not here`); continue; }
  for (const strip of strips) {
    const sum = { total: 0, found: 0, missed: [], falseAlarms: [] };
    for (const { file, host, html, controls } of pages) {
      const window = new Window({ url: `https://${/^[\w.-]+$/.test(host ?? '') ? host : 'page.example'}/` });
      for (const global of ['HTMLElement', 'Node', 'ShadowRoot', 'Element', 'Text', 'getComputedStyle', 'document']) globalThis[global] = window[global];
      globalThis.getComputedStyle = window.getComputedStyle.bind(window);
      window.document.write(html);
      add(sum, measure(window.document, controls, strip, controlAt), file);
      await window.happyDOM.close();
    }
    const share = sum.total === 0 ? '' : ` (${((100 * sum.found) / sum.total).toFixed(1)} %)`;
    console.log(`${name}, without ${strip}: found ${sum.found} of ${sum.total}${share}, false alarms ${sum.falseAlarms.length}`);
    // Our own pages have controls with one signal only, which nothing can make up for.
    const enough = strip === 'nothing' ? 1 : name.startsWith('corpus') ? 0.9 : 0;
    failed ||= sum.falseAlarms.length > 0 || sum.found < sum.total * enough;
    if (process.argv.includes('-v')) for (const line of [...sum.missed.map((text) => `  missed ${text}`), ...sum.falseAlarms.map((text) => `  false  ${text}`)]) console.log(line);
  }
}
process.exitCode = failed ? 1 : 0;
