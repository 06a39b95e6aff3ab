// The notice at a feedback control: <smallprint-notice>, a closed shadow root with either a modal dialog that asks, or a
// quiet line that tells. This file owns the element and its life; notice-view.tsx says what is in it, place.ts where it
// stands, presence.ts whether it is really seen. It knows no browser API: what the user presses goes to the actions given.

import { render } from 'preact';
import { onActions } from '../../ui/actions';
import { ownElement } from '../../ui/own-element';
import { shieldFromPage } from '../../ui/page-shield';
import { addStyles, sharedCss } from '../../ui/styles';
import { uiDirection, uiLanguage } from '../../ui/text';
import type { Answer, HeldAct, ToldAct } from '../contract';
import { locator } from './locate';
import { noticeCss } from './notice-css';
import { type NoticeKind, type NoticeState, NoticeView, serviceName } from './notice-view';
import { type Box, place } from './place';
import { type Presence, watchPresence } from './presence';
import { createPresses } from './presses';

/** What leads out of the notice. */
export interface NoticeActions {
  /** The shadow root of an element of the page, closed ones too. */
  rootOf: (element: Element) => ShadowRoot | null;
  /** Opens terms to read them. */
  read(url: string): void;
  openHistory(id: string): void;
  /** "Always keep it to myself here", and "ask me again". */
  setHere(mode: 'keep' | 'default'): void;
}

export interface NoticeHandle {
  /** It waits for an answer. */
  readonly asks: boolean;
  /** Takes an event that is on the notice; false when it is not. */
  take: (event: Event) => boolean;
  /** Takes it away without an answer. */
  remove(): void;
}

/** A press counts when the question has been visible, uncovered and unmoved for this long, in milliseconds. */
export const steadyMs = 200;
/** A quiet line goes by itself, unless the user is at it. */
const lineMs = 14_000;
/** A click beside the question puts it away as "keep it", once it cannot be the end of a double click. */
const asideMs = 600;

interface Frame {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly box: HTMLElement;
  draw: (change?: Partial<NoticeState>) => void;
  /** Puts the box where it belongs now. */
  settle: () => void;
}

/** The element with its box, drawn but not yet in the page. */
function frame(kind: NoticeKind, { control, verdict }: HeldAct | ToldAct, late: boolean, box: HTMLElement): Frame {
  const { host, root } = ownElement('smallprint-notice', verdict.openShadow ? 'open' : 'closed');
  let state: NoticeState = { kind, verdict, direction: control.direction, late, unfolded: false };
  const short = verdict.assessment?.quiet.cancelled_before === true;
  box.className = `sp notice ${kind === 'ask' ? `asks${short ? ' short' : ''}` : 'line'}`;
  box.dataset['direction'] = control.direction;
  box.dataset['service'] = serviceName(verdict);
  box.dataset['level'] = verdict.level;
  box.dataset['kind'] = kind;
  box.lang = uiLanguage();
  box.dir = uiDirection();
  // The box first: what is inside the root begins with it, style sheets or not.
  root.append(box);
  addStyles(root, [...sharedCss, noticeCss]);
  const find = locator(control.element);
  const rect = (): Box => (find() ?? control.element).getBoundingClientRect();
  let last = rect();

  function settle(): void {
    const now = rect();
    // An element that is gone has no place; the notice stays where it was.
    if (now.right > now.left || now.bottom > now.top) last = now;
    box.style.removeProperty('--room');
    const { offsetWidth: width, offsetHeight: height } = box;
    const view = { width: document.documentElement.clientWidth || innerWidth, height: innerHeight };
    const found = place(last, { width, height }, view);
    box.dataset['side'] = found.side;
    box.style.left = `${Math.round(found.left)}px`;
    box.style.top = `${Math.round(found.top)}px`;
    box.style.setProperty('--room', `${Math.floor(found.maxHeight)}px`);
    const caret = box.querySelector<HTMLElement>('.caret');
    if (!caret) return;
    const along = `${Math.round(found.caret) - 8}px`;
    const across = found.side === 'below' || found.side === 'above';
    caret.style.left = across ? along : '';
    caret.style.top = across ? '' : along;
  }

  return {
    host,
    root,
    box,
    settle,
    draw: (change = {}) => {
      state = { ...state, ...change };
      render(NoticeView(state), box);
    },
  };
}

/** The person's own text size: `all: initial` leaves the browser's medium size on the element. */
function scaleText({ host, box }: Frame): void {
  const size = Number.parseFloat(getComputedStyle(host).fontSize);
  if (size > 0) box.style.setProperty('--k', String(Math.min(Math.max(size / 16, 0.75), 2)));
}

function textFirst(box: HTMLElement): void {
  box.setAttribute('aria-labelledby', 'headline');
  if (box.querySelector('#also')) box.setAttribute('aria-describedby', 'also');
}

