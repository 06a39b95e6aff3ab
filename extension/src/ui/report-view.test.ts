import { describe, expect, it } from 'vitest';
import type { Severity } from '../protocol/types';
import { sampleFinding, sampleFindings } from './gallery/sample-report';
import { byWeight, splitFindings, tally, toneOf } from './report-view';

const seed = { type: 'x', category: 'ai', headline: '', consequence: '' };

describe('order and tone', () => {
  it('puts the serious first and what favours you last, the host’s order between equals', () => {
    const good = sampleFinding({ ...seed, severity: 'high', stance: 'for_you' });
    const low = sampleFinding({ ...seed, severity: 'low' });
    const first = sampleFinding({ ...seed, severity: 'high' });
    const second = sampleFinding({ ...seed, severity: 'high' });
    expect(byWeight([good, low, first, second])).toEqual([first, second, low, good]);
    expect(toneOf(good)).toBe('good');
  });

  it('shows three at once and all the others behind', () => {
    const { top, rest } = splitFindings(sampleFindings);
    expect(top).toHaveLength(3);
    expect([...top, ...rest].map((one) => one.id).sort()).toEqual(sampleFindings.map((one) => one.id).sort());
  });

  it('bends an unknown severity instead of failing', () => {
    expect(toneOf({ severity: 'catastrophic' as Severity })).toBe('info');
  });

  it('counts each tone, without the zeros', () => {
    expect(tally(sampleFindings)).toEqual([
      { tone: 'high', count: 3 },
      { tone: 'medium', count: 4 },
      { tone: 'low', count: 1 },
      { tone: 'info', count: 1 },
      { tone: 'good', count: 2 },
    ]);
  });
});
