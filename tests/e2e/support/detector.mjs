// The detector as it is built, without the rest of the extension: bundled and minified for a page to run.
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const extension = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../extension');
const require = createRequire(path.join(extension, 'package.json'));

/** A script that leaves `detector` in the window, with all tables. */
export async function detectorScript() {
  execFileSync(process.execPath, [path.join(extension, 'tools/generate-controls.mjs')]);
  const { outputFiles } = await require('esbuild').build({
    stdin: {
      contents: "import { tables } from '../generated/tables'; import { useTables } from './index'; useTables(() => tables); export * from './index';",
      resolveDir: path.join(extension, 'src/feedback/detect'),
    },
    bundle: true, minify: true, format: 'iife', globalName: 'detector', write: false,
  });
  return outputFiles[0].text;
}

/** Runs in the page before anything else: keeps closed roots, as an extension may open them, and what is pointed at. */
export function watch() {
  const roots = new WeakMap();
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function attachShadow(options) {
    const root = attach.call(this, options);
    roots.set(this, root);
    return root;
  };
  window.seen = [];
  const look = (event) => {
    if (window.detector === undefined) return;
    const open = (host) => roots.get(host) ?? host.shadowRoot;
    const found = window.detector.controlAt(window.detector.deepPath(event, open));
    if (found !== null) window.seen.push({ direction: found.direction, by: event.type });
  };
  for (const type of ['pointerover', 'focusin', 'click']) window.addEventListener(type, look, true);
}
