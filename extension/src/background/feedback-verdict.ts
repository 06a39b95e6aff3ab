// From what the host says, what the user and the organisation want, and what was decided before: what is to happen to an
// act on a feedback control. Pure.

import type { FeedbackMode, FeedbackTrouble, Verdict } from '../feedback/contract';
import type { FeedbackSetting } from '../protocol/messages';
import type { FeedbackAssessment, FeedbackDecision, FeedbackDirection } from '../protocol/types';

/** What this session remembers besides the ledger: private windows, and a ledger that could not be written. */
export type SessionWord = 'quiet' | 'cancelled';

/** Under which an act is remembered in the session: service, terms version and direction (DESIGN 3.7). */
export function sessionKey(incognito: boolean, service: string, termsVersion: string, direction: FeedbackDirection): string {
  return [incognito ? 'private' : 'open', direction, termsVersion, service].join(' ');
}

/** What a decision leaves in the session; undefined for nothing. */
export function wordFor(decision: FeedbackDecision): SessionWord | undefined {
  if (decision === 'proceed' || decision === 'muted') return 'quiet';
  return decision === 'cancel' ? 'cancelled' : undefined;
}

export interface VerdictParts {
  assessment: FeedbackAssessment;
  setting: FeedbackSetting;
  paused: boolean;
  remembered: SessionWord | undefined;
  site: string;
  openShadow: boolean;
}

function modeOf({ assessment, setting, paused, remembered }: VerdictParts): FeedbackMode {
  if (setting === 'keep') return 'keep';
  if (paused || setting === 'off') return 'off';
  if (assessment.quiet.quiet || remembered === 'quiet') return 'quiet';
  return setting === 'hold' && assessment.level === 'hold' ? 'hold' : 'tell';
}

export function verdictOf(parts: VerdictParts): Verdict {
  const { assessment, remembered, site, openShadow } = parts;
  const quiet = { ...assessment.quiet, cancelled_before: assessment.quiet.cancelled_before || remembered === 'cancelled' };
  return { mode: modeOf(parts), level: assessment.level, assessment: { ...assessment, quiet }, trouble: null, site, openShadow };
}

/** Nothing could be asked: the act passes, and a line says why nothing is known. A rule to keep acts back needs no host. */
export function verdictWithout(trouble: FeedbackTrouble, setting: FeedbackSetting, paused: boolean, site: string, openShadow: boolean): Verdict {
  const mode = setting === 'keep' ? 'keep' : paused || setting === 'off' ? 'off' : 'tell';
  return { mode, level: 'unknown', assessment: null, trouble, site, openShadow };
}
