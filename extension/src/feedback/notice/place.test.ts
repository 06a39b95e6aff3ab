import { describe, expect, it } from 'vitest';
import { type Box, margin, place, type Size } from './place';

const card = { width: 360, height: 220 };
const at = (left: number, top: number, size = 32): Box => ({ left, top, right: left + size, bottom: top + size });
const shown = (control: Box, size: Size, view: Size) => {
  const { left, top, maxHeight, side } = place(control, size, view);
  return { side, left, top, right: left + size.width, bottom: top + Math.min(size.height, maxHeight) };
};

describe('place', () => {
  it('stands below where there is room, else above, else beside', () => {
    expect(place(at(600, 100), card, { width: 1280, height: 900 }).side).toBe('below');
    expect(place(at(600, 800), card, { width: 1280, height: 900 }).side).toBe('above');
    expect(place(at(100, 120), card, { width: 1280, height: 300 }).side).toBe('right');
    expect(place(at(1200, 120), card, { width: 1280, height: 300 }).side).toBe('left');
  });

  it('never covers the control and stays in the window, wherever that is', () => {
    for (const view of [{ width: 320, height: 568 }, { width: 1280, height: 900 }, { width: 800, height: 500 }]) {
      const size = { width: Math.min(card.width, view.width - 2 * margin), height: 230 };
      for (let x = 0; x <= view.width - 32; x += 24) {
        for (let y = 0; y <= view.height - 32; y += 24) {
          const control = at(x, y);
          const box = shown(control, size, view);
          const apart = box.right <= control.left || box.left >= control.right || box.bottom <= control.top || box.top >= control.bottom;
          expect(apart, `${JSON.stringify(box)} over ${x},${y}`).toBe(true);
          expect(box.left >= 0 && box.top >= 0 && box.right <= view.width && box.bottom <= view.height, JSON.stringify(box)).toBe(true);
        }
      }
    }
  });

  it('scrolls inside rather than cover', () => {
    const { side, maxHeight } = place(at(100, 250), { width: 300, height: 700 }, { width: 320, height: 568 });
    expect(side).toBe('below');
    expect(maxHeight).toBeLessThan(300);
  });

  it('fills a window in which nothing fits beside the control', () => {
    expect(place(at(40, 40), { width: 284, height: 200 }, { width: 300, height: 120 }).side).toBe('fill');
  });

  it('points at the control', () => {
    const found = place(at(4, 100), card, { width: 1280, height: 900 });
    expect(found.left + found.caret).toBeGreaterThanOrEqual(20);
    expect(place(at(600, 100), card, { width: 1280, height: 900 }).caret).toBe(180);
  });

  it('stays in the window when the control is outside', () => {
    const { top, left } = place(at(600, 2000), card, { width: 1280, height: 900 });
    expect(top).toBeLessThan(900 - card.height);
    expect(left).toBe(600 + 16 - 180);
  });
});
