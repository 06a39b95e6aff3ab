// Which words of two versions of a sentence differ. Pure. Compared word by word, and bounded: where texts are so long or
// so different that comparing would take noticeable time, the middle between the common ends is marked as a whole.

import { diffArrays } from 'diff';

export interface Piece {
  readonly text: string;
  readonly changed: boolean;
}

export interface MarkedPair {
  readonly before: Piece[];
  readonly after: Piece[];
}

const mostEdits = 400;
const longest = 6_000;

/** Both sides cut into pieces, the changed ones marked; the pieces of a side joined give that side. */
export function markWords(before: string, after: string): MarkedPair {
  const old = words(before);
  const fresh = words(after);
  let start = 0;
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < fresh.length - start && old[old.length - 1 - end] === fresh[fresh.length - 1 - end]) {
    end += 1;
  }
  const oldMiddle = old.slice(start, old.length - end);
  const freshMiddle = fresh.slice(start, fresh.length - end);
  const head = join(old.slice(0, start), false);
  const tail = join(old.slice(old.length - end), false);
  const middle = compare(oldMiddle, freshMiddle);
  return {
    before: tidy([...head, ...middle.before, ...tail]),
    after: tidy([...head, ...middle.after, ...tail]),
  };
}

function compare(old: string[], fresh: string[]): MarkedPair {
  const small = old.length + fresh.length <= longest;
  const steps = small ? diffArrays(old, fresh, { maxEditLength: mostEdits }) : undefined;
  if (!steps) return { before: join(old, true), after: join(fresh, true) };
  const before: Piece[] = [];
  const after: Piece[] = [];
  for (const step of steps) {
    const text = step.value.join('');
    if (!step.added) before.push({ text, changed: step.removed });
    if (!step.removed) after.push({ text, changed: step.added });
  }
  return { before, after };
}

/** Words with the white space before them, so that joining gives the text back. */
function words(text: string): string[] {
  return text.match(/\s*\S+|\s+$/g) ?? [];
}

function join(parts: string[], changed: boolean): Piece[] {
  return parts.length > 0 ? [{ text: parts.join(''), changed }] : [];
}

/** Neighbours of one kind become one piece; the white space before a changed piece is not marked. */
function tidy(pieces: Piece[]): Piece[] {
  const out: Piece[] = [];
  const add = (text: string, changed: boolean): void => {
    const last = out.at(-1);
    if (text === '') return;
    if (last?.changed === changed) out[out.length - 1] = { text: last.text + text, changed };
    else out.push({ text, changed });
  };
  for (const { text, changed } of pieces) {
    const joins = changed && out.at(-1)?.changed === true;
    const space = changed && !joins ? (/^\s+/.exec(text)?.[0].length ?? 0) : 0;
    add(text.slice(0, space), false);
    add(text.slice(space), changed);
  }
  return out;
}
