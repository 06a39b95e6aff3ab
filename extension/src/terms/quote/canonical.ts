// The canonical form of text, by the table of shared/protocol/CANONICAL.md that the host follows too, with a map from each
// unit of the result back to where it came from. Pure; linear in the input.

export interface Canonical {
  text: string;
  /** starts[i], ends[i]: the range of the input that text[i] (a UTF-16 unit) was made from. */
  starts: Uint32Array;
  ends: Uint32Array;
}

type Class = 'keep' | 'space' | 'drop';

/** The table's entry for a code point. */
export function characterClass(c: number): Class {
  const within = (low: number, high: number): boolean => c >= low && c <= high;
  if (c === 0x20 || within(0x09, 0x0d)) return 'space';
  if (c < 0x20) return 'drop';
  if (c < 0x7f) return 'keep';
  if (c === 0x85 || c === 0xa0 || c === 0x1680 || within(0x2000, 0x200a) || c === 0x2028 || c === 0x2029) return 'space';
  if (c === 0x202f || c === 0x205f || c === 0x3000) return 'space';
  if (within(0x7f, 0x9f) || c === 0xad || c === 0x034f || c === 0x061c || c === 0x180e) return 'drop';
  if (within(0x200b, 0x200f) || within(0x202a, 0x202e) || within(0x2060, 0x206f) || c === 0xfeff) return 'drop';
  return within(0xfff9, 0xfffc) || within(0xe0000, 0xe007f) ? 'drop' : 'keep';
}

/** Of a run of combining marks this many are kept; white space and dropped characters do not end the run. */
const mostMarks = 30;
const mark = /^\p{M}$/u;

function isMark(code: number): boolean {
  return code >= 0x300 && mark.test(String.fromCodePoint(code));
}

/** Text under construction: units with their origins, in arrays that grow. */
class Mapped {
  #units = new Uint16Array(1024);
  #starts = new Uint32Array(1024);
  #ends = new Uint32Array(1024);
  length = 0;

  push(unit: number, start: number, end: number): void {
    if (this.length === this.#units.length) {
      const room = this.length * 2;
      const units = new Uint16Array(room);
      const starts = new Uint32Array(room);
      const ends = new Uint32Array(room);
      units.set(this.#units);
      starts.set(this.#starts);
      ends.set(this.#ends);
      [this.#units, this.#starts, this.#ends] = [units, starts, ends];
    }
    this.#units[this.length] = unit;
    this.#starts[this.length] = start;
    this.#ends[this.length] = end;
    this.length += 1;
  }

  done(): Canonical {
    const chunk = 0x8000;
    const parts: string[] = [];
    for (let at = 0; at < this.length; at += chunk) {
      parts.push(String.fromCharCode(...this.#units.subarray(at, Math.min(this.length, at + chunk))));
    }
    return { text: parts.join(''), starts: this.#starts.slice(0, this.length), ends: this.#ends.slice(0, this.length) };
  }
}

/** White space folded to one space between words, none at the ends; what the table drops is gone. Not yet in NFC. */
function folded(input: string): Canonical {
  const out = new Mapped();
  let spaceStart = -1;
  let spaceEnd = -1;
  let marks = 0;
  for (let at = 0; at < input.length; ) {
    const code = input.codePointAt(at) ?? 0;
    const size = code > 0xffff ? 2 : 1;
    const kind = characterClass(code);
    if (kind === 'space') {
      if (spaceStart < 0) spaceStart = at;
      spaceEnd = at + size;
    } else if (kind === 'keep') {
      marks = isMark(code) ? marks + 1 : 0;
      if (marks > mostMarks) {
        at += size;
        continue;
      }
      if (spaceStart >= 0 && out.length > 0) out.push(0x20, spaceStart, spaceEnd);
      spaceStart = -1;
      // Half a pair becomes U+FFFD, as it does on its way to the host.
      const lone = size === 1 && code >= 0xd800 && code <= 0xdfff;
      for (let unit = 0; unit < size; unit += 1) out.push(lone ? 0xfffd : input.charCodeAt(at + unit), at, at + size);
    }
    at += size;
  }
  return out.done();
}

/** What normalisation may join: a character with its marks, or the letters of a Hangul syllable. */
const cluster = /[\u1100-\u115f\ua960-\ua97c]?[\u1160-\u11a7\uac00-\ud7a3\ud7b0-\ud7c6]?[\u11a8-\u11ff\ud7cb-\ud7fb]+|[\u1100-\u115f\ua960-\ua97c][\u1160-\u11a7\ud7b0-\ud7c6]|\P{M}\p{M}+|[^]/gu;

function normalised(given: Canonical): Canonical {
  if (given.text.normalize('NFC') === given.text) return given;
  const out = new Mapped();
  for (const { 0: piece, index } of given.text.matchAll(cluster)) {
    const start = given.starts[index] ?? 0;
    const end = given.ends[index + piece.length - 1] ?? start;
    const normal = piece.normalize('NFC');
    for (let at = 0; at < normal.length; at += 1) {
      if (normal === piece) out.push(normal.charCodeAt(at), given.starts[index + at] ?? start, given.ends[index + at] ?? end);
      else out.push(normal.charCodeAt(at), start, end);
    }
  }
  return out.done();
}

export function canonicalise(input: string): Canonical {
  return normalised(folded(input));
}
