// From an event to the elements under it, through closed shadow roots too, which `composedPath` leaves out.

/** A pathological page may nest roots without end; real ones have a handful. */
const maxRoots = 16;

/** The element above, out of a shadow root to its host. */
export function above(element: Element): Element | null {
  const parent = element.parentNode;
  return parent instanceof ShadowRoot ? parent.host : element.parentElement;
}

function innermost(root: ShadowRoot, event: Event): Element | null {
  const { changedTouches, detail } = event as Partial<TouchEvent>;
  const { clientX, clientY } = changedTouches?.[0] ?? (event as Partial<MouseEvent>);
  // A click made by a key has no place of its own.
  return clientX === undefined || clientY === undefined || (event.type === 'click' && detail === 0) ? root.activeElement : root.elementFromPoint(clientX, clientY);
}

/**
 * The event's path, innermost first, with what lies inside closed shadow roots: by hit test where the event has a place,
 * else by what has the focus. `openRoot` opens any root of a host (`openOrClosedShadowRoot`), null where there is none.
 */
export function deepPath(event: Event, openRoot: (host: Element) => ShadowRoot | null): EventTarget[] {
  const path = event.composedPath();
  for (let depth = 0; depth < maxRoots; depth += 1) {
    const host = path[0];
    const root = host instanceof Element ? openRoot(host) : null;
    let inner = root && innermost(root, event);
    if (root === null || inner?.getRootNode() !== root) break;
    const added: EventTarget[] = [];
    for (; inner !== null; inner = inner.parentElement) added.push(inner);
    path.unshift(...added, root);
  }
  return path;
}
