// `smallprint doctor`, as a person runs it: what it finds, by name, and over real frames.

import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { Home, root } from './command.mjs';

let home;

function run(...words) {
  return home.run(...words);
}

function newHome() {
  home = new Home();
}

const manifestOf = { chromium: '.config/chromium/NativeMessagingHosts', firefox: '.mozilla/native-messaging-hosts' };

/** Has this browser start another program. */
function startInstead(browser, script) {
  const path = home.in('program');
  writeFileSync(path, script);
  chmodSync(path, 0o755);
  const file = home.in(manifestOf[browser], 'org.smallprint.host.json');
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), path }));
}

function doctor() {
  const { out, status } = run('doctor', '--json');
  const said = JSON.parse(out);
  const troubles = [...said.browsers.flatMap((browser) => browser.troubles), ...said.troubles].map(({ id }) => id);
  return { ...said, status, troubles, chromium: said.browsers.find(({ name }) => name === 'chromium') };
}

describe('doctor', () => {
  test('is content after register, and says how long the host took', () => {
    newHome();
    assert.equal(doctor().status, 1);
    assert.equal(run('register').status, 0);
    const said = doctor();
    assert.equal(said.ok, true);
    assert.equal(said.status, 0);
    for (const browser of said.browsers) {
      assert.equal(browser.state, 'ok');
      assert.equal(typeof browser.reply_ms, 'number', browser.name);
    }
  });

  test('uses the words of the popup for every state', () => {
    newHome();
    const messages = JSON.parse(readFileSync(join(root, 'extension/_locales/en/messages.json'), 'utf8'));
    const { chromium } = doctor();
    assert.equal(chromium.state, 'missing');
    assert.equal(chromium.title, messages.host_missing_title.message);
    assert.equal(chromium.text, messages.host_missing.message);
  });

  const frame = (json) => `printf '\\${json.length.toString(8).padStart(3, '0')}\\000\\000\\000%s' '${json}'`;
  const planted = {
    answer_none: '#!/bin/sh\nexit 3\n',
    answer_no_frame: '#!/bin/sh\necho this is no frame, and it is long enough to be taken for one\n',
    program_too_old: `#!/bin/sh\n${frame('{"jsonrpc":"2.0","id":1,"result":{"protocol":0}}')}\n`,
    program_too_new: `#!/bin/sh\n${frame('{"jsonrpc":"2.0","id":1,"result":{"protocol":9}}')}\n`,
    program_refuses_extension: '#!/bin/sh\necho "smallprint: this program only answers its own extension." >&2\nexit 1\n',
  };
  for (const [id, script] of Object.entries(planted)) {
    test(`starts what the browser would start, and finds ${id}`, () => {
      newHome();
      run('register');
      startInstead('chromium', script);
      const said = doctor();
      assert.ok(said.troubles.includes(id), said.troubles.join(' '));
      assert.equal(said.ok, false);
      assert.equal(said.chromium.reply_ms, null);
    });
  }

  const histories = {
    store_no_directory: () => writeFileSync(home.in('data'), 'a file'),
    store_damaged: () => {
      mkdirSync(home.in('data'), { mode: 0o700 });
      writeFileSync(home.in('data/history.db'), 'this is no database '.repeat(100));
    },
    store_not_private: () => {
      mkdirSync(home.in('data'));
      chmodSync(home.in('data'), 0o755);
    },
    store_set_aside: () => {
      mkdirSync(home.in('data'), { mode: 0o700 });
      writeFileSync(home.in('data/history.db.unreadable-20260101'), '');
    },
  };
  for (const [id, plant] of Object.entries(histories)) {
    test(`finds ${id}`, () => {
      newHome();
      run('register');
      plant();
      assert.ok(doctor().troubles.includes(id), doctor().troubles.join(' '));
    });
  }

  test('says cause and cure to people', () => {
    newHome();
    const { out, status } = run('doctor');
    assert.equal(status, 1);
    assert.match(out, /Chromium has not been told where Smallprint is/);
    assert.match(out, /smallprint register --browser chromium/);
  });
});
