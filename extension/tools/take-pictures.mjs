// Takes the pictures of the README anew, from the gallery and from a viewer over a made-up history:
//   node tools/take-pictures.mjs            (in extension/; the viewer's picture needs ../build/bin/smallprint)
// WebP, so that twice the resolution stays below 150 kB. Look at them before you commit them.

import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveGallery, startPlain } from '../../tests/e2e/support/gallery.mjs';
import { sampleTerms } from '../../tests/e2e/support/sample.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const folder = join(here, '../pictures');
const program = join(here, '../../build/bin/smallprint');
const mostBytes = 150_000;

async function take(page, name, clip) {
  const path = join(folder, `${name}.webp`);
  for (const quality of [88, 78, 66, 50]) {
    await page.screenshot({ path, type: 'webp', quality, ...(clip && { clip }) });
    if (statSync(path).size <= mostBytes) break;
  }
  const { size } = statSync(path);
  if (size > mostBytes) throw new Error(`${path} has ${size} bytes; at most ${mostBytes} may go into the README.`);
  process.stdout.write(`${path}: ${size} bytes\n`);
}

async function ofGallery(browser) {
  const gallery = await serveGallery();
  const page = await browser.newPage();
  const shots = [
    { name: 'panel', show: 'panel&marked=feedback_overrides_opt_out', scheme: 'light', width: 1280, height: 800 },
    { name: 'notice', show: 'notice-hold', scheme: 'dark', width: 1000, height: 640 },
  ];
  try {
    for (const { name, show, scheme, width, height } of shots) {
      await page.setViewport({ width, height, deviceScaleFactor: 2 });
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.goto(`${gallery.url}?show=${show}`, { waitUntil: 'networkidle0' });
      await new Promise((done) => setTimeout(done, 400));
      await take(page, name);
    }
  } finally {
    gallery.close();
  }
}

/** A history of three made-up services, one of which has changed twice. */
function fillHistory(store) {
  const run = (url, html) => execFileSync(program, ['analyze', '-', '--url', url, '--data-dir', store], { input: html, stdio: ['pipe', 'ignore', 'inherit'] });
  const promise = '<h2>5. Your data</h2><p>We do not sell your personal information.</p><p>We keep your data for 18 months.</p>';
  const sale = '<h2>5. Your data</h2><p>We may sell your personal information to advertisers.</p><p>We keep your data for as long as we need it.</p>';
  const staff = '<p>Our staff may review your conversations. We use your activity to show you targeted advertising.</p>';
  run('https://parley.example/terms', sampleTerms({ extra: promise }));
  run('https://parley.example/terms', sampleTerms({ extra: promise, arbitrationDays: 10 }));
  run('https://parley.example/terms', sampleTerms({ extra: sale, arbitrationDays: 10, date: '1 July 2026' }));
  run('https://quillhouse.example/terms', sampleTerms({ extra: promise + staff }).replaceAll('Parley', 'Quillhouse'));
  run('https://nimbus.example/terms', sampleTerms({ extra: sale + staff, arbitrationDays: 60 }).replaceAll('Parley', 'Nimbus'));
}

async function ofViewer(browser) {
  if (!existsSync(program)) {
    process.stdout.write(`No picture of the viewer: ${program} is not there.\n`);
    return;
  }
  const store = mkdtempSync(join(tmpdir(), 'smallprint-pictures-'));
  fillHistory(store);
  const viewer = spawn(program, ['view', '--no-open', '--data-dir', store], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const url = await new Promise((resolve, reject) => {
      let said = '';
      viewer.stdout.on('data', (bytes) => {
        said += bytes;
        const found = /https?:\/\/127\.0\.0\.1\S+/.exec(said);
        if (found) resolve(found[0]);
      });
      viewer.on('error', reject);
      setTimeout(() => reject(new Error(`The viewer did not say where it is: ${said}`)), 15_000);
    });
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 800, deviceScaleFactor: 2 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
    await page.goto(url, { waitUntil: 'networkidle0' });
    await new Promise((done) => setTimeout(done, 1200));
    await take(page, 'viewer');
  } finally {
    viewer.kill();
    rmSync(store, { recursive: true, force: true });
  }
}

mkdirSync(folder, { recursive: true });
const browser = await startPlain('chromium');
try {
  await ofGallery(browser);
  await ofViewer(browser);
} finally {
  await browser.close();
}
