// Scrolls the page to a quote and marks it.

import type { TextQuote } from '../../protocol/types';
import { findQuote, type Hit, key } from './find';
import { clearMarks, markSegments } from './mark';
import { pageWords, type PageWords, type Segment, segments } from './page-text';
import { reveal } from './reveal';

/** Pages keep copies of their text for other screen sizes; one that can be seen is better than one that cannot. */
function best(words: PageWords, hits: readonly Hit[]): Segment[] | undefined {
  const context = hits[0]?.context;
  const equal = hits.filter((hit) => hit.context === context).map(({ start, end }) => segments(words, start, end));
  const isShown = (found: readonly Segment[]): boolean => (found[0]?.node.parentElement?.getClientRects().length ?? 0) > 0;
  return equal.find((found) => found.length > 0 && isShown(found)) ?? equal.find((found) => found.length > 0);
}

function locate(words: PageWords, quote: TextQuote): Segment[] | undefined {
  const strict = findQuote(key(words.text, false), quote, false);
  if (strict.length > 0) return best(words, strict);
  return best(words, findQuote(key(words.text, true), quote, true));
}

function scrollTo(document: Document, segment: Segment): void {
  const parent = segment.node.parentElement;
  if (parent === null) return;
  parent.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  const range = document.createRange();
  range.setStart(segment.node, segment.start);
  range.setEnd(segment.node, segment.end);
  const view = document.defaultView;
  if (view === null) return;
  // In a long paragraph its middle may be far from the words.
  const { top, bottom } = range.getBoundingClientRect();
  if (top < 0 || bottom > view.innerHeight) view.scrollBy({ top: top - view.innerHeight / 3, behavior: 'instant' });
}

/** Returns whether the words are on the page and can be seen now. */
export function showQuote(document: Document, quote: TextQuote): boolean {
  clearMarks(document);
  const found = locate(pageWords(document), quote);
  const first = found?.[0];
  if (found === undefined || first === undefined) return false;
  const shown = reveal(first.node);
  for (const { node } of found.slice(1)) reveal(node);
  // Scrolled first: mark elements, where they must be used, split the nodes that the segments speak of.
  if (shown) scrollTo(document, first);
  markSegments(document, found);
  return shown;
}
