// What the popup is showing, as one word and a few helpers. Pure.

import type { HostStateName, PageNote, PopupState } from '../protocol/messages';
import type { Withdrawal } from '../protocol/types';

/** The popup's state in one word, for tests and styles: the most pressing trouble, or `ok`. */
export type PopupWord = HostStateName | 'no_access' | 'restricted';

export interface PopupModel {
  /** Absent while the background has not answered yet. */
  readonly state?: PopupState;
  /** What went wrong when the background itself did not answer. */
  readonly failure?: string;
  /** "Read this page anyway" is under way. */
  readonly reading: boolean;
  /** The window is a private one: nothing is kept. */
  readonly isPrivate: boolean;
  /** The letters that take back what was given to this service, once asked for; which one is shown, and was copied. */
  readonly withdrawal?: Withdrawal;
  readonly letter?: string;
  readonly copied?: boolean;
}

export function popupWord(model: PopupModel): PopupWord | undefined {
  const { state } = model;
  if (model.failure !== undefined) return 'failing';
  if (!state) return undefined;
  if (state.host.state !== 'ok') return state.host.state;
  if (state.site.access === 'restricted') return 'restricted';
  return state.site.access === 'none' ? 'no_access' : 'ok';
}

/** Still being read: the popup asks again in a moment. */
export function isSettled(model: PopupModel): boolean {
  return popupWord(model) !== undefined && !isReading(model);
}

export function isReading(model: PopupModel): boolean {
  return model.reading || (model.state?.site.note === 'reading' && !model.state.site.report);
}

/**
 * Whether the popup speaks of watching: of terms that were read on this page, or where it is watched already. A page that is
 * none of terms would be refused at the first look; what is watched is kept, so a private window does not offer it.
 */
export function offersWatch({ state, isPrivate }: Pick<PopupModel, 'state' | 'isPrivate'>): boolean {
  if (!state?.watch || state.host.state !== 'ok' || state.site.access !== 'ok') return false;
  return state.watch.watched || (state.site.report !== undefined && !isPrivate);
}

/** Notes after which reading once more by hand may help. */
export function canReadAnyway(note: PageNote | undefined): boolean {
  return note === undefined || note === 'not_terms' || note === 'unreadable' || note === 'failed';
}

/** The host name of an address, for people; empty if it has none. */
export function hostName(url: string | undefined): string {
  try {
    return url ? new URL(url).hostname.replace(/^www\./, '') : '';
  } catch {
    return '';
  }
}
