// What is known of the controls of this document: asked once per direction and small print, asked anew when it has grown
// old, when the user has decided something, or when the page says something else next to the control.

import type { ContentRequests } from '../../protocol/messages';
import type { FeedbackDirection } from '../../protocol/types';
import type { Verdict } from '../contract';
import { type FeedbackControl, smallPrintOf, termsLinksOf } from '../detect';

/** A verdict counts until a newer one comes; a contact asks for that after so many milliseconds. */
const staleMs = 2000;

interface Known {
  verdict?: Verdict | undefined;
  asked: number;
  request: ContentRequests['feedback.contact']['request'];
}

export interface Verdicts {
  /** What is known of a control; asks where nothing is, or what is known is old. */
  of: (control: FeedbackControl) => Verdict | undefined;
  /** The user let an act of this direction pass, or wants no more questions: what comes next passes at once. */
  settle(direction: FeedbackDirection): void;
  /** The user kept an act of this direction back: the next question is shorter. */
  cancelled(direction: FeedbackDirection): void;
  /** Asks about everything anew; until the answers come, what was known counts. */
  refresh(): void;
}

export function createVerdicts(
  ask: (request: ContentRequests['feedback.contact']['request']) => Promise<Verdict | undefined>,
  news: () => void,
): Verdicts {
  const known = new Map<string, Known>();

  function question(one: Known): void {
    one.asked = Date.now();
    void ask(one.request).then((verdict) => {
      one.verdict = verdict ?? one.verdict;
      // Nothing is known; a contact in a second may be luckier.
      if (verdict?.trouble !== null) one.asked = Date.now() - staleMs + 1000;
      news();
    });
  }

  return {
    of: (control) => {
      const { direction, name } = control;
      const small_print = smallPrintOf(control).slice(0, 2000);
      const key = `${direction} ${small_print}`;
      let one = known.get(key);
      if (!one) {
        // A page that writes something new beside its buttons each time does not fill our memory.
        if (known.size > 50) known.clear();
        const links = termsLinksOf(document).slice(0, 20);
        one = { asked: -Infinity, request: { url: location.href, direction, name: name.slice(0, 200), small_print, terms_links: links } };
        known.set(key, one);
      }
      if (Date.now() - one.asked > staleMs) question(one);
      return one.verdict;
    },
    settle: (direction) => {
      for (const { verdict, request } of known.values()) {
        if (verdict && request.direction === direction && verdict.mode !== 'off') verdict.mode = 'quiet';
      }
    },
    cancelled: (direction) => {
      for (const { verdict, request } of known.values()) {
        if (verdict?.assessment && request.direction === direction) verdict.assessment.quiet.cancelled_before = true;
      }
    },
    refresh: () => {
      for (const one of known.values()) question(one);
    },
  };
}
