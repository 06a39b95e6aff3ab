// Detection of feedback controls: given the path of an event, is this a control that rates, reports or sends feedback on
// an answer? Pure: no state, no observer, nothing scanned before something is pointed at or focused.
//
// Points say how surely a control rates or reports, `about` how surely it does so of a machine's answer; both must be
// there, from two signals at least. What people do to each other (posts, votes, reactions, counts) outweighs half of it:
// a false alarm is worse than a miss. A page's own "was this page helpful?" is left alone unless an assistant is around:
// a click there gives away nothing but itself, while a rated answer takes the conversation with it.

import { lookAround } from './around';
import { dialogs, sentBy } from './dialog';
import { attribute, pressable } from './marks';
import { readOwn, Signal, type Own } from './own';
import { namesMachine, ready } from './tables';
import type { FeedbackControl } from './types';

export { deepPath } from './deep-path';
export { smallPrintOf } from './small-print';
export { termsLinksOf } from './terms-links';
export { useTables } from './tables';
export type { ControlKind, Direction, FeedbackControl } from './types';

/** How far from the target the pressed element may be. */
const reach = 8;

/** What rates: its side and its signals; null when it is not sure enough. */
function judge(element: HTMLElement, own: Own): { side: number; signals: number } | null {
  let { side, points } = own;
  if (side === 0 && own.step === 0) return null;
  const around = lookAround(element, own);
  let signals = own.signals | around.signals;
  let about = own.about + around.about;
  if (side === 0) {
    const steps = own.steps || around.steps;
    if (steps < 2 || own.step > steps) return null;
    side = Math.sign(own.step * 2 - steps - 1) || 2;
    points = 2;
    signals |= Signal.twin;
  } else if (own.loose && side !== 2 && around.question === 0) {
    // Yes and no are everywhere: only a question that judges makes them feedback.
    return null;
  }
  points += (around.twin ? 1 : 0) + (around.question > 0 ? (own.loose ? 2 : 1) : 0);
  const { location, title } = element.ownerDocument;
  // "Answer – Claude" is said by the product, "Is Claude a good assistant?" by a newspaper.
  const inHost = namesMachine(location.hostname);
  if (inHost || title.split(/ [-–—|·•] /).some((part) => part.split(' ').length < 3 && namesMachine(part))) {
    about += around.twin && (own.signals & (own.signals - 1)) !== 0 ? 2 : 1;
    signals |= Signal.page;
  }
  about -= (around.people && around.question < 2 ? 4 : 0) + (own.other ? 1 : 0) + (around.prose && !around.twin ? 3 : 0) + (around.outside && side === 2 ? 3 : 0);
  const alone = !around.twin && own.about < 2 && around.question === 0;
  const sure = points > 1 && about > 1 && points + about > (alone ? 5 : 4) && (signals & (signals - 1)) !== 0;
  return sure ? { side, signals } : null;
}

function classify(element: HTMLElement): FeedbackControl | null {
  if (element.closest('pre,code,[contenteditable=true]') !== null) return null;
  const own = readOwn(element);
  const verdict = judge(element, own);
  const sent = verdict === null ? sentBy(element, own) : null;
  if (verdict === null && sent === null) return null;
  const { side, signals } = verdict ?? { side: 2, signals: Signal.dialog | Signal.question | own.signals };
  const states = ['aria-pressed', 'aria-checked', 'data-state'].map((name) => attribute(element, name));
  const choice = /radio|checkbox/.test(`${attribute(element, 'role')} ${attribute(element, 'type')}`);
  return {
    element,
    direction: side === 1 ? 'up' : side === 2 ? 'report' : 'down',
    name: own.name.slice(0, 200),
    kind: sent !== null ? 'submit' : own.side === 0 ? 'star' : choice ? 'choice' : 'button',
    pressed: states.some((state) => /^(?:true|on|checked)$/.test(state)) || !!(element as Partial<HTMLInputElement>).checked,
    dialog: sent ?? element.closest(dialogs),
    signals: signals.toString(2).replaceAll('0', '').length,
  };
}

/** An element that nothing but the pointer's shape shows to be pressed. */
function bareIcon(element: HTMLElement): boolean {
  const first = element.firstElementChild;
  if (first === null) return /^(?:i|img)$/.test(element.localName) || element.textContent.trim().length === 2;
  return element.childElementCount < 3 && /^(?:svg|i|img|span|.+-icon)$/.test(first.localName);
}

function find(path: readonly EventTarget[]): FeedbackControl | null {
  let bare: HTMLElement | undefined;
  for (const target of path.slice(0, reach)) {
    if (!(target instanceof HTMLElement)) continue;
    if (pressable(target)) {
      if (!ready()) return null;
      // Only labels have a control, or null.
      const { control } = target as { control?: HTMLElement | null };
      const element = control === undefined ? target : control;
      if (element === null || !pressable(element)) continue;
      const found = classify(element);
      if (found !== null || element.localName === 'button') return found;
    } else if (bare === undefined && bareIcon(target)) bare = target;
  }
  if (bare === undefined || !ready() || readOwn(bare).points < 2 || getComputedStyle(bare).cursor !== 'pointer') return null;
  return classify(bare);
}

/** The feedback control that an event's path (innermost first) is on, or null, which is the answer nearly always. */
export function controlAt(path: readonly EventTarget[]): FeedbackControl | null {
  try {
    return find(path);
  } catch {
    return null; // A form's fields hide the form's own properties when they have their names.
  }
}
