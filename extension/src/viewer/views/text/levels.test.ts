import { describe, expect, it } from 'vitest';
import { withLevels } from './levels';

const heading = (level: number) => ({ kind: 'heading', level });

describe('withLevels', () => {
  it('begins below the title and skips no level downwards', () => {
    const levels = withLevels([heading(3), heading(3), heading(1), heading(6), { kind: 'paragraph', level: 0 }, heading(2)]).map((one) => one.level);
    expect(levels).toEqual([2, 3, 2, 3, 3, 3]);
  });
});
