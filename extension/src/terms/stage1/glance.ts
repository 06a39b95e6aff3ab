// What a glance at a page sees: its address, its title and its first headings.

import type { Glance } from './candidate';

/** The first three h1, or h2 where there is none. */
export function glanceAt(page: Document): Glance {
  const first = page.getElementsByTagName('h1');
  const found = first.length > 0 ? first : page.getElementsByTagName('h2');
  return { url: page.URL, title: page.title, headings: Array.from(found).slice(0, 3).map(({ textContent }) => textContent) };
}
