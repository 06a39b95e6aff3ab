// From an event to the elements under it, through closed shadow roots too, which `composedPath` leaves out.

/** A pathological page may nest roots without end; real ones have a handful. */
const maxRoots = 16;

/** The element above, out of a shadow root to its host. */
export function above(element: Element): Element | null {
  if (element.parentElement !== null) return element.parentElement;
  const parent = element.parentNode;
  return parent instanceof ShadowRoot ? parent.host : null;
}

function innermost(root: ShadowRoot, event: Event): Element | null {
  const touch = (event as { changedTouches?: TouchList } & Event).changedTouches?.[0];
  const point: { clientX?: number; clientY?: number } = touch ?? (event as MouseEvent);
  // A click made by a key has no place of its own.
  const byKey = event.type === 'click' && (event as MouseEvent).detail === 0;
  if (point.clientX === undefined || point.clientY === undefined || byKey) return root.activeElement;
  return root.elementFromPoint(point.clientX, point.clientY);
}

/**
 * The event's path, innermost first, with what lies inside closed shadow roots: by hit test where the event has a place,
 * else by what has the focus. `openRoot` opens any root of a host (`openOrClosedShadowRoot`), null where there is none.
 */
export function deepPath(event: Event, openRoot: (host: Element) => ShadowRoot | null): EventTarget[] {
  const path = event.composedPath();
  for (let depth = 0; depth < maxRoots; depth += 1) {
    const host = path[0];
    if (!(host instanceof Element)) return path;
    const root = openRoot(host);
    if (root === null) return path;
    const inner = innermost(root, event);
    if (inner === null || inner === host || inner.getRootNode() !== root) return path;
    const added: EventTarget[] = [];
    for (let element: Element | null = inner; element !== null; element = element.parentElement) added.push(element);
    path.unshift(...added, root);
  }
  return path;
}
