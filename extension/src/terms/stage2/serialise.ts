// The page as it is sent to the host (DESIGN 3.2): its words and their structure, nothing a person typed, nothing that
// runs. Written out directly from the flat tree instead of cloning, so that closed roots are in and size is bounded.

import { isWordless, pageRoot, walk } from '../page/flat-tree';

/** UTF-8 bytes. */
export const sizeLimit = 8 * 1024 * 1024;

/** Attributes that say something about structure, language or being hidden; all others stay at home. */
const keptAttributes = new Set([
  'id', 'class', 'href', 'lang', 'dir', 'hidden', 'role', 'aria-label', 'aria-hidden', 'aria-level', 'aria-modal', 'alt', 'title',
  'colspan', 'rowspan', 'start', 'reversed', 'open', 'name', 'datetime', 'translate', 'itemprop', 'itemtype',
  // A mail address that Cloudflare hid and whose script did not run: the host reads it, as it does from the site itself.
  'data-cfemail',
]);
const attributeLimit = 2000;

const voidElements = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr']);
/** Old elements whose content a parser takes raw; written as what they look like. */
const asPre = new Set(['xmp', 'plaintext', 'listing']);

const metaNames = new Set(['description', 'application-name', 'og:title', 'og:site_name', 'og:type', 'og:url', 'og:locale', 'language']);
const safeTarget = /^(?:https?:|mailto:|tel:|[^:]*$|[^:]*[/?#])/i;

function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (mark) => (mark === '&' ? '&amp;' : mark === '<' ? '&lt;' : '&gt;'));
}

function escapeAttribute(text: string): string {
  return text.replace(/[&"<>]/g, (mark) => (mark === '&' ? '&amp;' : mark === '"' ? '&quot;' : mark === '<' ? '&lt;' : '&gt;'));
}

/** What an inline style says about being seen at all; the rest of it is looks. */
function hidingStyle(style: string): string {
  const hidden = /(?:^|;)\s*display\s*:\s*none\b/i.test(style) ? 'display:none' : '';
  return hidden !== '' ? hidden : /(?:^|;)\s*visibility\s*:\s*hidden\b/i.test(style) ? 'visibility:hidden' : '';
}

function attributes(element: Element): string {
  let written = '';
  for (const { name, value } of Array.from(element.attributes)) {
    if (name === 'style') {
      const hiding = hidingStyle(value);
      if (hiding !== '') written += ` style="${hiding}"`;
      continue;
    }
    // On a list item `value` is its number; on everything else it is what somebody typed.
    const kept = keptAttributes.has(name) || (name === 'value' && element.localName === 'li') || (name === 'type' && element.localName === 'ol');
    if (!kept || value.length > attributeLimit) continue;
    if (name === 'href' && !safeTarget.test(value.trim())) continue;
    written += ` ${name}="${escapeAttribute(value)}"`;
  }
  return written;
}

/** Names that can be written back as a tag; a script can make elements with names no parser gives. */
const tagName = /^[a-z][a-z0-9._-]*$/;

export function head(document: Document): string {
  let written = `<meta charset="utf-8"><title>${escapeText(document.title)}</title>`;
  for (const meta of Array.from(document.querySelectorAll('meta[content]'))) {
    const name = (meta.getAttribute('name') ?? meta.getAttribute('property') ?? '').toLowerCase();
    const content = meta.getAttribute('content') ?? '';
    if (metaNames.has(name) && content.length <= attributeLimit) {
      written += `<meta name="${name}" content="${escapeAttribute(content)}">`;
    }
  }
  const canonical = document.querySelector('link[rel~="canonical"]')?.getAttribute('href') ?? '';
  if (canonical !== '' && canonical.length <= attributeLimit && safeTarget.test(canonical)) {
    written += `<link rel="canonical" href="${escapeAttribute(canonical)}">`;
  }
  return written;
}

/** The page's HTML for the host, or undefined when it is larger than `limit` UTF-8 bytes. */
export function serialise(document: Document, limit = sizeLimit): string | undefined {
  const parts: string[] = [];
  let length = 0;
  const put = (text: string): void => {
    parts.push(text);
    length += text.length;
  };
  const name = (element: Element): string => {
    if (asPre.has(element.localName)) return 'pre';
    return tagName.test(element.localName) ? element.localName : 'div';
  };

  put(`<!DOCTYPE html><html${attributes(document.documentElement)}><head>${head(document)}</head>`);
  const body = pageRoot(document);
  walk(body, {
    enough: () => length > limit,
    text: (node) => put(escapeText(node.data)),
    enter: (element) => {
      if (isWordless(element) || element.localName === 'head') return false;
      const tag = name(element);
      put(`<${tag}${attributes(element)}>`);
      // A parser drops the first newline in these.
      if (tag === 'pre') put('\n');
      return true;
    },
    leave: (element) => {
      if (!voidElements.has(element.localName)) put(`</${name(element)}>`);
    },
  });
  put('</html>');
  if (length > limit) return undefined;
  const html = parts.join('').toWellFormed();
  return new TextEncoder().encode(html).length > limit ? undefined : html;
}
