// Small pure helpers that make untrusted values fit for the screen: dates, hashes, lengths, links.

import { days, moments, numbers } from './intl';
import { uiLanguage } from './text';

/** At most `limit` characters, cut at a character (never inside a surrogate pair) and ended by an ellipsis. */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const last = text.charCodeAt(limit - 2);
  const end = last >= 0xd800 && last <= 0xdbff ? limit - 2 : limit - 1;
  return `${text.slice(0, end).trimEnd()}…`;
}

/** A number in the digits of the language. */
export function number(value: number): string {
  return numbers(uiLanguage()).format(value);
}

/** "Terms, Privacy and Cookies", as the person's language joins them. */
export function listed(items: readonly string[]): string {
  return new Intl.ListFormat(uiLanguage(), { type: 'conjunction' }).format(items);
}

/** A day in the person's own words ('3 June 2026'); empty if it is no date. */
export function day(time: string | number | null | undefined): string {
  const date = toDate(time);
  return date ? days(uiLanguage()).format(date) : '';
}

/** A day and an hour, for evidence; empty if it is no date. */
export function moment(time: string | number | null | undefined): string {
  const date = toDate(time);
  return date ? moments(uiLanguage()).format(date) : '';
}

function toDate(time: string | number | null | undefined): Date | null {
  if (time === null || time === undefined || time === '') return null;
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** The first characters of a hash, enough to recognise it by eye; empty unless it is hexadecimal. */
export function shortHash(sha256: string): string {
  return /^[0-9a-f]{16,128}$/i.test(sha256) ? sha256.slice(0, 12).toLowerCase() : '';
}

/** The address if it is one a person may be sent to (https, http or mailto), else null. */
export function safeLink(url: string | null | undefined): string | null {
  if (!url || url.length > 2048) return null;
  try {
    const parsed = new URL(url);
    if (parsed.protocol === 'mailto:') return parsed.href;
    if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return null;
    return parsed.username || parsed.password ? null : parsed.href;
  } catch {
    return null;
  }
}

/** Where a safe link leads, for people: the host, or the address that a mail goes to. */
export function linkTarget(href: string): string {
  const parsed = new URL(href);
  return clip(parsed.protocol === 'mailto:' ? parsed.pathname : parsed.hostname, 60);
}

/** An address as people say it: host and path, without scheme, 'www.', query and fragment. */
export function shortAddress(url: string): string {
  try {
    const parsed = new URL(url);
    const path = parsed.pathname === '/' ? '' : parsed.pathname;
    return clip(parsed.host.replace(/^www\./, '') + path, 80);
  } catch {
    return clip(url, 80);
  }
}
