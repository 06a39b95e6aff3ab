// The guard's state machine: which events of an act are held, when they are let go and when they are dropped. Pure but for
// what it is given. One act at a time; what was begun is released or dropped as one.
//
// An act is one press: pointerdown to click, the keydown to keyup of a key that presses or chooses, or a submit. An act
// whose verdict is known and does not hold is never touched. One whose verdict is not known waits for at most
// `patienceMs` and then goes on its way.

import type { Seen, Verdict } from '../contract';
import type { FeedbackControl } from '../detect';

/** How long an act waits for its verdict, in milliseconds. */
export const patienceMs = 300;

/** A press that ends nowhere (dragged off, scrolled away) is forgotten after this. */
const abandonedMs = 500;

/** One answer covers the dialog that the act opens for this long. */
const coverMs = 10 * 60_000;

export interface Begun {
  readonly event: Event;
  readonly target: EventTarget;
}

export interface Act {
  readonly control: FeedbackControl;
  /** The key that does it; undefined for pointers and submits. */
  readonly key: string | undefined;
  /** What was kept from the page, in order. */
  readonly begun: Begun[];
  verdict: Verdict | undefined;
  /** Its events are kept from the page. */
  stops: boolean;
  /** The user's part is over. */
  done: boolean;
  /** The notice is asking. */
  asking: boolean;
  /** Needs no question and leaves no trace: takes a rating back, or belongs to an act that was answered. */
  free: boolean;
  /** timeStamp of its last event. */
  at: number;
}

export interface HoldEnvironment {
  /** What is known of this control; asks if nothing is. */
  verdict(control: FeedbackControl): Verdict | undefined;
  /** Gives the page what was kept from it. `whole`: the user's fingers have left the keys since. */
  replay(act: Act, element: HTMLElement, whole: boolean): void;
  /** Shows the question. */
  ask(act: Act, verdict: Verdict): void;
  /** The act reached the page without a question. */
  passed(act: Act): void;
  /** The act was kept back by the user's own rule. */
  kept(act: Act, verdict: Verdict): void;
  after(ms: number, work: () => void): void;
  now(): number;
}

export interface Hold {
  handle: (seen: Seen) => void;
  /** A verdict has come. */
  news(): void;
  /** The user's answer; false when the act is gone. `keys` are still down and are not the page's. */
  decide(act: Act, proceed: boolean, keys: readonly string[], element?: HTMLElement): boolean;
  /** Lets go of everything. */
  end(): void;
}

const weight = { unknown: 0, tell: 1, hold: 2 } as const;
const follows = /^(mouse|touch|pointer)/;

/** Whether an event is on an element, as far as the page lets us see: in a closed root its host is all there is. */
function isOn({ path }: Seen, element: Element): boolean {
  for (let node: Node | undefined = element; node; node = (node.getRootNode() as Partial<ShadowRoot>).host) {
    if (path.includes(node)) return true;
  }
  return false;
}

function stop({ event, stopped }: Seen, withDefault: boolean): void {
  if (stopped) return;
  event.stopImmediatePropagation();
  if (withDefault) event.preventDefault();
}

