// Takes the pictures of the README anew, from the gallery and from a viewer over a made-up history:
//   node tools/take-pictures.mjs            (in extension/; the viewer's picture needs ../build/bin/smallprint)
// WebP, so that twice the resolution stays below 150 kB. Look at them before you commit them.

import { mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveGallery, startPlain } from '../../tests/e2e/support/gallery.mjs';
import { fillHistory } from '../../tests/e2e/support/history.mjs';
import { enter, go, noViewer, openStore } from '../../tests/e2e/support/viewer.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const folder = join(here, '../pictures');
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

/** The table of services over the made-up history. */
async function ofViewer(browser) {
  if (noViewer) {
    process.stdout.write(`No picture of the viewer: ${noViewer}.\n`);
    return;
  }
  const store = openStore();
  let viewer;
  try {
    await fillHistory(store);
    viewer = await store.view();
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 800, deviceScaleFactor: 2 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
    await enter(page, viewer);
    await go(page, viewer, '/services');
    await take(page, 'viewer');
  } finally {
    viewer?.close();
    store.remove();
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
