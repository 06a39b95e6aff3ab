// What to show of a report and in which order. Pure. Takes the report as the schema promises it, but bends what is out
// of range (an unknown severity) instead of failing: a warning with a wrong shape beats no warning.

import type { Finding, Severity, Stance } from '../protocol/types';

/** How something looks: a severity, or `good` for words in the person's favour. */
export type Tone = Severity | 'good';

/** Most pressing first: the order of lists and tallies. */
export const tones: readonly Tone[] = ['high', 'medium', 'low', 'info', 'good'];

/** How many findings are shown with their consequence at once; the others are one step away. */
export const topCount = 3;

export function toneOf(item: { severity: Severity; stance?: Stance }): Tone {
  if (item.stance === 'for_you') return 'good';
  return tones.includes(item.severity) ? item.severity : 'info';
}

/** Most pressing first; the host's own order decides between equals. */
export function byWeight<Item extends { severity: Severity; stance?: Stance }>(items: readonly Item[]): Item[] {
  return items
    .map((item, at) => ({ item, at, weight: tones.indexOf(toneOf(item)) }))
    .sort((a, b) => a.weight - b.weight || a.at - b.at)
    .map(({ item }) => item);
}

export interface Tally {
  readonly tone: Tone;
  readonly count: number;
}

/** How many of each tone, most pressing first, without the zeros. */
export function tally(items: readonly { severity: Severity; stance?: Stance }[]): Tally[] {
  return tones
    .map((tone) => ({ tone, count: items.filter((item) => toneOf(item) === tone).length }))
    .filter(({ count }) => count > 0);
}

export interface FindingGroup {
  readonly tone: Tone;
  /** Shown with their point at once: the first of a report, at most `topCount`. */
  readonly cards: Finding[];
  /** Shown as one line each. */
  readonly rows: Finding[];
  /** Begins folded: what does not weigh much, below what does. */
  readonly folded: boolean;
}

/** By tone, most pressing first. Words in your favour are cards only if nothing else is there. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const ordered = byWeight(findings);
  const cards = new Set(ordered.slice(0, topCount));
  const weighty: ReadonlySet<Tone> = new Set(['high', 'medium']);
  return tones
    .map((tone) => {
      const group = ordered.filter((finding) => toneOf(finding) === tone);
      const first = group.filter((finding) => cards.has(finding));
      return { tone, cards: first, rows: group.filter((finding) => !cards.has(finding)), folded: first.length === 0 && !weighty.has(tone) };
    })
    .filter(({ cards: first, rows }) => first.length + rows.length > 0);
}
