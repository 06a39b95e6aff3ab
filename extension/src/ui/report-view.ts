// What to show of a report and in which order. Pure. Takes the report as the schema promises it, but bends what is out
// of range (an unknown severity) instead of failing: a warning with a wrong shape beats no warning.

import type { Finding, Severity, Stance } from '../protocol/types';

/** How something looks: a severity, or `good` for words in the person's favour. */
export type Tone = Severity | 'good';

/** Most pressing first: the order of lists and tallies. */
export const tones: readonly Tone[] = ['high', 'medium', 'low', 'info', 'good'];

/** How many findings are shown at once; the rest is one step away. */
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

export interface SplitFindings {
  /** At most `topCount`. Words in your favour are there only if nothing else is. */
  readonly top: Finding[];
  readonly rest: Finding[];
}

export function splitFindings(findings: readonly Finding[]): SplitFindings {
  const ordered = byWeight(findings);
  return { top: ordered.slice(0, topCount), rest: ordered.slice(topCount) };
}
