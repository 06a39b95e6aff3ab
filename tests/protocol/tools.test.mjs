// The manual page and the shells' completions against the help; signed catalogues, as a person makes and takes them.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { Home, program } from './command.mjs';

let home;

function run(...words) {
  return home.run(...words);
}

function newHome() {
  home = new Home();
}

describe('what the shells and man are told', () => {
  /** Every command and option that the help shows. */
  function helpOf(...path) {
    const { out } = run(...path, '--help');
    const commands = [...(out.split(/^Subcommands:$/m)[1] ?? '').matchAll(/^ {2}([a-z]+)\s/gm)].map(([, name]) => name);
    const options = [...out.matchAll(/(?:^|[\s,])(--[a-z][a-z-]+)\b/gm)].map(([, name]) => name);
    return { commands, options };
  }

  test('names every command and every option of the help', () => {
    newHome();
    const texts = Object.fromEntries(['bash', 'zsh', 'fish', 'man'].map((what) => [what, run('describe', what).out]));
    const all = [[]];
    for (const path of all) {
      const { commands, options } = helpOf(...path);
      for (const name of commands) all.push([...path, name]);
      for (const option of new Set(options.filter((name) => name !== '--help'))) {
        assert.ok(texts.bash.includes(option) && texts.zsh.includes(option), `${path.join(' ')} ${option}`);
        assert.ok(texts.fish.includes(`-l ${option.slice(2)}`), `fish: ${path.join(' ')} ${option}`);
        assert.ok(texts.man.includes(option.replaceAll('-', '\\-')), `man: ${path.join(' ')} ${option}`);
      }
      for (const name of commands) for (const text of Object.values(texts)) assert.ok(text.includes(name), name);
    }
    assert.ok(all.length > 20);
    for (const text of Object.values(texts)) assert.ok(!text.includes('describe WHAT') && !text.includes('--foreground'));
  });

  test('bash completes commands, parts of commands, options and their values', () => {
    newHome();
    const file = home.in('completion');
    writeFileSync(file, run('describe', 'bash').out);
    const complete = (...words) =>
      execFileSync('bash', ['-c', `. "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _smallprint; printf '%s\\n' "\${COMPREPLY[@]}"`, file, 'smallprint', ...words], {
        encoding: 'utf8',
      }).trim().split('\n');
    assert.ok(complete('doc').includes('doctor'));
    assert.ok(complete('history', 'l').includes('list'));
    assert.ok(complete('doctor', '--j').includes('--json'));
    assert.deepEqual(complete('analyze', '--format', 'j'), ['json']);
  });

  for (const shell of ['bash', 'zsh', 'fish']) {
    test(`${shell} reads its completions without complaint`, (context) => {
      newHome();
      const file = home.in(`completion.${shell}`);
      writeFileSync(file, run('describe', shell).out);
      const checked = spawnSync(shell, ['-n', file], { encoding: 'utf8', env: home.environment });
      if (checked.error) return context.skip(`no ${shell} here`);
      assert.deepEqual([checked.status, checked.stdout + checked.stderr], [0, '']);
    });
  }

  test('the manual page has no macro that groff does not know', (context) => {
    newHome();
    const { out } = run('describe', 'man');
    const checked = spawnSync('man', ['--warnings', '-E', 'UTF-8', '-l', '-Tutf8', '-Z', '-'], { input: out, encoding: 'utf8' });
    if (checked.error) return context.skip('no man here');
    assert.equal(checked.stderr, '');
  });
});

describe('signed catalogues', () => {
  const secret = '11'.repeat(32);

  test('are made and checked; the program takes only those of its own keys, and stays as it was', () => {
    newHome();
    const build = join(dirname(program), '../host/catalogue/catalogue.bin');
    const [key, bundle] = [home.in('secret'), home.in('bundle')];
    writeFileSync(key, `${secret}\n`);
    const signed = run('catalogue', 'sign', build, '--secret', key, '--bundle-version', '3', '-o', bundle);
    assert.equal(signed.status, 0, signed.err);
    const publicKey = /Public key ([0-9a-f]{64})/.exec(signed.out)[1];
    writeFileSync(home.in('public'), publicKey);
    assert.equal(run('catalogue', 'verify', bundle, '--key', home.in('public')).status, 0);
    const before = run('catalogue', 'info').out;
    for (const words of [['verify', bundle], ['update', bundle], ['update', build]]) {
      const refused = run('catalogue', ...words);
      assert.notEqual(refused.status, 0);
      assert.match(refused.err, /^smallprint: [^\n]*refused[^\n]*\n$/);
    }
    assert.equal(run('catalogue', 'info').out, before);
  });
});
