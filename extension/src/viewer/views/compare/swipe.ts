// From one comparison to the next by touch. Pure.

/** What a touch that moved by (x, y) asks for: mostly sideways and far enough, else nothing. */
export function swipeStep(x: number, y: number, rightToLeft: boolean): 'older' | 'newer' | null {
  if (Math.abs(x) < 70 || Math.abs(y) > Math.abs(x) / 2) return null;
  return x < 0 === !rightToLeft ? 'newer' : 'older';
}