/** Asks. The answer goes to `act.decide`, once. */
export function askNotice(act: HeldAct, actions: NoticeActions): NoticeHandle {
  const dialog = document.createElement('dialog');
  const view = frame('ask', act, false, dialog);
  const { host, root } = view;
  const find = locator(act.control.element);
  const focusedBefore = document.activeElement;
  const shownAt = performance.now();
  const presses = createPresses();
  let unfolded = false;
  let over = false;

  function show(): void {
    // Out of whatever the page has done with it, and to the end of the top layer.
    if (dialog.open) dialog.close();
    document.documentElement.append(host);
    dialog.showModal();
    view.settle();
    root.querySelector<HTMLElement>('[data-action=cancel]')?.focus({ preventScroll: true });
  }

  function remove(): void {
    over = true;
    presence.stop();
    shield.stop();
    unlisten();
    removeEventListener('resize', view.settle);
    if (dialog.open) dialog.close();
    host.remove();
  }

  function answer(what: Answer): void {
    if (over) return;
    remove();
    const control = find();
    const back = control ?? (focusedBefore instanceof HTMLElement ? focusedBefore : undefined);
    back?.focus({ preventScroll: true });
    act.decide(what, presses.keys(), control);
  }

  const shield = shieldFromPage(host, () => answer('cancel'), (event) => {
    presses.see(event);
    // Beside the card is the backdrop, which is the dialog itself.
    if (event.type !== 'click' || !event.isTrusted || performance.now() - shownAt < asideMs) return;
    const { clientX: x, clientY: y, detail } = event as MouseEvent;
    const box = dialog.getBoundingClientRect();
    if (detail > 0 && (x < box.left || x > box.right || y < box.top || y > box.bottom)) answer('cancel');
  });
  const unlisten = onActions(root, (action, value) => {
    if (!presses.take()) return;
    if (action === 'cancel') answer('cancel');
    else if (action === 'keep') {
      actions.setHere('keep');
      answer('cancel');
    } else if (action === 'proceed' || action === 'mute') {
      if (presence.steadyFor() >= steadyMs) answer(action === 'mute' ? 'muted' : 'proceed');
    } else if (action === 'details') {
      unfolded = !unfolded;
      view.draw({ unfolded });
      view.settle();
    } else if (action === 'history') actions.openHistory(value);
    else if (action === 'read') actions.read(value);
  });
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    if (event.isTrusted) answer('cancel');
  });

  document.documentElement.append(host);
  scaleText(view);
  view.draw();
  textFirst(dialog);
  show();
  addEventListener('resize', view.settle);
  const presence: Presence = watchPresence(host, dialog, { rootOf: actions.rootOf, raise: show, lost: () => answer('lost'), looked: () => keepBeside(view, find) });
  return { asks: true, take: shield.take, remove: () => (over ? undefined : remove()) };
}

/** The control may have moved, with the page or by it: the question follows rather than cover it. */
function keepBeside({ box, settle }: Frame, find: () => HTMLElement | undefined): void {
  const control = find()?.getBoundingClientRect();
  if (!control || (control.width === 0 && control.height === 0)) return;
  const own = box.getBoundingClientRect();
  const covers = own.left < control.right && own.right > control.left && own.top < control.bottom && own.bottom > control.top;
  const side = box.dataset['side'];
  const away =
    side === 'below' ? Math.abs(own.top - control.bottom) : side === 'above' ? Math.abs(control.top - own.bottom) : 0;
  if ((covers && side !== 'fill') || away > 60) settle();
}

/** Tells, without asking and without taking the focus. */
export function tellNotice(act: ToldAct, actions: NoticeActions): NoticeHandle {
  const line = document.createElement('div');
  line.setAttribute('role', 'status');
  line.setAttribute('popover', 'manual');
  const kind = act.verdict.mode === 'keep' ? 'kept' : 'tell';
  const view = frame(kind, act, act.late, line);
  const { host, root } = view;
  const presses = createPresses();
  let unfolded = false;
  let over = false;
  let tries = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function show(): void {
    // Everything but the page's own modal dialog is inert while one is open: then inside it.
    const modals = document.querySelectorAll('dialog:modal');
    (modals.item(modals.length - 1) as Element | null ?? document.documentElement).append(host);
    if (!line.matches(':popover-open')) line.showPopover();
    view.settle();
  }

  function remove(): void {
    if (over) return;
    over = true;
    clearTimeout(timer);
    shield.stop();
    unlisten();
    removeEventListener('resize', view.settle);
    removeEventListener('scroll', view.settle, true);
    host.remove();
  }

  /** Goes by itself, but not from under the user's pointer or focus. */
  function wait(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (line.matches(':hover') || root.activeElement !== null || unfolded) wait(3000);
      else remove();
    }, ms);
  }

  /** Has it been seen? A page that takes it away at once gets it once more. */
  function look(): void {
    if (over) return;
    const box = line.getBoundingClientRect();
    const there = host.isConnected && line.matches(':popover-open') && box.width > 0 && line.checkVisibility({ visibilityProperty: true });
    if (there) act.shown(true);
    else if (tries > 0) {
      act.shown(false);
      remove();
    } else {
      tries += 1;
      show();
      requestAnimationFrame(() => setTimeout(look, 0));
    }
  }

  const shield = shieldFromPage(host, remove, presses.see);
  const unlisten = onActions(root, (action, value) => {
    if (!presses.take()) return;
    if (action === 'details') {
      unfolded = !unfolded;
      view.draw({ unfolded });
      view.settle();
    } else if (action === 'history') actions.openHistory(value);
    else {
      if (action === 'mute') act.mute();
      else if (action === 'read') actions.read(value);
      else if (action === 'ask') actions.setHere('default');
      remove();
    }
  });

  document.documentElement.append(host);
  scaleText(view);
  view.draw();
  show();
  addEventListener('resize', view.settle);
  addEventListener('scroll', view.settle, { capture: true, passive: true });
  requestAnimationFrame(() => setTimeout(look, 0));
  wait(lineMs);
  return { asks: false, take: shield.take, remove };
}
