// Computes the icons' fingerprints: node tools/fingerprint-icons.mjs DIR, where DIR/node_modules has icon libraries from
// the npm registry (those not there are left as they are in the file). Run by hand when a library changes its drawings; it
// rewrites shared/catalogue/feedback_controls/icons.json and says which other icons begin alike. A path's
// beginning up to its fourth number is kept, rounded to one place; see pathKey.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCode } from './load-code.mjs';

const target = join(dirname(fileURLToPath(import.meta.url)), '../../shared/catalogue/feedback_controls/icons.json');
const { pathKey } = await loadCode();

/** [name for people, package, folder with SVG files or JSON of Iconify] */
const libraries = [
  ['Lucide', 'lucide-static', 'icons'], ['Lucide 0.300', 'lucide-old', 'icons'],
  ['Feather', 'feather-icons', 'dist/icons'],
  ['Heroicons 2', 'heroicons', '.'], ['Heroicons 2.0', 'heroicons-v20', '.'], ['Heroicons 1', 'heroicons-v1', '.'],
  ['Bootstrap Icons', 'bootstrap-icons', 'icons'],
  ['Font Awesome 6', '@fortawesome/fontawesome-free', 'svgs'], ['Font Awesome 5', 'fa5', 'svgs'],
  ['Phosphor', '@phosphor-icons/core', 'assets'],
  ['Octicons', '@primer/octicons', 'build/svg'], ['Octicons 17', 'octicons-old', 'build/svg'],
  ['Tabler', '@tabler/icons', 'icons'],
  ['Material Icons', '@material-design-icons/svg', '.'], ['Material Symbols', '@iconify-json/material-symbols', 'icons.json'],
  ['Material Design Icons (community)', 'mdi-svg', 'svg'],
  ['Remix', 'remixicon', 'icons'], ['Ionicons', 'ionicons', 'dist/svg'], ['Ant Design', '@ant-design/icons-svg', 'inline-svg'],
  ['Carbon', '@carbon/icons', 'svg/32'], ['Fluent', '@fluentui/svg-icons', 'icons'],
  ['Solar', '@iconify-json/solar', 'icons.json'], ['Huge Icons', '@iconify-json/hugeicons', 'icons.json'],
];

/** What an icon's name makes it; the rest is only looked at for likeness. Sizes and styles may follow. */
const style = '(?:[-_](?:\\d+|fill(?:ed)?|line|outlined?|solid|regular|bold|light|thin|duotone|sharp|rounded?|off|alt|alternative|linear|broken|double|bulk|stroke|off-alt))*';
const kinds = {
  up: new RegExp(`^(?:hand-)?(?:thumbs?[-_]?up|like|thumb[-_]like)(?:[-_]\\d+)?${style}$`),
  down: new RegExp(`^(?:hand-)?(?:thumbs?[-_]?down|dislike|thumb[-_]dislike)(?:[-_]\\d+)?${style}$`),
  report: new RegExp(`^(?:flag|outlined_flag)(?:[-_]\\d+)?${style}$`),
};
/** Companions of an answer, only of the libraries that React and Vue sites draw without class names. */
const companions = {
  copy: new RegExp(`^(?:copy|content_copy|clipboard-document|square-2-stack|document-duplicate|duplicate)${style}$`),
  again: new RegExp(`^(?:refresh|refresh-cw|rotate-cw|rotate-ccw|arrow-path|reload|arrow-clockwise|arrows-clockwise)${style}$`),
};
const withCompanions = new Set(['Lucide', 'Feather', 'Heroicons 2', 'Heroicons 1', 'Material Icons', 'Tabler', 'Phosphor', 'Bootstrap Icons']);

function* svgFiles(directory) {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) { if (entry.name !== 'node_modules') yield* svgFiles(path); }
    else if (entry.name.endsWith('.svg')) yield path;
  }
}

function* iconsOf(packagePath, place) {
  if (place.endsWith('.json')) {
    const { icons } = JSON.parse(readFileSync(join(packagePath, place), 'utf8'));
    for (const [name, { body }] of Object.entries(icons)) yield { name, text: body };
  } else {
    for (const file of svgFiles(join(packagePath, place))) yield { name: basename(file, '.svg'), text: readFileSync(file, 'utf8') };
  }
}

/** Squares that some libraries draw around every icon, and paths too short to tell anything. */
const telling = (key) => (key.match(/,/g) ?? []).length >= 3 && !/^M0,0,[hHvVL]/.test(key);

const pathsOf = (text) => Array.from(text.matchAll(/\sd="([^"]+)"/g), (match) => pathKey(match[1])).filter(telling);

const scratch = process.argv[2];
if (scratch === undefined) throw new Error('say where the icon libraries are: DIR with node_modules');
const file = JSON.parse(existsSync(target) ? readFileSync(target, 'utf8') : '{"kind":"icons","icons":[]}');
const found = new Map(file.icons.map((entry) => [entry.library, entry]));
const others = new Map();
for (const [library, name, place] of libraries) {
  const path = join(scratch, 'node_modules', name);
  if (!existsSync(join(path, place))) { console.log(`not there, left as it is: ${library}`); continue; }
  const { version } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  const entry = { library, version, source: `Computed from the paths that ${name.startsWith('@') || !/old|v1|v20|fa5|mdi/.test(name) ? name : library} ${version} ships on the npm registry`, up: [], down: [], report: [], copy: [], again: [] };
  for (const { name: icon, text } of iconsOf(path, place)) {
    const wanted = Object.entries({ ...kinds, ...(withCompanions.has(library) ? companions : {}) }).find(([, pattern]) => pattern.test(icon));
    for (const key of pathsOf(text)) {
      if (wanted !== undefined) { if (!entry[wanted[0]].includes(key)) entry[wanted[0]].push(key); }
      else if (!/thumb|like/.test(icon)) others.set(key, [...(others.get(key) ?? []), `${library} ${icon}`]);
    }
  }
  found.set(library, entry);
}

/** Icons that mean the same for us: a flag with a plus is a flag. */
const relatives = { up: /thumb/, down: /thumb/, report: / (?:flag|report|assistant_photo)/, copy: /copy|clipboard/, again: /refresh|rotate|reload|sync/ };

/** A beginning that other icons share, or that icons of two kinds share, tells nothing. */
const kindOf = new Map();
for (const entry of found.values()) {
  for (const kind of ['up', 'down', 'report', 'copy', 'again']) {
    for (const key of entry[kind]) kindOf.set(key, new Set([...(kindOf.get(key) ?? []), kind]));
  }
}
for (const entry of found.values()) {
  for (const kind of ['up', 'down', 'report', 'copy', 'again']) {
    entry[kind] = entry[kind].filter((key) => {
      const shared = (others.get(key) ?? []).filter((icon) => !relatives[kind].test(icon));
      const mixed = (kindOf.get(key)?.size ?? 0) > 1;
      if (mixed || shared.length > 0) console.log(`left out: ${entry.library} ${kind} ${key}: ${mixed ? [...kindOf.get(key)].join('+') : shared.slice(0, 3).join('; ')}`);
      return !mixed && shared.length === 0;
    });
  }
}
file.icons = Array.from(found.values());
writeFileSync(target, JSON.stringify(file, null, 1).replace(/\[\n\s+("[^\]]*?)\n\s+\]/g, (_, inner) => `[${inner.replace(/\n\s+/g, ' ')}]`) + '\n');
const distinct = (kind) => new Set(file.icons.flatMap((entry) => entry[kind])).size;
console.log(Object.fromEntries(['up', 'down', 'report', 'copy', 'again'].map((kind) => [kind, distinct(kind)])));
