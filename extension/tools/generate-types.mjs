// Writes src/protocol/generated/protocol.ts from shared/protocol/schema: every named type once, and `Methods`, which
// maps each method to its params and result. Written only when it would differ, so that watchers stay quiet.

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from 'json-schema-to-typescript';

const here = dirname(fileURLToPath(import.meta.url));
const schemaDir = join(here, '../../shared/protocol/schema');
const target = join(here, '../src/protocol/generated/protocol.ts');

/** One schema whose properties are the methods, so that the compiler names shared types once. */
async function combined() {
  const methods = {};
  for (const file of (await readdir(schemaDir)).sort()) {
    const match = /^(.+)\.(request|response)\.json$/.exec(file);
    if (!match) continue;
    const [, method, side] = match;
    methods[method] ??= { type: 'object', additionalProperties: false, required: ['params', 'result'], properties: {} };
    methods[method].properties[side === 'request' ? 'params' : 'result'] = { $ref: file };
  }
  return {
    title: 'Methods',
    description: 'Each method of the host with its params and result.',
    type: 'object',
    additionalProperties: false,
    required: Object.keys(methods),
    properties: { ...methods },
  };
}

const banner = '// Made from shared/protocol/schema by tools/generate-types.mjs; change the schemas, not this.';
const errorSchema = { title: 'Errors', type: 'object', additionalProperties: false, required: ['error'], properties: { error: { $ref: 'error.json' } } };
const options = { cwd: schemaDir + '/', bannerComment: '', format: false, additionalProperties: false, maxItems: -1 };
const text = [
  banner,
  await compile(await combined(), 'Methods', options),
  await compile(errorSchema, 'Errors', options),
].join('\n');

await mkdir(dirname(target), { recursive: true });
const before = await readFile(target, 'utf8').catch(() => '');
if (before !== text) await writeFile(target, text);
