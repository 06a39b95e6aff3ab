// What an organisation has set for the feedback guard (managed-schema.json says how). Firefox throws where nothing is
// managed, other browsers give an empty object: both mean that there is no policy.

import type { FeedbackPolicy, FeedbackSetting, FeedbackSettings } from '../protocol/messages';
import { feedbackSettings } from './settings';

export const noPolicy: FeedbackPolicy = { services: [], may_change: true, may_pause: true };

/** The policy in a managed storage's values, of which only what is well formed counts. */
export function readPolicy(stored: unknown): FeedbackPolicy {
  const given = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<string, unknown>;
  const services = typeof given['feedback_services'] === 'object' && given['feedback_services'] !== null ? given['feedback_services'] : {};
  const fallback = given['feedback_default'];
  return {
    ...(fallback === 'hold' || fallback === 'tell' || fallback === 'off' ? { default: fallback } : {}),
    services: Object.entries(services).flatMap(([key, mode]: [string, unknown]) => {
      const known = feedbackSettings.find((one) => one === mode);
      return known === undefined ? [] : [{ key, mode: known }];
    }),
    may_change: given['feedback_may_change'] !== false,
    may_pause: given['feedback_may_pause'] !== false,
  };
}

export async function loadPolicy(): Promise<FeedbackPolicy> {
  try {
    return readPolicy(await chrome.storage.managed.get(null));
  } catch {
    return noPolicy;
  }
}

/**
 * What holds for a service: the organisation's word on it, then the user's, then the organisation's default, then the
 * user's. `names` are the service's key and, should a policy name it so, the page's host.
 */
export function settingFor(
  names: readonly string[],
  settings: FeedbackSettings,
  policy: FeedbackPolicy,
): { mode: FeedbackSetting; locked: boolean } {
  const named = (services: FeedbackPolicy['services']): FeedbackSetting | undefined =>
    services.findLast(({ key }) => names.includes(key))?.mode;
  const set = named(policy.services);
  if (set !== undefined) return { mode: set, locked: true };
  const own = policy.may_change ? named(settings.services) : undefined;
  if (own !== undefined) return { mode: own, locked: false };
  if (policy.default !== undefined) return { mode: policy.default, locked: !policy.may_change };
  return { mode: policy.may_change ? settings.default : 'hold', locked: !policy.may_change };
}
