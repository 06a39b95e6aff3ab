// Runs the program's commands as a person does, each test with a home of its own that goes after the last.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
export const program = process.env.SMALLPRINT_BINARY ?? join(root, 'build/bin/smallprint');

const work = mkdtempSync(join(tmpdir(), 'smallprint-command-'));
after(() => rmSync(work, { recursive: true, force: true }));

/** A person's home with the traces of two browsers in it. */
export class Home {
  path = mkdtempSync(join(work, 'home-'));

  constructor() {
    mkdirSync(join(this.path, '.config/chromium'), { recursive: true });
    mkdirSync(join(this.path, '.mozilla'), { recursive: true });
  }

  in(...parts) {
    return join(this.path, ...parts);
  }

  get environment() {
    return { HOME: this.path, SMALLPRINT_HOME: this.in('data'), PATH: '/usr/bin:/bin' };
  }

  run(...words) {
    const result = spawnSync(program, words, { env: this.environment, encoding: 'utf8' });
    return { status: result.status, out: result.stdout, err: result.stderr };
  }
}
