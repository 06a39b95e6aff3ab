// The Wayback Machine's copy of a page for a date. Only a link: nothing is fetched until the person opens it.

import { safeLink } from '../../ui/format';

/**
 * "https://web.archive.org/web/20260503120000/https://…"; null for what is no web address or no time, and for a commit of an
 * archive of terms, which is no page of the service.
 */
export function waybackLink(url: string, time: string): string | null {
  const date = new Date(time);
  const href = safeLink(url);
  if (Number.isNaN(date.getTime()) || !href?.startsWith('http') || /^https:\/\/github\.com\/[^/]+\/[^/]+\/commit\//.test(href)) return null;
  return `https://web.archive.org/web/${date.toISOString().replace(/[-:T]/g, '').slice(0, 14)}/${href}`;
}
