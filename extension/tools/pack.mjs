// Makes the packages that stores take:
//   node tools/pack.mjs [--out DIR] [--check]
// DIR/smallprint-VERSION-chromium.zip (Chrome Web Store, Edge; without `key`) and DIR/smallprint-VERSION.xpi (Firefox).
// --check builds everything twice, in two programs, and fails where the two are not equal byte for byte.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { zip } from './zip.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { values } = parseArgs({
  options: { out: { type: 'string', default: join(root, '../build/packages') }, check: { type: 'boolean', default: false } },
});

function files(directory) {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .map((path) => ({ name: relative(directory, path).split(sep).join('/'), contents: readFileSync(path) }));
}

/** What a store must not be given. */
function refuse(browser, entries) {
  const manifest = JSON.parse(entries.find(({ name }) => name === 'manifest.json').contents.toString());
  if (browser === 'chromium' && 'key' in manifest) throw new Error('The package for the stores has a key; they refuse that.');
  const odd = entries.find(({ name }) => /\.(map|ts|tsx|svg)$|(^|\/)\./.test(name));
  if (odd) throw new Error(`The package holds ${odd.name}, which no browser needs.`);
  return manifest.version;
}

function packages() {
  const work = mkdtempSync(join(tmpdir(), 'smallprint-pack-'));
  try {
    const built = spawnSync(process.execPath, ['build.mjs', '--store', '--out', work], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
    if (built.status !== 0) throw new Error('The extension could not be built.');
    return ['chromium', 'firefox'].map((browser) => {
      const entries = files(join(work, 'extension', browser));
      const version = refuse(browser, entries);
      return { name: browser === 'chromium' ? `smallprint-${version}-chromium.zip` : `smallprint-${version}.xpi`, bytes: zip(entries) };
    });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const made = packages();
if (values.check) {
  // By another program, elsewhere, in another time zone: nothing of this one may be in them.
  const again = mkdtempSync(join(tmpdir(), 'smallprint-again-'));
  try {
    const child = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--out', again], {
      env: { ...process.env, TMPDIR: again, TEMP: again, TZ: 'Pacific/Kiritimati' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (child.status !== 0) throw new Error('Building again failed.');
    for (const { name, bytes } of made) {
      if (!bytes.equals(readFileSync(join(again, name)))) throw new Error(`${name} is not the same when it is built again.`);
    }
  } finally {
    rmSync(again, { recursive: true, force: true });
  }
  console.log(`${made.map(({ name }) => name).join(' and ')}: the same byte for byte when built again.`);
} else {
  mkdirSync(values.out, { recursive: true });
  for (const { name, bytes } of made) {
    writeFileSync(join(values.out, name), bytes);
    console.log(`${join(values.out, name)}: ${bytes.length} bytes`);
  }
}
