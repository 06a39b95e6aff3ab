// The canonical form of text, as the host makes it (shared/protocol/CANONICAL.md): the same table, with a map from each
// unit of the result back to where it came from. Pure.

export interface Canonical {
  text: string;
  /** starts[i], ends[i]: the range of the input that text[i] (a UTF-16 unit) was made from. */
  starts: Uint32Array;
  ends: Uint32Array;
}

/** White space of any kind; a run of it is one space. */
const space = /[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
/** Taken out: soft hyphen, zero-width characters, bidi controls, variation selectors and the like. */
const invisible = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb]/;

/** Base character with what combines with it: the pieces normalisation may join. */
const cluster = /\P{M}\p{M}+|[\u1100-\u115f\uac00-\ud7a3\ua960-\ua97c][\u1160-\u11ff\ud7b0-\ud7fb]*[\u11a8-\u11ff\ud7cb-\ud7fb]*|[^]/gu;

/** Canonicalises; spaces at the ends stay as one space each, for the caller to drop. */
export function canonicalise(input: string): Canonical {
  const out: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let inSpace = false;
  for (const { 0: piece, index } of input.matchAll(cluster)) {
    const end = index + piece.length;
    for (const unit of piece.length === 1 ? piece : piece.normalize('NFC')) {
      if (invisible.test(unit)) continue;
      if (space.test(unit)) {
        if (inSpace) {
          ends[ends.length - 1] = end;
          continue;
        }
        inSpace = true;
        out.push(' ');
        starts.push(index);
        ends.push(end);
        continue;
      }
      inSpace = false;
      const normal = piece.length === 1 ? unit.normalize('NFC') : unit;
      for (let at = 0; at < normal.length; at += 1) {
        out.push(normal.charAt(at));
        starts.push(index);
        ends.push(end);
      }
    }
  }
  return { text: out.join(''), starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}
