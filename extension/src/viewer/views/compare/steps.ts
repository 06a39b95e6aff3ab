// From one comparison to the next. Pure.

export interface Steps {
  readonly older?: readonly [number, number];
  readonly newer?: readonly [number, number];
}

/** The comparisons before and after: as wide a step as this one, moved by it, within 1 and the last version. */
export function stepsFrom(from: number, to: number, last: number): Steps {
  const low = Math.min(from, to);
  const high = Math.max(from, to);
  return {
    ...(low > 1 && { older: [Math.max(1, low - Math.max(1, high - low)), low] as const }),
    ...(high < last && { newer: [high, Math.min(last, high + Math.max(1, high - low))] as const }),
  };
}

/** What a touch that moved by (x, y) asks for: mostly sideways and far enough, else nothing. */
export function swipeStep(x: number, y: number, rightToLeft: boolean): 'older' | 'newer' | null {
  if (Math.abs(x) < 70 || Math.abs(y) > Math.abs(x) / 2) return null;
  return x < 0 === !rightToLeft ? 'newer' : 'older';
}
