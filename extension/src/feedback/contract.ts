// What the guard (in stage 1), the act (injected when a control is near: what is held, the notice) and the background say to
// each other about one feedback control. Guard and act are two classic scripts in one isolated world and meet through its
// globals. Types only.

import type { FeedbackAssessment, FeedbackLevel } from '../protocol/types';
import type { FeedbackControl } from './detect';

/**
 * What is to happen to an act: `hold` asks first; `tell` lets it pass and says one line; `quiet` lets it pass; `keep` keeps it
 * back without asking, because the user said so; `off` lets it pass and shows nothing. What reaches the page is noted in any
 * case: the register is not the guard.
 */
export type FeedbackMode = 'hold' | 'tell' | 'quiet' | 'keep' | 'off';

/** Why nothing is known, where the host could not say. */
export type FeedbackTrouble = 'host_gone' | 'host_slow' | 'failed';

export interface Verdict {
  mode: FeedbackMode;
  level: FeedbackLevel;
  /** Null when the host could not be asked; `trouble` says why. */
  assessment: FeedbackAssessment | null;
  trouble: FeedbackTrouble | null;
  /** What to call the service when there is no assessment: the page's host name. */
  site: string;
  openShadow: boolean;
}

/** What became of an act that was asked about. `lost`: the page took the notice away, so the act was kept back. */
export type Answer = 'proceed' | 'cancel' | 'muted' | 'lost';

/**
 * An act that waits. `decide` takes the first answer and passes over others. `keys` are still down: what is left of their
 * presses is not for the page.
 */
export interface HeldAct {
  readonly control: FeedbackControl;
  readonly verdict: Verdict;
  /** `element` is where the control is now, if the page has drawn it anew. */
  decide(answer: Answer, keys: readonly string[], element?: HTMLElement): void;
}

/** An act that has passed, or was kept back by the user's own rule. */
export interface ToldAct {
  readonly control: FeedbackControl;
  readonly verdict: Verdict;
  /** It had to be let go before anything was known. */
  readonly late: boolean;
  /** Whether the line was on the screen; called once. */
  shown(really: boolean): void;
  /** The user wants no more of these. */
  mute(): void;
}

/** An event at the window, with what can be known of it only while it is on its way. */
export interface Seen {
  readonly event: Event;
  readonly path: readonly EventTarget[];
  /** The control it is on; looked for when asked. */
  control: () => FeedbackControl | null;
  /** It has been kept from the page already. */
  readonly stopped: boolean;
}

/** What stage 1 offers the act. */
export interface GuardPort {
  /** Hands over what was kept from the page while the act's script was on its way, and the control it was sent for. */
  take(): { kept: Seen[]; near: FeedbackControl | null };
  stop(): void;
}

/** What the act offers stage 1. */
export interface ActPort {
  /** Takes an event that is on our own notice, so that nothing of the page hears of it; false when it is not. */
  own(event: Event): boolean;
  handle(seen: Seen): void;
  /** A control was pointed at or focused. */
  contact(control: FeedbackControl): void;
  /** Lets go of everything. */
  stop(): void;
}

/** The globals of our isolated world, which the page does not see. */
export type FeedbackWorld = typeof globalThis & { smallprintGuard?: GuardPort; smallprintAct?: ActPort };
