// Writes src/protocol/generated/validators.js: one checking function per method's result, compiled from the schemas ahead
// of time because the extension's policy forbids eval. Members the schemas do not name are let through: a host that knows
// more than we do is no fault of its messages.

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';

const here = dirname(fileURLToPath(import.meta.url));
const schemaDir = join(here, '../../shared/protocol/schema');
const target = join(here, '../src/protocol/generated/validators.js');

function open(schema) {
  if (Array.isArray(schema)) return schema.map(open);
  if (schema === null || typeof schema !== 'object') return schema;
  const entries = Object.entries(schema).filter(([key, value]) => !(key === 'additionalProperties' && value === false));
  return Object.fromEntries(entries.map(([key, value]) => [key, open(value)]));
}

// `unicode: false`: lengths in UTF-16 units, which needs no helper at run time.
const ajv = new Ajv2020.default({
  logger: false, code: { source: true, esm: true, lines: true }, strict: false, unicode: false });
const names = {};
for (const file of (await readdir(schemaDir)).sort()) {
  ajv.addSchema(open(JSON.parse(await readFile(join(schemaDir, file), 'utf8'))), file);
  const match = /^(.+)\.response\.json$/.exec(file);
  if (match) names[match[1].replaceAll('.', '_')] = file;
}
names.error = 'error.json';

const methods = Object.keys(names).filter((name) => name !== 'error');
const table = methods.map((name) => `  ${JSON.stringify(names[name].replace('.response.json', ''))}: ${name},`).join('\n');
const text = `// Made from shared/protocol/schema by tools/generate-validators.mjs.\n${standaloneCode.default(ajv, names)}\nexport const results = {\n${table}\n};\n`;
if (/\brequire\(/.test(text)) throw new Error('a schema keyword needs a helper at run time; the bundle has none');
const declarations = [
  '// Made by tools/generate-validators.mjs.',
  "import type { Methods } from './protocol';",
  'export type Validator = ((value: unknown) => boolean) & { errors?: { instancePath: string; message?: string }[] | null };',
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
