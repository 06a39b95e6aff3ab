// Writes src/feedback/generated/tables.js from shared/catalogue/feedback_controls: one string with all that detection knows,
// which build.mjs puts among the extension's messages. It is read from there when the first button is pointed at, so that
// it costs a page without buttons nothing and a frame's script no bytes. Made anew at each build, never committed.

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCode } from './load-code.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, '../../shared/catalogue/feedback_controls');
const target = join(here, '../src/feedback/generated/tables.js');
const { fold, stem, wordsOf } = await loadCode();

/** In the order of the bits and fields in src/feedback/detect/tables.ts. */
const classes = ['up', 'like', 'down', 'dislike', 'not', 'yes', 'no', 'report', 'answer', 'talk', 'feedback', 'copy', 'again', 'send', 'filler'];
const iconKinds = ['up', 'down', 'report', 'copy', 'again'];
const markIds = ['up', 'down', 'flag', 'object', 'copy', 'again', 'assistant', 'brand', 'talk', 'reply', 'people', 'outside', 'prose', 'turned', 'scale', 'tally', 'fault'];
const signs = ['up', 'down', 'report'];

const files = await Promise.all((await readdir(source)).filter((name) => name.endsWith('.json')).sort()
  .map(async (name) => JSON.parse(await readFile(join(source, name), 'utf8'))));
const ofKind = (kind) => files.filter((file) => file.kind === kind);
const [{ icons }] = ofKind('icons');
const [{ marks, emoji, sprites }] = ofKind('marks');

const line = (list) => Array.from(new Set(list)).sort().join(' ');
const words = classes.map((name) => line(ofKind('words').flatMap((file) => file[name] ?? []).flatMap((word) => wordsOf(fold(word))).map(stem)));
const pictures = iconKinds.map((kind) => line([...icons.flatMap((entry) => entry[kind]), ...(sprites[kind] ?? []).map((fragment) => `#${fragment}`)]));
const object = marks.find(({ id }) => id === 'object').words.join('|');
const patterns = markIds.map((id) => {
  const { words: list, with_object: of, pattern } = marks.find((mark) => mark.id === id);
  if (pattern !== undefined) return pattern;
  const rated = of === undefined ? [] : [`(?:${of.join('|')}) (?:${object})`, `(?:${object}) (?:${of.join('|')})`];
  return `\\b(?:${[...list, ...rated].join('|')})\\b`;
});
const tables = [words.join('~'), pictures.join('~'), patterns.join('~'), signs.map((kind) => emoji[kind].join('|')).join('~')].join('~~');
// Messages read "$" as a placeholder.
if (tables.includes('$') || tables.split('~~').length !== 4) throw new Error('a word of shared/catalogue/feedback_controls has "$" or "~" in it');

const text = `// Made from shared/catalogue/feedback_controls by tools/generate-controls.mjs.\nexport const tables = ${JSON.stringify(tables)};\n`;
const declarations = '// Made by tools/generate-controls.mjs.\n/** What src/feedback/detect/tables.ts reads. */\nexport declare const tables: string;\n';
await mkdir(dirname(target), { recursive: true });
for (const [path, content] of [[target, text], [target.replace(/\.js$/, '.d.ts'), declarations]]) {
  const before = await readFile(path, 'utf8').catch(() => '');
  if (before !== content) await writeFile(path, content);
}
