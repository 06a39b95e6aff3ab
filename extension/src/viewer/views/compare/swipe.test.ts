import { describe, expect, it } from 'vitest';
import { swipeStep } from './swipe';

describe('steps between versions', () => {
  it('follow a sideways swipe only', () => {
    expect(swipeStep(-120, 10, false)).toBe('newer');
    expect(swipeStep(120, 10, false)).toBe('older');
    expect(swipeStep(-120, 10, true)).toBe('older');
    expect(swipeStep(-120, 90, false)).toBeNull();
    expect(swipeStep(-40, 0, false)).toBeNull();
  });
});
