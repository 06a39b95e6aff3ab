// The viewer as a person uses it who prepares a file: a finding, its citation, its evidence, a printed page; changes that
// become seen; search; forgetting. In both browsers, with the real host.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { before, describe, test } from 'node:test';
import { sampleTerms } from './support/sample.mjs';
import { browsers, eventually, noBrowser, withSession } from './support/session.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const axe = readFileSync(path.join(root, 'extension/node_modules/axe-core/axe.min.js'), 'utf8');
const url = 'https://parley.example/terms';
const hostile = '<script>globalThis.pwned=1</script> \u202eevil\u202c <img src=x onerror="globalThis.pwned=1">';

/** `smallprint` with the session's own store. */
const run = (session, args, input = '') =>
  execFileSync(session.binary, args, { env: session.env, input, encoding: 'utf8', maxBuffer: 64 << 20 });

const analyze = (session, html, at = url) => JSON.parse(run(session, ['analyze', '-', '--url', at, '--format', 'json'], html));

async function openViewer(session, at = '/') {
  const page = await session.browser.newPage();
  const link = run(session, ['view', '--no-open']).trim();
  await page.goto(link, { waitUntil: 'load' });
  await page.waitForSelector('[data-phase=ready] h1');
  await go(page, at);
  return page;
}

async function go(page, at) {
  await page.goto(new URL(at, page.url()).href, { waitUntil: 'load' });
  await page.waitForSelector('[data-phase=ready] h1');
}

const text = (page, selector) => page.$eval(selector, (element) => element.textContent);

