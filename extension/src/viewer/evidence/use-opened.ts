// Tells when something inside an element is unfolded: `toggle` does not bubble, so it is caught on its way down.

import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export function useOpened<T extends HTMLElement>(opened: () => void): RefObject<T | null> {
  const element = useRef<T>(null);
  const latest = useRef(opened);
  latest.current = opened;
  useEffect(() => {
    const root = element.current;
    const toggled = (event: Event): void => {
      if (!(event.target instanceof HTMLDetailsElement) || event.target.open) latest.current();
    };
    root?.addEventListener('toggle', toggled, true);
    return () => root?.removeEventListener('toggle', toggled, true);
  }, []);
  return element;
}
