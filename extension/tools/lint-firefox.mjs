// Runs web-ext lint on the Firefox build: on the directory given, else on one built for the purpose. Any warning fails.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const windows = process.platform === 'win32';

function run(program, args) {
  const { status } = spawnSync(program, args, { cwd: root, stdio: 'inherit', shell: windows });
  return status ?? 1;
}

const given = process.argv[2];
const work = given === undefined ? mkdtempSync(join(tmpdir(), 'smallprint-lint-')) : undefined;
try {
  if (work !== undefined && run(process.execPath, ['build.mjs', '--out', work]) !== 0) process.exitCode = 1;
  else {
    const directory = given ?? join(work, 'extension/firefox');
    const webExt = join(root, 'node_modules/web-ext/bin/web-ext.js');
    process.exitCode = run(process.execPath, [webExt, 'lint', '--warnings-as-errors', '--no-config-discovery', '--source-dir', directory]);
  }
} finally {
  if (work !== undefined) rmSync(work, { recursive: true, force: true });
}
