// Writes src/protocol/generated/validators.js: one checking function per method's result, compiled from the schemas ahead
// of time because the extension's policy forbids eval. Members the schemas do not name are let through: a host that knows
// more than we do is no fault of its messages.

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';

const here = dirname(fileURLToPath(import.meta.url));
const schemaDir = join(here, '../../shared/protocol/schema');
const target = join(here, '../src/protocol/generated/validators.js');

function open(schema) {
  if (Array.isArray(schema)) return schema.map(open);
  if (schema === null || typeof schema !== 'object') return schema;
  // Without the newer draft's dynamic references, which no schema has, each function is half as long.
  const words = new Set(['$schema', 'description', 'title']);
  const entries = Object.entries(schema).filter(([key, value]) =>
    !(words.has(key) && typeof value === 'string') && !(key === 'additionalProperties' && value === false));
  return Object.fromEntries(entries.map(([key, value]) => [key, open(value)]));
}

// `unicode: false`: lengths in UTF-16 units, which needs no helper at run time. `inlineRefs: false`: what schemas share is one
// function and not a copy at each place, which is the difference between 750 and 330 kB for the background. An error
// says where and which keyword; the words for it would be a third of the code.
const ajv = new Ajv.default({
  logger: false, inlineRefs: false, messages: false, code: { source: true, esm: true, lines: true }, strict: false, unicode: false });
const names = {};
for (const file of (await readdir(schemaDir)).sort()) {
  ajv.addSchema(open(JSON.parse(await readFile(join(schemaDir, file), 'utf8'))), file);
  const match = /^(.+)\.response\.json$/.exec(file);
  if (match) names[match[1].replaceAll('.', '_')] = file;
}
names.error = 'error.json';

/**
 * The code with functions and constants that only differ in their own number written once: ajv compiles what several schemas
 * share for each of them anew.
 */
function withoutCopies(code) {
  // Where in the value and which keyword is all that is ever told of an error.
  const told = code.replaceAll(/schemaPath:"[^"]*",/g, '').replaceAll(/,params:\{[^{}]*\}/g, '');
  const parts = told.split(/^(?=(?:function validate|const schema|const pattern|const func)\d+\b)/m);
  let [head, ...pieces] = parts;
  for (;;) {
    const first = new Map();
    const instead = new Map();
    pieces = pieces.filter((piece) => {
      const name = /^(?:function|const) (\w+)/.exec(piece)[1];
      const own = piece.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), 'itself');
      const other = first.get(own);
      if (other === undefined) first.set(own, name);
      else instead.set(name, other);
      return other === undefined;
    });
    if (instead.size === 0) return head + pieces.join('');
    const rename = (text) => text.replace(/\b(?:validate|schema|pattern|func)\d+\b/g, (name) => instead.get(name) ?? name);
    head = rename(head);
    pieces = pieces.map(rename);
  }
}

const methods = Object.keys(names).filter((name) => name !== 'error');
const table = methods.map((name) => `  ${JSON.stringify(names[name].replace('.response.json', ''))}: ${name},`).join('\n');
const text = `// Made from shared/protocol/schema by tools/generate-validators.mjs.\n${withoutCopies(standaloneCode.default(ajv, names))}\nexport const results = {\n${table}\n};\n`;
if (/\brequire\(/.test(text)) throw new Error('a schema keyword needs a helper at run time; the bundle has none');
const declarations = [
  '// Made by tools/generate-validators.mjs.',
  "import type { Methods } from './protocol';",
  'export type Validator = ((value: unknown) => boolean) & { errors?: { instancePath: string; keyword: string }[] | null };',
  'export declare const host_hello: Validator;',
  'export declare const error: Validator;',
  '/** The check of each method\'s result. */',
  'export declare const results: Readonly<Record<keyof Methods, Validator>>;',
  '',
].join('\n');

await mkdir(dirname(target), { recursive: true });
for (const [path, content] of [[target, text], [target.replace(/\.js$/, '.d.ts'), declarations]]) {
  const before = await readFile(path, 'utf8').catch(() => '');
  if (before !== content) await writeFile(path, content);
}
