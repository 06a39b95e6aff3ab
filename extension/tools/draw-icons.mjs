// Draws icons/icon-<size>.png from the two SVG sources with Chromium; run by hand when the drawing changes (the PNGs are
// committed, so that a build needs no browser).  CHROMIUM names the program, `chromium` by default.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const icons = join(dirname(fileURLToPath(import.meta.url)), '../icons');
const sizes = [16, 24, 32, 48, 64, 96, 128];
const jobs = sizes.map((size) => {
  const svg = readFileSync(join(icons, size <= 32 ? 'icon-small.svg' : 'icon.svg'), 'utf8');
  // Without a size of its own an SVG image is drawn at the browser's default.
  return { size, svg: svg.replace('<svg ', `<svg width="${size}" height="${size}" `) };
});

const draw = `
  const jobs = ${JSON.stringify(jobs)};
  Promise.all(jobs.map(async ({ size, svg }) => {
    const image = new Image(size, size);
    image.src = 'data:image/svg+xml;base64,' + btoa(svg);
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = size;
    canvas.getContext('2d').drawImage(image, 0, 0, size, size);
    return size + ' ' + canvas.toDataURL('image/png').split(',')[1];
  })).then((lines) => { document.body.textContent = lines.join('\\n'); });
`;

const work = mkdtempSync(join(tmpdir(), 'icons-'));
try {
  const page = join(work, 'page.html');
  writeFileSync(page, `<meta charset="utf-8"><body></body><script>${draw}</script>`);
  const dom = execFileSync(process.env.CHROMIUM ?? 'chromium', [
    '--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${join(work, 'profile')}`,
    '--virtual-time-budget=5000', '--dump-dom', pathToFileURL(page).href,
  ], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const drawn = [...dom.matchAll(/(\d+) ([A-Za-z0-9+/=]{40,})/g)];
  if (drawn.length !== sizes.length) throw new Error(`drew ${drawn.length} icons of ${sizes.length}`);
  for (const [, size, png] of drawn) writeFileSync(join(icons, `icon-${size}.png`), Buffer.from(png, 'base64'));
} finally {
  rmSync(work, { recursive: true, force: true });
}
