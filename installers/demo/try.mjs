// What installers/try.sh runs when everything is built: a browser with Smallprint on a sample page, on a screen if
// there is one, else headless with the warnings printed and a screenshot written.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startBrowser } from './browser.mjs';
import { readPanel, waitForPanel } from './panel.mjs';
import { PageServer } from './server.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const sampleHost = 'parley.example';

const { values } = parseArgs({
  options: {
    browser: { type: 'string', default: 'chromium' },
    url: { type: 'string' },
    headless: { type: 'boolean', default: false },
    installed: { type: 'string' },
    screenshot: { type: 'string', default: 'smallprint-demo.png' },
  },
});

const say = (line) => process.stdout.write(`${line}\n`);

/** The warnings as a person reads them in a terminal. Page text is stripped of control characters. */
function printPanel(panel) {
  const clean = (text) => text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, ' ').trim();
  say('');
  for (const finding of panel.findings) {
    say(`[${finding.severity}] ${clean(finding.headline)}`);
    if (finding.quote) say(`         “${clean(finding.quote)}”`);
  }
  say('');
  say(`${panel.findings.length} findings. This describes what the text says. It is not legal advice.`);
}

const server = await PageServer.start();
server.set(sampleHost, '/terms', readFileSync(path.join(here, 'page/terms.html')));
const url = values.url ?? `http://${sampleHost}/terms`;

let session;
let ending = false;
const end = async (status) => {
  if (ending) return;
  ending = true;
  await session?.close();
  await server.close();
  process.exit(status);
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(130));

try {
  session = await startBrowser({
    browser: values.browser, installed: values.installed, server, hosts: [sampleHost], headless: values.headless,
    openShadow: values.headless, ownSignals: true,
  });
  const page = (await session.browser.pages())[0] ?? (await session.browser.newPage());
  await page.bringToFront();
  await page.goto(url, { waitUntil: 'load', timeout: 60_000 });
  if (values.headless) {
    await waitForPanel(page, 30_000);
    printPanel(await readPanel(page));
    // The panel fades in; a picture of it should not be half way.
    await new Promise((resolve) => setTimeout(resolve, 600));
    await page.screenshot({ path: values.screenshot });
    say(`The page with its panel: ${values.screenshot}`);
    await end(0);
  }
  say(`${url} is open in ${values.browser} with Smallprint. Close the browser, or press Ctrl-C here, to end and clean up.`);
  session.browser.on('disconnected', () => void end(0));
} catch (error) {
  process.stderr.write(`try: ${error.message}\n`);
  await end(1);
}
