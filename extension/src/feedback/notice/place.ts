// Where the notice stands: beside the control and never over it, inside the window. Pure geometry, in CSS pixels.

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** `fill`: the window is so small that nothing fits beside the control. */
export type Side = 'below' | 'above' | 'left' | 'right' | 'fill';

export interface Place {
  readonly side: Side;
  readonly left: number;
  readonly top: number;
  /** The notice scrolls inside above this. */
  readonly maxHeight: number;
  /** Where along its edge the notice points at the control, from its own left or top. */
  readonly caret: number;
}

/** Between control and notice; the pointer is drawn in it. */
export const gap = 11;
/** From the window's edges. */
export const margin = 8;
/** Less height than this is no use. */
const least = 150;
/** The pointer stays clear of the round corners. */
const corner = 20;

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}

/** The part of the control that can be seen; where none can, the nearest edge of the window. */
function inside({ left, top, right, bottom }: Box, view: Size): Box {
  const l = clamp(left, 0, view.width);
  const t = clamp(top, 0, view.height);
  return { left: l, top: t, right: clamp(right, l, view.width), bottom: clamp(bottom, t, view.height) };
}

export function place(control: Box, size: Size, view: Size): Place {
  const anchor = inside(control, view);
  const middle = (anchor.left + anchor.right) / 2;
  const centre = (anchor.top + anchor.bottom) / 2;
  const room = {
    below: view.height - anchor.bottom - gap - margin,
    above: anchor.top - gap - margin,
    right: view.width - anchor.right - gap - margin,
    left: anchor.left - gap - margin,
  };
  const across = (side: 'below' | 'above', height: number): Place => {
    const left = clamp(middle - size.width / 2, margin, Math.max(margin, view.width - size.width - margin));
    const top = side === 'below' ? anchor.bottom + gap : anchor.top - gap - height;
    return { side, left, top, maxHeight: room[side], caret: clamp(middle - left, corner, Math.max(corner, size.width - corner)) };
  };
  if (size.height <= room.below) return across('below', size.height);
  if (size.height <= room.above) return across('above', size.height);
  const full = view.height - 2 * margin;
  for (const side of ['right', 'left'] as const) {
    if (size.width > room[side] || size.height > full) continue;
    const top = clamp(centre - size.height / 2, margin, view.height - size.height - margin);
    const left = side === 'right' ? anchor.right + gap : anchor.left - gap - size.width;
    return { side, left, top, maxHeight: full, caret: clamp(centre - top, corner, Math.max(corner, size.height - corner)) };
  }
  const roomier = room.below >= room.above ? 'below' : 'above';
  if (room[roomier] >= least) return across(roomier, room[roomier]);
  return { side: 'fill', left: margin, top: margin, maxHeight: full, caret: 0 };
}
