import { describe, expect, it } from 'vitest';
import type { Group, Type } from './grid';
import { sheets } from './on-paper';

const group = (category: string, count: number): Group => ({
  category,
  items: Array.from({ length: count }, (_none, at): Type => ({ id: `${category}_${at}`, name: `${category} ${at}`, category, stance: 'neutral', services: 1 })),
});
const shape = (groups: readonly Group[], most: number): string[] => sheets(groups, most).map((sheet) => sheet.map((one) => `${one.category}${one.items.length}`).join(' '));

describe('the matrix on paper', () => {
  it('keeps a category together where it fits, and puts several on a sheet', () => {
    expect(shape([group('a', 3), group('b', 4), group('c', 2)], 7)).toEqual(['a3 b4', 'c2']);
  });

  it('parts a category that is wider than a sheet, and loses no column', () => {
    expect(shape([group('a', 2), group('b', 11), group('c', 3)], 5)).toEqual(['a2', 'b5', 'b5', 'b1 c3']);
    const all = sheets([group('a', 2), group('b', 11), group('c', 3)], 5).flat().flatMap((one) => one.items.map((item) => item.id));
    expect(new Set(all).size).toBe(16);
  });

  it('has nothing to print of nothing', () => {
    expect(sheets([])).toEqual([]);
  });
});