async function violations(page) {
  // Evaluated, not injected: the viewer's policy lets no script of ours in.
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations: found } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return found.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(' ')}`);
  });
}

for (const name of browsers) {
  describe(`evidence in ${name}`, { skip: noBrowser(name) }, () => {
    const session = withSession(name);
    let report;
    let finding;

    before(() => {
      analyze(session, sampleTerms());
      report = analyze(session, sampleTerms({ arbitrationDays: 14 }));
      finding = report.findings.find((one) => one.type === 'feedback_trains_ai');
    });

    test('a finding is told, cited and taken along as on the command line', async () => {
      const page = await openViewer(session, `/provision/${finding.record_id}`);
      await page.waitForSelector('.provision');
      assert.equal(await text(page, 'h1'), finding.headline);
      assert.equal(await text(page, '[data-part=quote]'), finding.quote.exact);
      for (const form of ['text', 'bibtex']) {
        await page.click(`.cite-forms input[value=${form}]`);
        assert.equal(await text(page, '.cite pre'), run(session, ['cite', finding.record_id, '--format', form]));
      }
      await page.evaluate(() => {
        const make = URL.createObjectURL;
        URL.createObjectURL = (blob) => {
          globalThis.saved = blob.arrayBuffer();
          return make.call(URL, blob);
        };
      });
      await page.click('[data-action=export]');
      await page.waitForSelector('[data-job=done]', { timeout: 20_000 });
      const saved = Buffer.from(await page.evaluate(async () => {
        const bytes = new Uint8Array(await globalThis.saved);
        let binary = '';
        for (const byte of bytes) binary += String.fromCharCode(byte);
        return btoa(binary);
      }), 'base64');
      const directory = mkdtempSync(path.join(tmpdir(), 'smallprint-evidence-'));
      try {
        const zip = path.join(directory, 'cli.zip');
        run(session, ['history', 'export', finding.record_id, '--to', zip]);
        const hash = (bytes) => createHash('sha256').update(bytes).digest('hex');
        assert.equal(hash(saved), hash(readFileSync(zip)), 'viewer and command line give the same bytes');
        writeFileSync(path.join(directory, 'viewer.zip'), saved);
        execFileSync('unzip', ['-q', 'viewer.zip', '-d', 'unpacked'], { cwd: directory });
        const said = execFileSync('sh', ['unpacked/check.sh'], { cwd: directory, env: { ...process.env, CHECK_WITH: 'openssl' }, encoding: 'utf8' });
        assert.match(said, /^Everything holds/);
      } finally {
        rmSync(directory, { recursive: true, force: true });
      }
      if (name === 'chromium') {
        const pdf = path.join(tmpdir(), `smallprint-${process.pid}.pdf`);
        await page.pdf({ path: pdf });
        const printed = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
        rmSync(pdf);
        assert.ok(printed.includes(finding.headline), printed.slice(0, 400));
        assert.ok(printed.includes(finding.record_id));
        for (const control of ['Save the evidence', 'Copy as text', 'Skip to the content']) assert.ok(!printed.includes(control), control);
      }
      await page.close();
    });

    test('changes become seen once their words are opened; words are found in every version', async () => {
      const page = await openViewer(session, '/changes');
      await page.waitForSelector('[data-change][data-seen=false]');
      await page.click('[data-change] details summary');
      await page.waitForSelector('[data-change][data-seen=true]');
      assert.ok(await eventually(() => JSON.parse(run(session, ['history', 'list', '--format', 'json'])).length === 1));
      await go(page, '/search?q=%22within+30+days%22');
      await page.waitForSelector('.hits [data-in-force=false] mark');
      await page.focus('input[type=search]');
      await page.keyboard.down('Control');
      await page.keyboard.press('a');
      await page.keyboard.up('Control');
      await page.keyboard.type('"within 14 days"');
      await page.waitForSelector('.hits [data-in-force=true] mark');
      assert.match(page.url(), /q=%22within\+14\+days%22/);
      await page.close();
    });

    test('every view is clean for axe-core in light and dark, and fits 320 and 1600 pixels', async () => {
      const page = await openViewer(session);
      for (const view of [`/provision/${finding.record_id}`, '/changes', '/digest', '/search?q=arbitration', '/given', '/watch', '/settings']) {
        await go(page, view);
        await page.waitForFunction(() => !document.querySelector('.waiting'));
        for (const scheme of ['light', 'dark']) {
          // Without motion, so that no colour is looked at on its way from one scheme to the other.
          const features = [{ name: 'prefers-color-scheme', value: scheme }, { name: 'prefers-reduced-motion', value: 'reduce' }];
          await page.emulateMediaFeatures(features).catch(() => undefined);
          assert.deepEqual(await violations(page), [], `${view} ${scheme}`);
        }
        for (const width of [320, 1600]) {
          await page.setViewport({ width, height: 900 });
          const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          assert.ok(over <= 0, `${view} is ${over} px too wide at ${width}`);
        }
      }
      await page.close();
    });

    test('hostile text is shown as text; forgetting asks, forgets, and says so', async () => {
      const other = 'https://evil.example/terms';
      const evil = analyze(session, sampleTerms({ extra: `<p>We may sell your personal data. ${hostile.replaceAll('<', '&lt;')}</p>` }), other);
      const record = evil.findings.find((one) => one.quote.exact.includes('sell')) ?? evil.findings[0];
      const page = await openViewer(session, `/provision/${record.record_id}`);
      await page.waitForSelector('.provision');
      assert.equal(await page.evaluate(() => globalThis.pwned), undefined);
      assert.equal(await page.$('main script, main img'), null);

      await go(page, '/settings');
      await page.click('[data-action=verify]');
      await page.waitForSelector('[data-verify=holds]', { timeout: 20_000 });
      await page.select('.forgetting select', evil.document.service);
      await page.click('[data-action=forget-service]');
      await page.waitForSelector('dialog[open]');
      assert.match(await text(page, 'dialog[open]'), /1 document with 1 version/);
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => !document.querySelector('dialog[open]'));
      assert.equal(JSON.parse(run(session, ['history', 'list', '--format', 'json'])).length, 2);
      await page.click('[data-action=forget-service]');
      await page.waitForSelector('dialog[open] [data-action=forget-now]');
      await page.click('[data-action=forget-now]');
      assert.ok(await eventually(async () => /Forgotten: 1/.test(await text(page, '.told'))));
      assert.equal(JSON.parse(run(session, ['history', 'list', '--format', 'json'])).length, 1);
      await page.close();
    });
  });
}
