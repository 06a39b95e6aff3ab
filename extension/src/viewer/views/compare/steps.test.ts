import { describe, expect, it } from 'vitest';
import { stepsFrom, swipeStep } from './steps';

describe('steps between versions', () => {
  it('go on by as much as this one spans, and stop at both ends', () => {
    expect(stepsFrom(3, 4, 9)).toEqual({ older: [2, 3], newer: [4, 5] });
    expect(stepsFrom(1, 2, 2)).toEqual({});
    expect(stepsFrom(1, 5, 6)).toEqual({ newer: [5, 6] });
    expect(stepsFrom(4, 3, 9)).toEqual({ older: [2, 3], newer: [4, 5] });
    expect(stepsFrom(4, 4, 9)).toEqual({ older: [3, 4], newer: [4, 5] });
  });

  it('follow a sideways swipe only', () => {
    expect(swipeStep(-120, 10, false)).toBe('newer');
    expect(swipeStep(120, 10, false)).toBe('older');
    expect(swipeStep(-120, 10, true)).toBe('older');
    expect(swipeStep(-120, 90, false)).toBeNull();
    expect(swipeStep(-40, 0, false)).toBeNull();
  });
});
