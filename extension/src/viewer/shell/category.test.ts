import { describe, expect, it } from 'vitest';
import { byCategory } from './category';

describe('byCategory', () => {
  it('keeps the order of the screen and loses nothing', () => {
    const groups = byCategory([
      { category: 'control', n: 1 },
      { category: 'ai', n: 2 },
      { category: 'of tomorrow', n: 3 },
      { category: 'ai', n: 4 },
    ]);
    expect(groups.map((one) => [one.category, one.items.map(({ n }) => n)])).toEqual([
      ['ai', [2, 4]],
      ['control', [1]],
      ['of tomorrow', [3]],
    ]);
  });
});
