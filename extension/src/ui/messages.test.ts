// Every key of _locales is used and described; every key that is used exists; placeholders fit.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import english from '../../_locales/en/messages.json';
import type { Message } from './text';

const extension = process.cwd();
const messages: Record<string, Message> = english;
const plural = /_(zero|one|two|few|many|other)$/;

/** Families whose last part comes at run time. */
const families: Record<string, readonly string[]> = {
  host_: ['ok', 'missing', 'too_old', 'too_new', 'forbidden', 'failing'],
};

/** Data that the build puts among the words (build.mjs), where a script finds it without a request. */
const builtIn = 'feedback_controls';

function sources(directory: string): string[] {
  return readdirSync(directory).flatMap((name) => {
    const path = join(directory, name);
    if (statSync(path).isDirectory()) return name === 'generated' || name === 'gallery' ? [] : sources(path);
    return /\.(ts|tsx)$/.test(name) && !/\.test\.tsx?$/.test(name) ? [readFileSync(path, 'utf8')] : [];
  });
}

const code = [...sources(join(extension, 'src')), readFileSync(join(extension, 'manifest.mjs'), 'utf8')].join('\n');
const quoted = new Set([...code.matchAll(/['"`]([a-z][a-z0-9_]*)['"`]/g), ...code.matchAll(/__MSG_([a-z0-9_]+)__/g)].map((match) => match[1]));

describe('_locales/en', () => {
  it('has no key that nothing uses', () => {
    const dynamic = new Set(Object.entries(families).flatMap(([stem, ends]) => ends.map((end) => stem + end)));
    const unused = Object.keys(messages).filter(
      (key) => !quoted.has(key) && !dynamic.has(key) && !(plural.test(key) && quoted.has(key.replace(plural, ''))),
    );
    expect(unused).toEqual([]);
  });

  it('has every key that is asked for', () => {
    const asked = [
      ...[...code.matchAll(/\bt\(\s*['"]([a-z0-9_]+)['"]/g)].map((match) => match[1] ?? ''),
      ...[...code.matchAll(/getMessage\(\s*['"]([a-z0-9_]+)['"]/g)].map((match) => match[1] ?? ''),
      ...[...code.matchAll(/__MSG_([a-z0-9_]+)__/g)].map((match) => match[1] ?? ''),
      ...[...code.matchAll(/\btn\(\s*['"]([a-z0-9_]+)['"]/g)].flatMap((match) => [`${match[1]}_one`, `${match[1]}_other`]),
      ...Object.entries(families).flatMap(([stem, ends]) => ends.map((end) => stem + end)),
    ];
    expect(asked.length).toBeGreaterThan(50);
    expect(asked.filter((key) => !(key in messages) && key !== builtIn)).toEqual([]);
  });

  it.each(Object.entries(messages))('%s is described, and its placeholders fit', (key, message) => {
    expect(message.message.trim()).not.toBe('');
    expect((message.description ?? '').length).toBeGreaterThan(5);
    const used = [...message.message.matchAll(/\$([A-Z_]+)\$/g)].map((match) => match[1]?.toLowerCase());
    expect(used.sort().filter((name, at) => used.indexOf(name) === at)).toEqual(Object.keys(message.placeholders ?? {}).sort());
    if (key === 'extension_description') expect(message.message.length).toBeLessThanOrEqual(132);
  });

  it('never says that a site is safe', () => {
    const all = Object.values(messages).map((one) => one.message.toLowerCase());
    expect(all.filter((text) => /\b(is|are|you're|site) safe\b|no risks?\b|nothing to worry/.test(text))).toEqual([]);
  });
});
