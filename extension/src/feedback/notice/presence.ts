// Is our question really before the user's eyes? Watches a modal dialog: open, seen, in the window, under nothing of the
// page, and standing still. A page that takes it away gets it shown once more, and then its way: the act is dropped.
//
// What a page lays over us without catching the pointer no hit test finds; browsers that can say whether an element is
// visible to the eye (IntersectionObserver with trackVisibility) are asked, once they have said yes.

/** How often we look, in milliseconds. */
const lookMs = 50;
/** Taken away for so many looks in a row counts; the second time longer, so that one attack is not taken for two. */
const looks = [3, 10] as const;
/** What can lie in the top layer. */
const topLayer = ':popover-open, :modal, :fullscreen';
/** Among so many elements shadow roots are looked for; it happens at each look, because a page can make new ones faster. */
const mostElements = 10_000;
/** Another modal dialog of the page is no attack: we go on top of it, so many times. */
const mostModals = 5;

export interface PresenceHooks {
  /** The shadow root of an element, closed ones too. */
  rootOf: (element: Element) => ShadowRoot | null;
  /** Show it again, on top. */
  raise(): void;
  /** The page insists. */
  lost(): void;
  /** Looked, whatever was found: time to see whether it stands where it should. */
  looked(): void;
}

export interface Presence {
  /** For how long the notice has been visible, uncovered and unmoved, in milliseconds. */
  steadyFor(): number;
  stop(): void;
}

interface Visible extends IntersectionObserverEntry {
  readonly isVisible?: boolean;
}

export function watchPresence(host: HTMLElement, dialog: HTMLDialogElement, hooks: PresenceHooks): Presence {
  let steadySince: number | undefined;
  let where = '';
  let gone = 0;
  let raised = 0;
  let modals = 0;
  let seenOnce = false;
  let unseen = false;
  // What was in the top layer before us is below us. No hit test finds what is above: beside a modal dialog all is inert.
  let roots: (Document | ShadowRoot)[] = [document];
  let below = new Set<EventTarget>();
  const rises = (event: Event): void => {
    if (event.target) below.delete(event.target);
  };
  below = new Set(risen());

  /** All that is in the top layer, out of shadow roots too: what is in a closed one lies over us like anything else. */
  function risen(): Element[] {
    for (const root of roots) root.removeEventListener('beforetoggle', rises, true);
    roots = [document];
    // Where the browser's own eye is at work it sees these, too.
    let left = seenOnce ? 0 : mostElements;
    for (const root of roots) {
      root.addEventListener('beforetoggle', rises, true);
      for (const element of left > 0 ? root.querySelectorAll('*') : []) {
        left -= 1;
        if (left <= 0) break;
        const inner = element === host ? null : hooks.rootOf(element);
        if (inner) roots.push(inner);
      }
    }
    return roots.flatMap((root) => Array.from(root.querySelectorAll(topLayer)));
  }

  /** What of the page has risen above us and lies over us. */
  function above({ left, top, right, bottom }: DOMRect): Element | undefined {
    const open = risen().filter((one) => one !== dialog);
    below = new Set(open.filter((one) => below.has(one)));
    return open.find((one) => {
      if (below.has(one)) return false;
      const box = one.getBoundingClientRect();
      return box.left < right && box.right > left && box.top < bottom && box.bottom > top;
    });
  }

  /** What lies over the dialog, `true` for "it is not there at all", or nothing. */
  function trouble(): Element | true | undefined {
    if (!host.isConnected || !dialog.open || !dialog.matches(':modal')) return true;
    const box = dialog.getBoundingClientRect();
    if (box.width < 40 || box.height < 40 || !dialog.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return true;
    const at = (x: number, y: number): Element | null => document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
    for (const [x, y] of [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8], [0.5, 0.25], [0.5, 0.75]] as const) {
      const hit = at(x, y);
      if (hit !== host) return hit ?? true;
    }
    return above(box) ?? (unseen ? true : undefined);
  }

  function look(): void {
    if (document.visibilityState !== 'visible') {
      steadySince = undefined; // Nobody is looking; that is not the page's doing.
      return;
    }
    const found = trouble();
    if (found === undefined) {
      gone = 0;
      const box = dialog.getBoundingClientRect();
      const now = [box.left, box.top, box.width, box.height].map(Math.round).join();
      if (now !== where) steadySince = undefined;
      where = now;
      steadySince ??= performance.now();
      hooks.looked();
      return;
    }
    steadySince = undefined;
    gone += 1;
    if (gone < looks[raised > 0 ? 1 : 0]) return;
    gone = 0;
    unseen = false;
    const modal = found !== true && found.closest('dialog:modal') !== null;
    if (modal && modals < mostModals) modals += 1;
    else if (raised > 0) {
      hooks.lost();
      return;
    } else raised += 1;
    hooks.raise();
    below = new Set(risen());
  }

  const eye = observeEye(dialog, (isVisible) => {
    if (isVisible) seenOnce = true;
    unseen = seenOnce && !isVisible;
  });
  const timer = setInterval(look, lookMs);
  look();
  return {
    steadyFor: () => {
      look();
      return steadySince === undefined ? 0 : performance.now() - steadySince;
    },
    stop: () => {
      clearInterval(timer);
      eye?.disconnect();
      for (const root of roots) root.removeEventListener('beforetoggle', rises, true);
    },
  };
}

/** Asks the browser whether an element is visible to the eye, where it can say. */
function observeEye(element: Element, told: (isVisible: boolean) => void): IntersectionObserver | undefined {
  try {
    const options = { trackVisibility: true, delay: 100, threshold: [0.95] };
    const observer = new IntersectionObserver((entries: Visible[]) => {
      const last = entries.at(-1);
      if (last?.isVisible !== undefined) told(last.isVisible);
    }, options);
    observer.observe(element);
    return observer;
  } catch {
    return undefined;
  }
}
