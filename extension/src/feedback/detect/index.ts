// Detection of feedback controls: given the path of an event, is this a control that rates, reports or sends feedback on
// an answer? Pure: no state, no observer, nothing scanned before something is pointed at or focused.

import type { Direction, FeedbackControl } from './types';

export { deepPath } from './deep-path';
export { termsLinksOf } from './terms-links';
export type { ControlKind, Direction, FeedbackControl } from './types';

function directionOf(element: Element): Direction | null {
  const words = [element.getAttribute('aria-label'), element.getAttribute('data-testid'), element.id, element.className].join(' ');
  if (/thumbs?[-_ ]?down|bad[-_ ]response|dislike|negative[-_ ]feedback|downvote/i.test(words)) return 'down';
  if (/thumbs?[-_ ]?up|good[-_ ]response|like|positive[-_ ]feedback|upvote/i.test(words)) return 'up';
  return null;
}

/** The feedback control that an event's path (innermost first) is on, or null, which is the answer nearly always. */
export function controlAt(path: readonly EventTarget[]): FeedbackControl | null {
  for (const target of path.slice(0, 6)) {
    if (!(target instanceof HTMLElement) || !target.matches('button,[role=button],[role=radio]')) continue;
    const direction = directionOf(target);
    if (direction === null) return null;
    const pressed = target.getAttribute('aria-pressed') === 'true' || target.getAttribute('aria-checked') === 'true';
    const name = (target.getAttribute('aria-label') ?? target.textContent).trim().slice(0, 200);
    return { element: target, direction, name, kind: 'button', pressed, dialog: null, signals: 1 };
  }
  return null;
}

/** The small print next to a control or in its dialog, at most 2,000 characters; never the conversation. */
export function smallPrintOf(control: FeedbackControl): string {
  return (control.dialog?.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 2000);
}
