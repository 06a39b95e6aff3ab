import { describe, expect, it } from 'vitest';
import { byDay } from './by-day';

const at = (time: string) => ({ at: time });

describe('entries by day', () => {
  it('keeps their order and puts neighbours of one local day together', () => {
    const noon = new Date(2026, 4, 3, 12);
    const evening = new Date(2026, 4, 3, 23, 59);
    const before = new Date(2026, 4, 2, 23, 59);
    const days = byDay([evening, noon, before].map((time) => at(time.toISOString())));
    expect(days.map((day) => day.entries.length)).toEqual([2, 1]);
  });

  it('takes no offence at what is no time, nor at nothing', () => {
    expect(byDay([at('nonsense'), at('')])).toHaveLength(1);
    expect(byDay([])).toEqual([]);
  });
});
