// The extension's own functions that make codes of words and paths, for the tools that make the tables.

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

export async function loadCode() {
  const entry = join(dirname(fileURLToPath(import.meta.url)), '../src/feedback/detect/code.ts');
  const { outputFiles } = await esbuild.build({ entryPoints: [entry], bundle: true, format: 'esm', write: false });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
