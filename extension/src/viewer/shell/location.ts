// Where the person is: the address bar as a value that components can use, and the one way to go elsewhere. Going back
// restores how far the page was scrolled (the views' data is cached, so it is there at once).

import { useEffect, useState } from 'preact/hooks';

export interface Place {
  readonly path: string;
  readonly search: string;
  /** How the person got here: only a step forward moves the focus and the page to its start. */
  readonly by: 'start' | 'forward' | 'back' | 'same';
}

const listeners = new Set<(place: Place) => void>();

function here(by: Place['by']): Place {
  return { path: location.pathname, search: location.search, by };
}

function tell(by: Place['by']): void {
  const place = here(by);
  for (const listener of listeners) listener(place);
}

/** Goes to a path of the viewer. `same`: the same page with another query; keeps focus and scroll, and adds no step. */
export function navigate(path: string, how: 'forward' | 'same' = 'forward'): void {
  if (how === 'same') history.replaceState(history.state, '', path);
  else {
    history.replaceState({ scroll: scrollY }, '');
    history.pushState(null, '', path);
  }
  tell(how);
}

/** The place, and again whenever it changes. */
export function usePlace(): Place {
  const [place, setPlace] = useState<Place>(() => here('start'));
  useEffect(() => {
    listeners.add(setPlace);
    const back = (): void => tell('back');
    addEventListener('popstate', back);
    return () => {
      listeners.delete(setPlace);
      removeEventListener('popstate', back);
    };
  }, []);
  return place;
}

/** How far the page was scrolled when it was left. */
export function keptScroll(): number {
  const state: unknown = history.state;
  return typeof state === 'object' && state !== null && 'scroll' in state ? Number(state.scroll) || 0 : 0;
}

/** Makes every plain link inside the viewer a step of it; others (new tab, other sites, downloads) stay the browser's. */
export function followLinks(root: Document): void {
  history.scrollRestoration = 'manual';
  root.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const href = link?.getAttribute('href');
    if (!link || !href?.startsWith('/') || href.startsWith('//') || link.target !== '' || link.hasAttribute('download')) return;
    event.preventDefault();
    navigate(href);
  });
}
