// Runs `npm ci` unless node_modules already is what package-lock.json says: npm leaves a copy of the lock there, written
// last, so an interrupted run is not mistaken for a finished one.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Path → version and hash of every package that is wanted or there; optional ones for other systems never are there. */
function packages(path) {
  try {
    const lock = JSON.parse(readFileSync(path, 'utf8'));
    return Object.entries(lock.packages ?? {}).filter(([name]) => name !== '');
  } catch {
    return undefined;
  }
}

function upToDate() {
  const wanted = packages(join(root, 'package-lock.json'));
  const present = packages(join(root, 'node_modules/.package-lock.json'));
  if (wanted === undefined || present === undefined) return false;
  const there = new Map(present);
  if (present.length > wanted.length) return false;
  return wanted.every(([name, { version, integrity, optional }]) => {
    const found = there.get(name);
    if (found === undefined) return optional === true;
    return found.version === version && found.integrity === integrity;
  });
}

if (upToDate()) process.exit(0);
const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
  shell: process.platform === 'win32',
});
process.exit(npm.status ?? 1);
