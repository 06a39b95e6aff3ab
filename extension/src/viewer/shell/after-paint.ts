// What is in sight first: a long list draws its beginning, is seen, and then draws the rest.

import { useEffect, useState } from 'preact/hooks';

/** Where nothing is painted (a tab in the background) it goes on after that many milliseconds. */
const longestWait = 250;

/** False while the component is drawn for the first time; true once that has been painted. */
export function useAfterPaint(): boolean {
  const [painted, setPainted] = useState(false);
  useEffect(() => {
    let timer = setTimeout(() => setPainted(true), longestWait);
    const frame = requestAnimationFrame(() => {
      clearTimeout(timer);
      timer = setTimeout(() => setPainted(true));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  return painted;
}

/** The first few until they have been painted, then all. */
export function useFirst<T>(items: readonly T[], few: number): { readonly shown: readonly T[]; readonly more: boolean } {
  const painted = useAfterPaint();
  const more = !painted && items.length > few;
  return { shown: more ? items.slice(0, few) : items, more };
}
