// How a finding compares with other services, in words: how usual it is, how others handle it, where else the same
// clause was read. Pure.

import type { Finding } from '../protocol/types';
import { clip, day as dayOf } from './format';
import { t, tn } from './text';

type Prevalence = NonNullable<Finding['prevalence']>;
type SameAs = NonNullable<Finding['match']['same_as']>;

/** Below so many services a count says nothing. */
const fewest = 20;

/** A sentence, or '' where too few services are known. This service is among those counted. */
export function prevalenceWords({ platforms_with: having, platforms_total: total }: Prevalence): string {
  if (total < fewest || having > total) return '';
  if (having <= 1) return t('prevalence_unique', total - 1);
  return having * 10 <= total ? tn('prevalence_rare', total, having) : tn('prevalence', total, having);
}

/** The share of services that say this, 0–1; null where too few are known to speak of a share. */
export function prevalenceShare({ platforms_with: having, platforms_total: total }: Prevalence): number | null {
  return total < fewest || having > total ? null : having / total;
}

/** What another service does, parted at its name, so that the name can stand out; the name first where it is not said. */
export function saying(service: string, says: string): { before: string; name: string; after: string } {
  const words = clip(says, 300);
  const name = clip(service, 60);
  const at = words.indexOf(name);
  return at < 0
    ? { before: '', name, after: `: ${words}` }
    : { before: words.slice(0, at), name, after: words.slice(at + name.length) };
}

/**
 * Whose words these are: "The same clause as in the Terms of Service of Quillhouse (3 May 2026), and at 4 more services."
 * '' where only this service has them: that its own words were read before is no news.
 */
export function sameClauseWords(same: SameAs, exact: boolean): string {
  const from = [clip(same.service, 60), clip(same.terms_type, 60)] as const;
  const day = same.date ? ` (${dayOf(same.date)})` : '';
  if (same.services === 0) return '';
  if (same.services === 1) return t(exact ? 'same_clause_in' : 'near_clause_in', ...from, day);
  return tn(exact ? 'same_clause_more' : 'near_clause_more', same.services - 1, ...from, day);
}
