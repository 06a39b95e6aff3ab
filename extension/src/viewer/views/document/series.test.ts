import { describe, expect, it } from 'vitest';
import { severitySeries, stepSeries } from './series';

const entry = (number: number, captured_at: string, touched: number | null, findings: [number, number, number] | null = null) => ({
  number,
  captured_at,
  kind: number === 1 ? ('first' as const) : ('changed' as const),
  source: 'ota' as const,
  extractor: 'x',
  sha256: 'ab'.repeat(32),
  previous: number > 1 ? number - 1 : null,
  change: touched === null ? null : { added: touched, removed: 1, changed: 0, substantive: touched > 0, seen: true, id: number, severity: 'low' as const, summary: null },
  findings: findings && { high: findings[0], medium: findings[1], low: findings[2], info: 9, good: 9 },
});

describe('charts of a document', () => {
  const items = [entry(3, '2026-03-01T00:00:00Z', 0), entry(2, '2026-02-01T00:00:00Z', 4, [1, 2, 3]), entry(1, '2026-01-01T00:00:00Z', null, [0, 1, 1])];

  it('runs forward in time and counts only what was substantive', () => {
    const { times, entries, series } = stepSeries(items);
    expect(entries.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect([...times].sort((a, b) => a - b)).toEqual(times);
    expect(series[0]?.values).toEqual([0, 5, 0]);
  });

  it('lays severities upon each other and leaves out what was not read', () => {
    const { high, series } = severitySeries(items);
    expect(high).toEqual([0, 1]);
    expect(series.map((one) => one.values)).toEqual([[2, 6], [1, 3], [0, 1]]);
  });

  it('draws one point for two captures of the same second', () => {
    expect(stepSeries([entry(2, '2026-01-01T00:00:00Z', 4), entry(1, '2026-01-01T00:00:00Z', null)]).entries.map(({ number }) => number)).toEqual([2]);
  });
});