export function createHold(env: HoldEnvironment): Hold {
  let act: Act | undefined;
  let covered: { level: number; dialog: Element | null; until: number } | undefined;
  let enterAt = -Infinity;
  /** Keys that went down in the notice and have not come up. */
  const left = new Set<string>();

  function begin({ event, stopped }: Seen, control: FeedbackControl, key?: string): Act {
    const verdict = env.verdict(control);
    const { dialog } = control;
    const answered =
      covered !== undefined && dialog !== null && dialog !== covered.dialog && env.now() < covered.until &&
      covered.level >= (verdict ? weight[verdict.level] : 2);
    const free = answered || (control.pressed && !key?.startsWith('Arrow'));
    if (answered && control.kind === 'submit') covered = undefined;
    const stops = stopped || (!free && (!verdict || verdict.mode === 'hold' || verdict.mode === 'keep'));
    const mine: Act = { control, key, begun: [], verdict, stops, done: false, asking: false, free, at: event.timeStamp };
    act = mine;
    if (stops && !verdict) {
      // What was kept while this script was on its way has waited already.
      const waited = stopped ? performance.now() - event.timeStamp : 0;
      env.after(Math.max(0, patienceMs - waited), () => {
        if (act === mine && !mine.verdict) release(mine);
      });
    }
    return mine;
  }

  /** Keeps one event of an act from the page. */
  function take(mine: Act, seen: Seen): void {
    const { event, path } = seen;
    mine.at = event.timeStamp;
    if (!mine.stops) return;
    mine.begun.push({ event, target: path.includes(mine.control.element) ? (path[0] ?? mine.control.element) : mine.control.element });
    // Before the verdict is known a press may move the focus, as it would; a held one does nothing at all.
    stop(seen, !follows.test(event.type) || (event.type === 'mousedown' && mine.verdict !== undefined));
  }

  function cover(mine: Act, verdict: Verdict | undefined): void {
    covered = { level: weight[verdict?.level ?? 'unknown'], dialog: mine.control.dialog, until: env.now() + coverMs };
  }

  function complete(mine: Act): void {
    mine.done = true;
    if (mine.stops) settle(mine);
    else if (!mine.free) pass(mine);
  }

  function pass(mine: Act): void {
    if (mine.verdict) cover(mine, mine.verdict);
    env.passed(mine);
  }

  /** The user's part is over and the verdict may be there. */
  function settle(mine: Act): void {
    const { verdict } = mine;
    if (!verdict || mine.asking) return;
    if (verdict.mode === 'keep') {
      act = undefined;
      env.kept(mine, verdict);
    } else if (verdict.mode !== 'hold') {
      release(mine);
    } else {
      mine.asking = true;
      env.ask(mine, verdict);
    }
  }

  /** Gives the page what it was not given; what is still to come of the act passes by itself. */
  function release(mine: Act): void {
    mine.stops = false;
    env.replay(mine, mine.control.element, false);
    mine.begun.length = 0;
    if (mine.done) pass(mine);
  }

  function press(seen: Seen): void {
    const pointer = seen.event as PointerEvent;
    act = undefined; // A press before it that never became a click.
    if (pointer.button !== 0 || !pointer.isPrimary) return;
    const control = seen.control();
    if (control) take(begin(seen, control), seen);
  }

  /** An act of one event. */
  function whole(seen: Seen): void {
    const control = seen.control();
    if (!control) return;
    const mine = begin(seen, control);
    take(mine, seen);
    complete(mine);
  }

  function click(seen: Seen): void {
    if (act && act.key === undefined && !act.done) {
      const mine = act;
      // A label's click is on its control, too.
      const on = isOn(seen, mine.control.element) || seen.control()?.element === mine.control.element;
      take(mine, seen);
      if (on) complete(mine);
      else act = undefined; // Pressed here and let go elsewhere: no act.
      return;
    }
    // The click that a key or a label made of an act that passed.
    if (act?.done && seen.event.timeStamp - act.at < 1000 && isOn(seen, act.control.element)) return;
    whole(seen);
  }

  function key(seen: Seen): void {
    const event = seen.event as KeyboardEvent;
    if (event.key === 'Enter' && !event.repeat) enterAt = event.timeStamp;
    if (!/^(Enter| |Arrow\w+)$/.test(event.key) || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.repeat && act?.key === event.key) return;
    const control = seen.control();
    if (!control || (event.key.startsWith('Arrow') && control.kind === 'button')) return;
    const mine = begin(seen, control, event.key);
    if (event.repeat) {
      // The key went down elsewhere; its repeats press nothing that would be asked about.
      if (mine.stops) stop(seen, true);
      act = undefined;
      return;
    }
    take(mine, seen);
    complete(mine);
  }

  function submit(seen: Seen): void {
    const { event, stopped } = seen;
    // Only what the user's own Enter sent: other submits follow a press that was judged, or are the page's own.
    if ((!stopped && event.timeStamp - enterAt > 200) || (act?.done && event.timeStamp - act.at < 1000)) return;
    whole(seen);
  }

  /** What is left of a press in the notice: repeats and the release. */
  function isLeft(seen: Seen): boolean {
    const { type, key, repeat } = seen.event as KeyboardEvent;
    if (!left.has(key)) return false;
    if (type === 'keyup' || (type === 'keydown' && !repeat)) left.delete(key);
    if (type === 'keydown' && !repeat) return false;
    stop(seen, true);
    return true;
  }

  function handle(seen: Seen): void {
    const { type, isTrusted } = seen.event;
    if (!isTrusted) {
      if (act?.stops && isOn(seen, act.control.element)) stop(seen, true);
      return;
    }
    if (left.size > 0 && isLeft(seen)) return;
    if (act?.stops && act.done) {
      if (!isOn(seen, act.control.element)) return;
      if (type === 'keyup') take(act, seen);
      else stop(seen, true);
      return;
    }
    if (type === 'pointerdown') press(seen);
    else if (type === 'click') click(seen);
    else if (type === 'keydown') key(seen);
    else if (type === 'submit') submit(seen);
    else if (act && !act.done && act.key === undefined && follows.test(type)) {
      const mine = act;
      take(mine, seen);
      if (type === 'pointercancel') act = undefined;
      if (type === 'pointerup') {
        env.after(abandonedMs, () => {
          if (act === mine && !mine.done) act = undefined;
        });
      }
    }
  }

  return {
    handle,
    news: () => {
      const mine = act;
      if (!mine?.stops || mine.asking) return;
      mine.verdict ??= env.verdict(mine.control);
      if (!mine.verdict) return;
      if (mine.done) settle(mine);
      else if (mine.verdict.mode !== 'hold' && mine.verdict.mode !== 'keep') release(mine);
    },
    decide: (mine, proceed, keys, element = mine.control.element) => {
      for (const key of keys) left.add(key);
      if (act !== mine) return false;
      act = undefined;
      if (proceed) {
        cover(mine, mine.verdict);
        env.replay(mine, element, true);
      }
      return true;
    },
    end: () => {
      const mine = act;
      act = undefined;
      if (mine?.stops) env.replay(mine, mine.control.element, mine.asking);
    },
  };
}
