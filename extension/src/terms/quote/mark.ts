// Marking words in the page: by a CSS custom highlight, which leaves the page's DOM alone; where the browser has none, by
// mark elements. The colours come from a style sheet the background inserts.

import type { Segment } from './page-text';

export const highlightName = 'smallprint';

interface Highlights {
  set(name: string, highlight: unknown): void;
  delete(name: string): boolean;
}

function highlights(): { registry: Highlights; make: new (...ranges: Range[]) => unknown } | undefined {
  const scope = globalThis as { CSS?: { highlights?: Highlights }; Highlight?: new (...ranges: Range[]) => unknown };
  const registry = scope.CSS?.highlights;
  return registry === undefined || scope.Highlight === undefined ? undefined : { registry, make: scope.Highlight };
}

function unmark(document: Document): void {
  for (const mark of Array.from(document.querySelectorAll('mark[data-smallprint]'))) {
    const parent = mark.parentNode;
    mark.replaceWith(...Array.from(mark.childNodes));
    parent?.normalize();
  }
}

/** Takes all our marks away. */
export function clearMarks(document: Document): void {
  highlights()?.registry.delete(highlightName);
  unmark(document);
}

/** Marks the segments, and only these. */
export function markSegments(document: Document, marked: readonly Segment[]): void {
  clearMarks(document);
  const available = highlights();
  if (available !== undefined) {
    const ranges = marked.map(({ node, start, end }) => {
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, end);
      return range;
    });
    available.registry.set(highlightName, new available.make(...ranges));
    return;
  }
  for (const { node, start, end } of marked) {
    const words = start > 0 ? node.splitText(start) : node;
    if (end - start < words.data.length) words.splitText(end - start);
    const mark = document.createElement('mark');
    mark.setAttribute('data-smallprint', '');
    words.replaceWith(mark);
    mark.append(words);
  }
}
