// Which pages the extension sends to the host: node tests/accuracy/terms_pages.mjs [-v] [--host build/bin/smallprint]
// Its own, cheap detection (address, title and headings; then the words) is run over the corpus (SMALLPRINT_CORPUS, default
// ../shared/corpus): pages of terms, as archived and as crawled, must be sent, since what is not sent nobody judges; other
// pages may be, for the host decides. Every page is looked at with its address, where that is known, and without one that says
// anything. With --host the host reads each page twice, as it came and as the extension would send it: one text, one hash.
// Prints shares with 95 % intervals (Wilson); -v names what was missed or sent in vain. Exits 1 below the bar (recall 0.98).

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(fileURLToPath(import.meta.url), '../../..');
const extension = join(root, 'extension');
const corpus = resolve(process.env.SMALLPRINT_CORPUS ?? join(root, '../shared/corpus'));
if (!existsSync(corpus)) {
  console.log('No corpus here: set SMALLPRINT_CORPUS.');
  process.exit(0);
}
const verbose = process.argv.includes('-v');
const host = process.argv.includes('--host') ? process.argv[process.argv.indexOf('--host') + 1] : undefined;
const require = createRequire(join(extension, 'package.json'));
const { Window } = await import(pathToFileURL(require.resolve('happy-dom')));

const work = mkdtempSync(join(tmpdir(), 'terms-pages-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
const bundle = join(work, 'detect.mjs');
const terms = ['stage1/candidate', 'stage1/glance', 'stage2/editable', 'stage2/main-text', 'stage2/score', 'stage2/serialise'];
await require('esbuild').build({
  stdin: { contents: terms.map((one) => `export * from './${one}';`).join('\n'), resolveDir: join(extension, 'src/terms') },
  bundle: true, format: 'esm', outfile: bundle, logLevel: 'warning',
});
const { candidateByAddress, glanceAt, isCandidate, mainRegionEditable, measure, score, serialise } = await import(pathToFileURL(bundle));

const rows = (path) => readFileSync(join(corpus, path), 'utf8').trim().split('\n').map((line) => JSON.parse(line));
const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** Markdown as the page that it was written for: headings and paragraphs. */
function asPage(markdown) {
  const body = markdown.replace(/^---\n[^]*?\n---\n/, '').split(/\n\s*\n/).map((part) => {
    const heading = /^(#{1,6})\s+(.*)/.exec(part);
    return heading ? `<h${heading[1].length}>${escaped(heading[2])}</h${heading[1].length}>` : `<p>${escaped(part)}</p>`;
  });
  return `<html><body><main>${body.join('\n')}</main></body></html>`;
}

/** What was archived without head and headings (messy_html, texts whose title was cut off) can only be judged by its words. */
const hasNothingToSee = (page) => page.title === '' && page.querySelector('h1, h2') === null;

const nowhere = 'https://www.site.example/a/1234';
const read = (path) => (path.endsWith('.html') ? readFileSync(join(corpus, path), 'utf8') : asPage(readFileSync(join(corpus, path), 'utf8')));
const core = new Set(['Privacy Policy', 'Terms of Service', 'Acceptable Use Policy', 'Trackers Policy', 'Developer Terms', 'Community Guidelines', 'Data Processor Agreement', 'Commercial Terms']);
const sets = [
  { name: 'terms with their addresses (documents)', terms: true, pages: rows('documents/index.jsonl').filter(({ source_url: [url], terms_type: type }) => url && core.has(type)).map(({ path, source_url: [url] }) => ({ path, url })) },
  { name: 'pages of terms (html)', terms: true, pages: rows('html/index.jsonl').filter(({ set }) => set === 'latest').map(({ html, source_url: [url] }) => ({ path: html, url })) },
  { name: 'terms of small sites (messy_html)', terms: true, pages: rows('messy_html/manifest.jsonl').map(({ file }) => ({ path: file })) },
  { name: 'near misses', terms: false, pages: rows('nonterms/manifest.jsonl').filter(({ kind }) => kind.startsWith('nearmiss')).map(({ file }) => ({ path: file })) },
  { name: 'other pages', terms: false, pages: rows('nonterms/manifest.jsonl').filter(({ kind }) => !kind.startsWith('nearmiss')).map(({ file }) => ({ path: file })) },
];

function wilson(hits, all) {
  if (all === 0) return '-';
  const [p, z] = [hits / all, 1.96];
  const middle = (p + (z * z) / (2 * all)) / (1 + (z * z) / all);
  const half = (z * Math.sqrt((p * (1 - p)) / all + (z * z) / (4 * all * all))) / (1 + (z * z) / all);
  return `${p.toFixed(3)} [${Math.max(0, middle - half).toFixed(3)}, ${Math.min(1, middle + half).toFixed(3)}]`;
}

function textOf(html) {
  const file = join(work, 'page.html');
  writeFileSync(file, html);
  try {
    return execFileSync(host, ['extract', '--input', 'html', file], { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return '';
  }
}

/** What the extension makes of a page at an address. */
async function look(html, url) {
  const window = new Window({ url });
  for (const global of ['HTMLElement', 'Node', 'ShadowRoot', 'Element', 'Text', 'location', 'document']) globalThis[global] = window[global];
  window.document.write(html);
  const page = window.document;
  const judged = score(measure(page), url);
  const result = {
    candidate: isCandidate({ ...glanceAt(page), url }) || hasNothingToSee(page), address: candidateByAddress(url), score: judged.value, words: judged.isTerms, editable: mainRegionEditable(page),
    html: host === undefined ? '' : serialise(page),
  };
  await window.happyDOM.close();
  return result;
}

let failed = false;
for (const { name, terms: wanted, pages } of sets) {
  const sums = { addressed: 0, told: 0, all: 0, glance: 0, words: 0, sent: 0, same: 0 };
  const notes = [];
  for (const { path, url } of pages) {
    const html = read(path);
    const bare = await look(html, nowhere);
    const there = url === undefined ? bare : await look(html, url);
    sums.all += 1;
    sums.addressed += there.candidate && there.words && !there.editable ? 1 : 0;
    sums.told += there.address ? 1 : 0;
    sums.glance += bare.candidate ? 1 : 0;
    sums.words += bare.words ? 1 : 0;
    if (wanted && url !== undefined && !(there.candidate && there.words)) notes.push(`  missed ${path} at ${url} ${there.candidate ? `words ${there.score.toFixed(2)}` : 'glance'}`);
    const sent = bare.candidate && bare.words && !bare.editable;
    sums.sent += sent ? 1 : 0;
    if (sent !== wanted) {
      const why = [bare.candidate ? '' : 'glance', bare.words ? '' : `words ${bare.score.toFixed(2)}`, bare.editable ? 'editable' : ''].filter(Boolean);
      notes.push(`  ${wanted ? 'missed' : 'sent'} ${path} ${why.join(', ')}`);
    }
    if (host !== undefined && wanted) {
      const same = textOf(html) === textOf(bare.html);
      sums.same += same ? 1 : 0;
      if (!same) notes.push(`  another text ${path}`);
    }
  }
  console.log(`${name}: ${sums.all}; sent ${wilson(sums.addressed, sums.all)}; where the address says nothing ${wilson(sums.sent, sums.all)} (candidates by title and headings ${sums.glance}, by address alone ${sums.told}; words like terms ${sums.words})${host !== undefined && wanted ? `; as sent the same text ${sums.same}` : ''}`);
  if (verbose) for (const note of notes) console.log(note);
  failed ||= wanted && sums.addressed < 0.98 * sums.all;
}
process.exitCode = failed ? 1 : 0;
