// What classification costs: node tests/bench/feedback_controls.mjs [chromium|firefox]
// A chat page of 5,600 elements in a real browser; microseconds a call, best (a loaded machine tells
// that one best), median and 95th percentile, for what is mostly under
// the pointer (words, an ordinary button) and for controls. Prints figures; says nothing of pass or fail.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findBrowser } from '../../installers/demo/browser.mjs';
import puppeteer from '../../installers/demo/node_modules/puppeteer-core/lib/esm/puppeteer/puppeteer-core.js';
import { detectorScript } from '../e2e/support/detector.mjs';

const name = process.argv[2] ?? 'chromium';
const home = mkdtempSync(path.join(tmpdir(), 'smallprint-bench-'));
const browser = await puppeteer.launch({
  browser: name === 'firefox' ? 'firefox' : 'chrome', executablePath: findBrowser(name), headless: true,
  env: { ...process.env, HOME: home }, args: name === 'firefox' ? [] : ['--no-sandbox', '--disable-gpu'],
});
try {
  const page = await browser.newPage();
  const figures = await page.evaluate((script) => {
    (0, eval)(`${script};window.detector=detector`);
    const words = '<p>Milk keeps <b>five</b> days, and <i>longer</i> where it is cold.</p>';
    const icon = '<svg viewBox="0 0 24 24"><path d="M7 10v12"></path><path d="M15 5.88 14 10h5.83"></path></svg>';
    const tailwind = 'inline-flex items-center justify-center gap-2 rounded-md p-1.5 text-sm font-medium transition-colors hover:bg-accent';
    const other = '<svg viewBox="0 0 24 24"><path d="M2 3v4h5"></path></svg>';
    const row = `<div class="flex"><button class="${tailwind}" aria-label="Copy">${other}</button><button class="${tailwind} u" aria-label="Good response" data-testid="good-response">${icon}</button><button class="${tailwind}" aria-label="Bad response">${icon}</button><button class="${tailwind}" aria-label="Open in editor">${other}</button></div>`;
    document.body.innerHTML = `<main class="chat">${`<div data-role="assistant"><div class="markdown">${words.repeat(8)}</div>${row}</div>`.repeat(130)}</main>`;
    const pathOf = (element) => { const found = []; for (let node = element; node !== null; node = node.parentNode) found.push(node); return found; };
    const measure = (selector, each) => {
      const path = pathOf(Array.from(document.querySelectorAll(selector)).at(55));
      const times = [];
      for (let round = 0; round < 120; round += 1) {
        const start = performance.now();
        for (let call = 0; call < each; call += 1) window.detector.controlAt(path);
        times.push((1000 * (performance.now() - start)) / each);
      }
      times.sort((a, b) => a - b);
      return `best ${times[0].toFixed(2)} µs, median ${times[60].toFixed(2)} µs, p95 ${times[114].toFixed(2)} µs`;
    };
    const first = performance.now();
    window.detector.controlAt(pathOf(document.querySelector('[aria-label="Open in editor"]')));
    return {
      elements: document.querySelectorAll('*').length,
      'first button, with the tables': `${(1000 * (performance.now() - first)).toFixed(0)} µs`,
      'words of an answer': measure('p', 400),
      'an ordinary button': measure('[aria-label="Open in editor"]', 40),
      'a control': measure('.u path', 8),
    };
  }, await detectorScript());
  console.log(`${name} ${await browser.version()}`);
  for (const [what, figure] of Object.entries(figures)) console.log(`  ${what}: ${figure}`);
} finally {
  await browser.close();
  rmSync(home, { recursive: true, force: true });
}
