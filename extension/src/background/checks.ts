// Is a message from a content script what it says it is? A renderer that a page has taken over can send anything under
// our name, so each member is checked and copied; nothing of the original object is kept.

import type { ContentRequest, PageNote } from '../protocol/messages';
import type { FeedbackDecision, FeedbackDirection, FeedbackLevel, PageLink, TextQuote } from '../protocol/types';

/** What the host takes at most, in UTF-8 bytes (DESIGN 3.2). */
export const htmlLimit = 8 * 1024 * 1024;

const notes: readonly PageNote[] = ['reading', 'not_terms', 'too_large', 'editable', 'unreadable', 'host_unavailable', 'failed'];
const recordId = /^SP-[DP]-[A-Z2-7]{10}$/;

const directions: readonly FeedbackDirection[] = ['up', 'down', 'report'];
const levels: readonly FeedbackLevel[] = ['hold', 'tell', 'unknown'];
const decisions: readonly FeedbackDecision[] = ['proceed', 'cancel', 'quiet', 'muted', 'timeout'];

function text(value: unknown, limit: number): string | undefined {
  return typeof value === 'string' && value.length <= limit ? value : undefined;
}

function cut(value: unknown, limit: number): string {
  return typeof value === 'string' ? value.slice(0, limit) : '';
}

function quote(value: unknown): TextQuote | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { exact, prefix, suffix } = value as Record<string, unknown>;
  const checked = { exact: text(exact, 200_000), prefix: text(prefix, 10_000), suffix: text(suffix, 10_000) };
  if (checked.exact === undefined || checked.exact === '' || checked.prefix === undefined || checked.suffix === undefined) {
    return undefined;
  }
  return { exact: checked.exact, prefix: checked.prefix, suffix: checked.suffix };
}

function links(value: unknown): PageLink[] {
  const given: readonly unknown[] = Array.isArray(value) ? value.slice(0, 20) : [];
  return given.flatMap((one) => {
    if (typeof one !== 'object' || one === null) return [];
    const { url, text: words } = one as Record<string, unknown>;
    return typeof url === 'string' && url.length <= 4096 && httpUrl(url) !== undefined ? [{ url, text: cut(words, 200) }] : [];
  });
}

/** A guard's message: an act's direction and address, and what else its type has. */
function feedback(given: Record<string, unknown>): ContentRequest | undefined {
  const direction = directions.find((one) => one === given['direction']);
  const url = text(given['url'], 65_536);
  if (direction === undefined || url === undefined) return undefined;
  if (given['type'] === 'feedback.contact') {
    return {
      type: 'feedback.contact',
      url,
      direction,
      name: cut(given['name'], 200),
      small_print: cut(given['small_print'], 2000),
      terms_links: links(given['terms_links']),
    };
  }
  const decision = decisions.find((one) => one === given['decision']);
  const level = levels.find((one) => one === given['level']);
  const terms_version = text(given['terms_version'], 100);
  const service = text(given['service'], 300);
  if (decision === undefined || level === undefined || terms_version === undefined || service === undefined) return undefined;
  return { type: 'feedback.decided', url, direction, decision, level, terms_version, service };
}

/** The checked copy of a content script's request, or undefined when it is none. */
export function checkContentRequest(message: unknown): ContentRequest | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const given = message as Record<string, unknown>;
  switch (given['type']) {
    case 'terms.candidate':
    case 'terms.gone':
    case 'panel.seen':
    case 'panel.closed':
    case 'panel.watched':
    case 'feedback.near':
    case 'feedback.lost':
      return { type: given['type'] };
    case 'terms.declined': {
      const reason = notes.find((note) => note === given['reason']);
      return reason === undefined ? undefined : { type: 'terms.declined', reason };
    }
    case 'terms.page': {
      const url = text(given['url'], 65_536);
      const html = text(given['html'], htmlLimit);
      const score = given['score'];
      if (url === undefined || html === undefined || typeof score !== 'number' || !Number.isFinite(score)) return undefined;
      return {
        type: 'terms.page',
        url,
        html,
        title: cut(given['title'], 1000),
        language: cut(given['language'], 35),
        translated: given['translated'] === true,
        score,
      };
    }
    case 'panel.quote': {
      const checked = quote(given['quote']);
      return checked === undefined ? undefined : { type: 'panel.quote', quote: checked };
    }
    case 'feedback.contact':
    case 'feedback.decided':
      return feedback(given);
    case 'feedback.setting': {
      const mode = given['mode'];
      return mode === 'keep' || mode === 'default' ? { type: 'feedback.setting', mode } : undefined;
    }
    case 'feedback.read': {
      const url = text(given['url'], 4096);
      return httpUrl(url) === undefined || url === undefined ? undefined : { type: 'feedback.read', url };
    }
    case 'feedback.history':
    case 'panel.history': {
      const at = given['at'];
      if (at === undefined) return { type: given['type'] };
      return typeof at === 'string' && recordId.test(at) ? { type: given['type'], at } : undefined;
    }
    case 'panel.watch': {
      const watch = given['watch'];
      return typeof watch === 'boolean' ? { type: 'panel.watch', watch } : undefined;
    }
    case 'panel.collapsed': {
      const collapsed = given['collapsed'];
      return typeof collapsed === 'boolean' ? { type: 'panel.collapsed', collapsed } : undefined;
    }
    default:
      return undefined;
  }
}

/** Whether a record id has the shape that viewer.open takes. */
export function isRecordId(value: unknown): value is string {
  return typeof value === 'string' && recordId.test(value);
}

function httpUrl(text: string | undefined): URL | undefined {
  if (text === undefined || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : undefined;
}

/**
 * The address to file a frame's document under. A frame may name its own address, since an app can move within its
 * origin after the browser noted the sender's; anything beyond its own origin is replaced by what the browser says.
 * Frames without an address of their own (about:blank, srcdoc, blob:) take the tab's.
 */
export function documentUrl(claimed: string, senderUrl: string | undefined, tabUrl: string | undefined): string | undefined {
  const sender = httpUrl(senderUrl);
  const claim = httpUrl(claimed);
  if (sender !== undefined) return claim?.origin === sender.origin ? claim.href : sender.href;
  return httpUrl(tabUrl)?.href;
}
