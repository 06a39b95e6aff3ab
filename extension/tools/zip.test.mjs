// @vitest-environment node
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { zip } from './zip.mjs';

const encoder = new TextEncoder();
const entries = [
  { name: 'b/ü.txt', contents: encoder.encode('same '.repeat(1000)) },
  { name: 'a.bin', contents: Uint8Array.of(1, 2, 3) },
  { name: 'empty', contents: new Uint8Array() },
];

/** Reads a zip file back by its own directory. */
function unzip(bytes) {
  const end = bytes.length - 22;
  expect(bytes.readUInt32LE(end)).toBe(0x06054b50);
  const files = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < bytes.readUInt16LE(end + 10); i += 1) {
    const [method, size, nameLength] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28)];
    const name = bytes.subarray(at + 46, at + 46 + nameLength).toString();
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26);
    const packed = bytes.subarray(from, from + size);
    files.set(name, method === 8 ? inflateRawSync(packed) : packed);
    at += 46 + nameLength;
  }
  return files;
}

describe('zip', () => {
  it('holds what was given, by sorted name', () => {
    const files = unzip(zip(entries));
    expect([...files.keys()]).toEqual(['a.bin', 'b/ü.txt', 'empty']);
    for (const { name, contents } of entries) expect(Buffer.compare(files.get(name), Buffer.from(contents))).toBe(0);
  });

  it('gives the same bytes whatever the order of the entries', () => {
    expect(zip(entries).equals(zip([...entries].reverse()))).toBe(true);
  });

  it('is taken by unzip, where there is one', ({ skip }) => {
    const folder = mkdtempSync(join(tmpdir(), 'smallprint-zip-'));
    try {
      writeFileSync(join(folder, 'x.zip'), zip(entries));
      let output = '';
      try {
        output = execFileSync('unzip', ['-t', join(folder, 'x.zip')], { encoding: 'utf8' });
      } catch (error) {
        if (error.code === 'ENOENT') skip();
        throw error;
      }
      expect(output).toContain('No errors detected');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
