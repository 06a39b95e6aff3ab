// The page's links to its terms, so that the host can say "not read yet" with a way to read them.

import { isCandidate } from '../../terms/stage1/candidate';

const maxLinks = 20;
/** Footers come last: of a page with very many links the last ones are looked at. */
const maxLooked = 400;

/** Links of the page whose words or address are those of terms, at most 20, each address once. */
export function termsLinksOf(document: Document): { url: string; text: string }[] {
  const found = new Map<string, string>();
  const links = Array.from(document.links).slice(-maxLooked).reverse();
  for (const link of links) {
    if (found.size >= maxLinks) break;
    const { href } = link;
    if (found.has(href) || !/^https?:/.test(href)) continue;
    const text = link.textContent.replace(/\s+/g, ' ').trim().slice(0, 120);
    if (isCandidate({ url: href, title: text, headings: [] })) found.set(href, text);
  }
  return Array.from(found, ([url, text]) => ({ url, text }));
}
