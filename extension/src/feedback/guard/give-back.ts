// Gives the page what was kept from it, where nobody came to judge it: the same events, made anew, and the click. The
// script that judges has a finer hand (act/replay.ts); this one is in every page and small.

import type { Seen } from '../contract';

export function giveBack(kept: readonly Seen[]): void {
  const element = kept[0]?.control()?.element;
  for (const { event, path } of kept) {
    const { type } = event;
    const make = event.constructor as new (type: string, like: Event) => Event;
    let press = /^(click|submit)/.test(type);
    if (!press) {
      try {
        const go = path[0]?.dispatchEvent(new make(type, event));
        press = go === true && type === 'keydown' && element?.matches('button,summary,input,a[href]') === true;
      } catch {
        // Touches cannot be made everywhere.
      }
    }
    if (press) element?.click();
  }
}
