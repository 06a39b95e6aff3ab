// The guard in every frame: listens at the window before anything of the page does. It scans nothing and observes nothing
// but the document's own replacement. At the first contact with a feedback control it sends for the act's script, which
// judges and shows; what the user does until that is there waits, for at most `patienceMs`.
//
// An orphan (its extension was updated or removed) lets go of what it holds and takes its listeners away.

import type { FeedbackWorld, GuardPort, Seen } from '../contract';
import { controlAt, deepPath, type FeedbackControl, useTables } from '../detect';
import { giveBack } from './give-back';

const world = globalThis as FeedbackWorld;

/** As long as an act may wait before anything is known, in milliseconds. */
const patienceMs = 300;
/** If the script has not come by then, a contact asks for it again. */
const againMs = 1000;

const contacts = ['pointerover', 'focusin'];
const acts = 'pointerdown mousedown pointerup mouseup pointercancel click keydown keypress keyup submit'.split(' ');
const touches = ['touchstart', 'touchend'];
const begins = /^(pointerdown|click|keydown)$/;
const presses = /^(Enter| |Arrow\w+)$/;

/** Closed roots are open to extensions; each browser has its own way. */
function openRoot(host: Element): ShadowRoot | null {
  try {
    const { dom } = chrome as { dom?: { openOrClosedShadowRoot(host: Element): ShadowRoot | null } };
    return (dom ? dom.openOrClosedShadowRoot(host) : (host as { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot) ?? null;
  } catch {
    return null; // Not an HTML element.
  }
}

export function startGuard(): GuardPort {
  useTables(() => chrome.i18n.getMessage('feedback_controls'));
  const life = new AbortController();
  const { signal } = life;
  const kept: Seen[] = [];
  let near: FeedbackControl | null = null;
  let sentAt = -Infinity;

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
    life.abort();
    replaced.disconnect();
    world.smallprintAct?.stop();
    giveBack(kept.splice(0));
    delete world.smallprintAct;
  }

  /** Keeps what follows the first event of an act while nobody can judge it. */
  function wait(event: Event): void {
    const { type, isTrusted } = event;
    const [first] = kept;
    if (first && !isTrusted) {
      if (first.control()?.element.contains(event.target as Node)) event.stopImmediatePropagation();
      return;
    }
    if (!isTrusted || (!first && (!begins.test(type) || (event as MouseEvent).button > 0))) return;
    const { key } = event as Partial<KeyboardEvent>;
    if (first ? key !== (first.event as Partial<KeyboardEvent>).key : key && !presses.test(key)) return;
    const seen = see(event);
    if (!first) {
      const control = seen.control();
      if (!control || control.pressed) return;
      sendFor(control);
      setTimeout(() => giveBack(kept.splice(0)), patienceMs);
    }
    event.stopImmediatePropagation();
    if (key || type === 'click') event.preventDefault();
    kept.push({ ...seen, stopped: true });
  }

  function handle(event: Event): void {
    if (!(chrome.runtime as { id?: string } | undefined)?.id) stop();
    else if (!world.smallprintAct) wait(event);
    else if (!world.smallprintAct.own(event)) world.smallprintAct.handle(see(event));
  }

  function contact(event: Event): void {
    if (world.smallprintAct?.own(event) || !event.isTrusted) return;
    const control = see(event).control();
    if (!control) return;
    if (!(chrome.runtime as { id?: string } | undefined)?.id) stop();
    else if (world.smallprintAct) world.smallprintAct.contact(control);
    else sendFor(control);
  }

  function listen(): void {
    for (const type of contacts) addEventListener(type, contact, { capture: true, passive: true, signal });
    for (const type of acts) addEventListener(type, handle, { capture: true, signal });
    // Nothing of a touch needs to be prevented but the click it becomes, and scrolling waits for nobody.
    for (const type of touches) addEventListener(type, handle, { capture: true, passive: true, signal });
  }

  // document.open() takes every listener away; adding one that is still there does nothing.
  const replaced = new MutationObserver(listen);
  replaced.observe(document, { childList: true });
  listen();

  return { take: () => ({ kept: kept.splice(0), near }), stop };
}
