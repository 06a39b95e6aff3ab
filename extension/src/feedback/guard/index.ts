// The guard in every frame: listens at the window before anything of the page does. It scans nothing and observes nothing
// but the document's own replacement. At the first contact with a feedback control it sends for the act's script, which
// judges and shows; what the user does until that is there waits, for at most `patienceMs`. Until the user points at
// something it only listens: no pattern is compiled, nothing of the browser's API is touched.
//
// An orphan (its extension was updated or removed) lets go of what it holds and takes its listeners away.

import type { FeedbackWorld, GuardPort, Seen } from '../contract';
import { controlAt, deepPath, type FeedbackControl, useTables } from '../detect';
import { openRoot } from '../open-root';
import { giveBack } from './give-back';

const world = globalThis as FeedbackWorld;

/** As long as an act may wait before anything is known, in milliseconds. */
const patienceMs = 300;
/** If the script has not come by then, a contact asks for it again. */
const againMs = 1000;

/** Contacts, the events that acts consist of, and touches. */
const types = 'pointerover focusin pointerdown mousedown pointerup mouseup pointercancel click keydown keypress keyup submit touchstart touchend';

export function startGuard(): GuardPort {
  useTables(() => chrome.i18n.getMessage('feedback_controls'));
  const kept: Seen[] = [];
  let near: FeedbackControl | null = null;
  let sentAt = -Infinity;
  let enterAt = -Infinity;

  function see(event: Event): Seen {
    let found: FeedbackControl | null | undefined;
    const { submitter } = event as Partial<SubmitEvent>;
    // A submit is the submitter's, where it has one.
    const from = submitter ? { composedPath: () => [submitter, ...event.composedPath()], type: 'submit' } : event;
    const control = (): FeedbackControl | null => (found === undefined ? (found = controlAt(deepPath(from as Event, openRoot))) : found);
    return { event, path: event.composedPath(), stopped: false, control };
  }

  function sendFor(control: FeedbackControl): void {
    near = control;
    if (performance.now() - sentAt < againMs) return;
    sentAt = performance.now();
    void chrome.runtime.sendMessage({ type: 'feedback.near' }).catch(() => undefined);
  }

  function stop(): void {
    listen('removeEventListener');
    replaced.disconnect();
    world.smallprintAct?.stop();
    giveBack(kept.splice(0));
    delete world.smallprintAct;
  }

  /** Keeps what follows the first event of an act while nobody can judge it. */
  function wait(event: Event, seen: Seen): void {
    const { type, isTrusted } = event;
    const [first] = kept;
    if (first && !isTrusted) {
      if (first.control()?.element.contains(event.target as Node)) event.stopImmediatePropagation();
      return;
    }
    const { key } = event as Partial<KeyboardEvent>;
    if (key === 'Enter') enterAt = event.timeStamp;
    // Of submits only what the user's own Enter sent, by the page's hand: see act/hold.ts.
    const begins = type === 'submit' ? event.timeStamp - enterAt < 200 : /^(pointerd|cl|keyd)/.test(type); // Bytes count here.
    if (!isTrusted || (!first && (!begins || (event as MouseEvent).button > 0))) return;
    if (first ? key !== (first.event as Partial<KeyboardEvent>).key : key && !/^(Enter| |Arrow\w+)$/.test(key)) return;
    if (!first) {
      const control = seen.control();
      if (!control || control.pressed) return;
      sendFor(control);
      setTimeout(() => giveBack(kept.splice(0)), patienceMs);
    }
    event.stopImmediatePropagation();
    if (/^[cks]/.test(type)) event.preventDefault();
    kept.push({ ...seen, stopped: true });
  }

  const orphaned = (): boolean => !(chrome.runtime as { id?: string } | undefined)?.id;

  function hear(event: Event): void {
    const { smallprintAct: act } = world;
    if (act?.own(event)) return;
    const seen = see(event);
    if (event.type === 'pointerover' || event.type === 'focusin') {
      const control = event.isTrusted && seen.control();
      if (!control) return;
      if (orphaned()) stop();
      else if (act) act.contact(control);
      else sendFor(control);
    } else if (orphaned()) stop();
    else if (act) act.handle(seen);
    else wait(event, seen);
  }

  /** Nothing of a touch needs to be prevented but the click it becomes, and scrolling waits for nobody. */
  function listen(change: 'addEventListener' | 'removeEventListener'): void {
    for (const type of types.split(' ')) window[change](type, hear, type.startsWith('touch') ? { capture: true, passive: true } : true);
  }

  // document.open() takes every listener away; adding one that is still there does nothing.
  const replaced = new MutationObserver(() => listen('addEventListener'));
  replaced.observe(document, { childList: true });
  listen('addEventListener');

  return { take: () => ({ kept: kept.splice(0), near }), stop };
}
