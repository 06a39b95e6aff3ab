// Finding a TextQuoteSelector in a text. Pure. White space is left out of the comparison: where a block ends and how
// words are spread over elements then makes no difference, and a quote that spans list items is found like any other.

import { canonicalise } from './canonical';

export interface Quote {
  exact: string;
  prefix: string;
  suffix: string;
}

/** A range of the searched text, in UTF-16 units. */
export interface Hit {
  start: number;
  end: number;
  /** How many characters of prefix and suffix agree around it; more is better. */
  context: number;
}

export interface Key {
  text: string;
  starts: Uint32Array;
  ends: Uint32Array;
}

/** What compares equal: canonical text without spaces; `loose` folds case, compatibility forms, quotes and dashes too. */
export function key(input: string, loose: boolean): Key {
  const { text, starts, ends } = canonicalise(input);
  const parts: string[] = [];
  const from = new Uint32Array(loose ? text.length * mostFolded : text.length);
  const to = new Uint32Array(from.length);
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charAt(index);
    if (unit === ' ') continue;
    const folded = loose ? fold(unit) : unit;
    parts.push(folded);
    for (let at = 0; at < folded.length; at += 1) {
      from[length] = starts[index] ?? 0;
      to[length] = ends[index] ?? 0;
      length += 1;
    }
  }
  return { text: parts.join(''), starts: from.subarray(0, length), ends: to.subarray(0, length) };
}

/** No character grows longer than this by NFKC (U+FDFA has eighteen, some of them spaces). */
const mostFolded = 18;

function fold(unit: string): string {
  if (unit < '\u0080') return unit === '`' ? "'" : unit.toLowerCase();
  if (/[\u2018-\u201b\u2032\u00b4]/.test(unit)) return "'";
  if (/[\u201c-\u201f\u2033\u00ab\u00bb]/.test(unit)) return '"';
  if (/[\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d]/.test(unit)) return '-';
  return unit.normalize('NFKC').toLowerCase().replace(/\s/g, '');
}

function commonEnd(text: string, end: number, wanted: string): number {
  let length = 0;
  while (length < wanted.length && length < end && text[end - 1 - length] === wanted[wanted.length - 1 - length]) length += 1;
  return length;
}

function commonStart(text: string, start: number, wanted: string): number {
  let length = 0;
  while (length < wanted.length && start + length < text.length && text[start + length] === wanted[length]) length += 1;
  return length;
}

/** At most this many places are weighed; a page that repeats a phrase more often has no better one. */
const mostHits = 500;

/** All places of a quote, best context first, then in reading order. */
export function findQuote(page: Key, quote: Quote, loose: boolean): Hit[] {
  const exact = key(quote.exact, loose).text;
  if (exact === '') return [];
  const prefix = key(quote.prefix, loose).text;
  const suffix = key(quote.suffix, loose).text;
  const hits: Hit[] = [];
  for (let at = page.text.indexOf(exact); at >= 0 && hits.length < mostHits; at = page.text.indexOf(exact, at + 1)) {
    const last = at + exact.length - 1;
    hits.push({
      start: page.starts[at] ?? 0,
      end: page.ends[last] ?? 0,
      context: commonEnd(page.text, at, prefix) + commonStart(page.text, last + 1, suffix),
    });
  }
  return hits.sort((a, b) => b.context - a.context || a.start - b.start);
}
