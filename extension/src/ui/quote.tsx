// The document's own words: serif, under a highlighter, so that they are never taken for ours. The quotation marks are
// drawn by the style sheet, so that the text of [data-part=quote] is exactly the quoted words.

import type { TextQuote } from '../protocol/types';
import { clip } from './format';
import { t } from './text';

const scrollAbove = 700;
const longest = 20_000;

export function QuoteBlock({ quote }: { quote: TextQuote }) {
  const long = quote.exact.length > scrollAbove;
  const box = long ? ({ tabIndex: 0, role: 'group', 'aria-label': t('quote_label') } as const) : {};
  return (
    <figure class={`quote${long ? ' long' : ''}`} {...box}>
      <blockquote dir="auto">
        <mark data-part="quote">{clip(quote.exact, longest)}</mark>
      </blockquote>
    </figure>
  );
}
