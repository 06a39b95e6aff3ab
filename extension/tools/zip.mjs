// Zip files that depend on their content alone: sorted names, one fixed date, no attributes of this machine. Pure.

import { crc32, deflateRawSync } from 'node:zlib';

const localHeader = 0x04034b50;
const centralHeader = 0x02014b50;
const endHeader = 0x06054b50;
/** 2.0: deflate. */
const version = 20;
/** Names are UTF-8. */
const flags = 0x0800;
const stored = 0;
const deflated = 8;
/** 1 January 1980, the first day that a zip file can name. */
const date = 0x0021;

/** The fields that local and central headers share. */
function common({ method, crc, packed, contents, name }) {
  const bytes = Buffer.alloc(26);
  bytes.writeUInt16LE(version, 0);
  bytes.writeUInt16LE(flags, 2);
  bytes.writeUInt16LE(method, 4);
  bytes.writeUInt16LE(0, 6);
  bytes.writeUInt16LE(date, 8);
  bytes.writeUInt32LE(crc, 10);
  bytes.writeUInt32LE(packed.length, 14);
  bytes.writeUInt32LE(contents.length, 18);
  bytes.writeUInt16LE(name.length, 22);
  return bytes;
}

function signature(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/**
 * The zip file of these entries.
 * @param {{name: string, contents: Uint8Array}[]} entries names with forward slashes
 * @returns {Buffer}
 */
export function zip(entries) {
  const parts = [];
  const directory = [];
  let offset = 0;
  const sorted = [...entries].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  for (const { name, contents } of sorted) {
    const deflate = deflateRawSync(contents, { level: 9 });
    const smaller = deflate.length < contents.length;
    const file = {
      name: Buffer.from(name, 'utf8'),
      contents,
      method: smaller ? deflated : stored,
      packed: smaller ? deflate : Buffer.from(contents),
      crc: crc32(contents),
    };
    const fields = common(file);
    const local = Buffer.concat([signature(localHeader), fields, file.name, file.packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(signature(centralHeader), Buffer.from([version, 0]), fields, rest, file.name);
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(endHeader, 0);
  end.writeUInt16LE(sorted.length, 8);
  end.writeUInt16LE(sorted.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}
