// The gallery (extension/src/ui/gallery): every surface of Smallprint with made-up data, in a browser without the extension.
// For tests that look at surfaces and for the pictures of the README; needs no host.
import http from 'node:http';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from '../../../installers/demo/browser.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const fromExtension = createRequire(path.join(root, 'extension/package.json'));
const fromDemo = createRequire(path.join(root, 'installers/demo/package.json'));
const kinds = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

export const axeSource = () => readFileSync(fromExtension.resolve('axe-core/axe.min.js'), 'utf8');

/** Bundles the gallery and serves it on loopback: {url, close}. */
export async function serveGallery() {
  const directory = mkdtempSync(path.join(tmpdir(), 'smallprint-gallery-'));
  const source = path.join(root, 'extension/src/ui/gallery');
  await fromExtension('esbuild').build({
    absWorkingDir: path.join(root, 'extension'),
    entryPoints: [path.join(source, 'gallery.tsx')],
    bundle: true, format: 'esm', jsx: 'automatic', jsxImportSource: 'preact', outdir: directory, logLevel: 'warning',
  });
  const server = http.createServer((request, response) => {
    const name = path.basename(new URL(request.url, 'http://gallery').pathname);
    try {
      const file = name.endsWith('.js') ? path.join(directory, name) : path.join(source, name);
      const body = readFileSync(file);
      response.setHeader('content-type', `${kinds[path.extname(name)] ?? 'text/plain'}; charset=utf-8`);
      response.end(body);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}/gallery.html`,
    close: () => {
      server.closeAllConnections();
      server.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** A browser with nothing in it. Firefox takes its colour scheme from a preference, so there it is fixed for the session. */
export async function startPlain(name, scheme = 'light') {
  const executablePath = findBrowser(name);
  const puppeteer = fromDemo('puppeteer-core');
  if (name === 'firefox') {
    const browser = await puppeteer.launch({
      browser: 'firefox', executablePath, headless: true,
      extraPrefsFirefox: {
        'layout.css.prefers-color-scheme.content-override': scheme === 'dark' ? 0 : 1,
        'ui.prefersReducedMotion': 1, 'network.dns.disabled': true, 'browser.shell.checkDefaultBrowser': false,
      },
    });
    return browser;
  }
  return puppeteer.launch({
    browser: 'chrome', executablePath, headless: true, pipe: true,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--force-prefers-reduced-motion'],
  });
}
