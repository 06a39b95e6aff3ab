// Builds the extension for both browsers and the viewer:
//   node build.mjs [--out DIR] [--store]     (DIR/extension/chromium, DIR/extension/firefox, DIR/viewer)
// Output depends on the sources only: no times, no paths of this machine, so that two builds are equal byte for byte.

import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import { chromiumManifest, firefoxManifest } from './manifest.mjs';

const root = dirname(fileURLToPath(import.meta.url));
const { values } = parseArgs({
  options: { out: { type: 'string', default: join(root, '../build') }, store: { type: 'boolean', default: false } },
});
const out = values.out;

/** Stage 1 is in every frame of every page; above this the build fails. */
const stage1Limit = 15 * 1024;
const pages = ['popup', 'options', 'welcome'];

/**
 * Preact can set markup from a string (dangerouslySetInnerHTML). We never do, and the bundle shall not be able to: that one
 * assignment becomes a throw. Fails when Preact changes, so that nobody believes in a guard that is not there.
 */
const noMarkupFromStrings = {
  name: 'no-markup-from-strings',
  setup(build) {
    build.onLoad({ filter: /[/\\]preact[/\\]dist[/\\]preact\.m?js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const assignment = /[\w$]+\.innerHTML=[\w$]+\.__html/g;
      if (source.match(assignment)?.length !== 1) throw new Error(`look at innerHTML in ${path}: not as it was`);
      return { contents: source.replace(assignment, '(()=>{throw new Error("markup from a string")})()'), loader: 'js' };
    });
  },
};

/** The viewer carries its words with it, but not what is said to translators about them. */
const wordsOnly = {
  name: 'words-only',
  setup(build) {
    build.onLoad({ filter: /[/\\]_locales[/\\]\w+[/\\]messages\.json$/ }, async ({ path }) => {
      const messages = Object.entries(await readJson(path));
      const bare = messages.map(([key, { description: _said, ...message }]) => [key, message]);
      return { contents: JSON.stringify(Object.fromEntries(bare)), loader: 'json' };
    });
  },
};

const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  charset: 'utf8',
  target: ['chrome121', 'firefox142'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  legalComments: 'none',
  logLevel: 'warning',
  plugins: [noMarkupFromStrings],
  write: false,
};

/** Content scripts are classic scripts, one file each; `background` and the pages are modules. */
const classicScripts = {
  stage1: 'src/stage1/index.ts',
  stage2: 'src/terms/stage2/index.ts',
  panel: 'src/terms/panel-host/index.ts',
  act: 'src/feedback/act/index.ts',
};

async function bundle(entryPoints, format, more = {}) {
  const result = await esbuild.build({ ...shared, ...more, entryPoints, format, outdir: 'unused' });
  return result.outputFiles.map((file) => ({ name: relative(join(root, 'unused'), file.path), contents: file.contents }));
}

async function readJson(path) {
  return JSON.parse(await readFile(path, 'utf8'));
}

async function writeAll(directory, files) {
  for (const { name, contents } of files) {
    const path = join(directory, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, contents);
  }
}

/**
 * What is known of feedback controls goes among the messages: a content script reads it from there at once, and only when it
 * needs it, while in the script it would be parsed in every frame.
 */
async function addControls(path) {
  const { tables } = await import('./src/feedback/generated/tables.js');
  // Descriptions and examples are for translators, who read the source.
  const bare = Object.entries(await readJson(path)).map(([key, { message, placeholders }]) => [key, {
    message,
    ...(placeholders && { placeholders: Object.fromEntries(Object.entries(placeholders).map(([name, { content }]) => [name, { content }])) }),
  }]);
  await writeFile(path, JSON.stringify({ ...Object.fromEntries(bare), feedback_controls: { message: tables } }, null, 1) + '\n');
}

const version = (await readJson(join(root, 'package.json'))).version;
const ids = await readJson(join(root, '../shared/protocol/ids.json'));

const moduleEntries = { background: 'src/background/index.ts' };
for (const page of pages) moduleEntries[`${page}/${page}`] = `src/${page}/${page}.tsx`;

const [classic, modules, viewer] = await Promise.all([
  bundle(classicScripts, 'iife'),
  bundle(moduleEntries, 'esm'),
  // What only some views need (charts) comes as a file of its own when it is needed.
  bundle({ main: 'src/viewer/main.tsx' }, 'esm', { splitting: true, plugins: [noMarkupFromStrings, wordsOnly] }),
]);
const stage1 = classic.find((file) => file.name === 'stage1.js');
if (stage1.contents.length > stage1Limit) {
  throw new Error(`stage1.js has ${stage1.contents.length} bytes; it is in every page and may have ${stage1Limit}.`);
}

const manifests = {
  chromium: chromiumManifest({ version, ids, forStore: values.store }),
  firefox: firefoxManifest({ version, ids }),
};
for (const [browser, manifest] of Object.entries(manifests)) {
  const directory = join(out, 'extension', browser);
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  await writeAll(directory, [...classic, ...modules]);
  for (const page of pages) await cp(join(root, `src/${page}/${page}.html`), join(directory, `${page}/${page}.html`));
  await cp(join(root, 'icons'), join(directory, 'icons'), { recursive: true, filter: (source) => !source.endsWith('.svg') });
  await cp(join(root, '_locales'), join(directory, '_locales'), { recursive: true });
  // Firefox finds what an organisation has set without being told of it.
  if (browser === 'chromium') await cp(join(root, 'managed-schema.json'), join(directory, 'managed-schema.json'));
  await addControls(join(directory, '_locales/en/messages.json'));
  await writeFile(join(directory, 'manifest.json'), JSON.stringify(manifest, null, 2) + '\n');
}

const viewerDirectory = join(out, 'viewer');
await rm(viewerDirectory, { recursive: true, force: true });
await writeAll(viewerDirectory, viewer);
await cp(join(root, 'src/viewer/index.html'), join(viewerDirectory, 'index.html'));
if (existsSync(join(root, 'icons'))) await cp(join(root, 'icons/icon-32.png'), join(viewerDirectory, 'icon.png'));
