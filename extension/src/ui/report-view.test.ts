import { describe, expect, it } from 'vitest';
import type { Severity } from '../protocol/types';
import { sampleFinding, sampleFindings } from './gallery/sample-report';
import { byWeight, groupFindings, tally, toneOf } from './report-view';

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

  it('groups by severity, three of them as cards, what weighs little folded', () => {
    const groups = groupFindings(sampleFindings);
    expect(groups.map(({ tone }) => tone)).toEqual(['high', 'medium', 'low', 'info', 'good']);
    expect(groups.map(({ cards }) => cards.length)).toEqual([3, 0, 0, 0, 0]);
    expect(groups.map(({ folded }) => folded)).toEqual([false, false, true, true, true]);
    expect(groups.flatMap(({ cards, rows }) => [...cards, ...rows]).map((one) => one.id).sort()).toEqual(sampleFindings.map((one) => one.id).sort());
    expect(groupFindings([])).toEqual([]);
  });

  it('does not fold what is all there is', () => {
    const few = groupFindings(sampleFindings.filter((one) => toneOf(one) === 'good'));
    expect(few.map(({ tone, folded }) => [tone, folded])).toEqual([['good', false]]);
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
