// Versions as the charts want them: ascending in time, severities laid upon each other. Pure.

import type { Result } from '../../shell/rpc';
import type { Series } from '../../charts/chart';

type Entry = Result<'document.versions'>['items'][number];

const seconds = (entry: Entry): number => Math.floor(Date.parse(entry.captured_at) / 1000);

/** Oldest first, and no two at one time: a clock that was set back must not draw a line backwards. */
function ascending(items: readonly Entry[]): Entry[] {
  const sorted = [...items].sort((a, b) => seconds(a) - seconds(b) || a.number - b.number);
  return sorted.filter((one, at) => at === sorted.length - 1 || seconds(one) !== seconds(sorted[at + 1] ?? one));
}

export interface StepSeries {
  readonly times: number[];
  readonly entries: readonly Entry[];
  readonly series: Series[];
}

/** How many clauses each step touched in substance. */
export function stepSeries(items: readonly Entry[]): StepSeries {
  const entries = ascending(items);
  const touched = entries.map(({ kind, change }) => (kind === 'changed' && change?.substantive ? change.added + change.removed + change.changed : 0));
  return {
    times: entries.map(seconds),
    entries,
    series: [{ label: 'clauses', values: touched, colour: 'low', shape: 'bars' }],
  };
}

export interface SeveritySeries {
  readonly times: number[];
  readonly high: number[];
  readonly medium: number[];
  readonly low: number[];
  readonly series: Series[];
}

/** Findings against the person by severity, stacked: the tallest is drawn first, the most serious lies at the ground. */
export function severitySeries(items: readonly Entry[]): SeveritySeries {
  const entries = ascending(items.filter(({ findings }) => findings !== null));
  const high = entries.map(({ findings }) => findings?.high ?? 0);
  const medium = entries.map(({ findings }) => findings?.medium ?? 0);
  const low = entries.map(({ findings }) => findings?.low ?? 0);
  const upTo = (...parts: number[][]): number[] => entries.map((_one, at) => parts.reduce((sum, part) => sum + (part[at] ?? 0), 0));
  return {
    times: entries.map(seconds),
    high,
    medium,
    low,
    series: [
      { label: 'low', values: upTo(high, medium, low), colour: 'low', shape: 'steps' },
      { label: 'medium', values: upTo(high, medium), colour: 'medium', shape: 'steps' },
      { label: 'high', values: high, colour: 'high', shape: 'steps' },
    ],
  };
}
