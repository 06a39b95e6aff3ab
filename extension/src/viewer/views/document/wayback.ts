// The Internet Archive's copy of a page from about a time. Only a link: nothing is asked until the person follows it.

import { safeLink } from '../../../ui/format';

/** Null for an address that no archive has, not on the web, and for a commit of an archive of terms, which is no page of the service. */
export function waybackLink(url: string, time: string): string | null {
  const href = safeLink(url);
  const stamp = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})/.exec(time)?.slice(1).join('');
  if (!href?.startsWith('http') || stamp === undefined || /^https:\/\/github\.com\/[^/]+\/[^/]+\/commit\//.test(href)) return null;
  return `https://web.archive.org/web/${stamp}/${href}`;
}
