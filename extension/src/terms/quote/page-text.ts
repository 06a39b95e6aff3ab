// The page's words as one string, with the way back to the text nodes they stand in.

import { isWordless, pageRoot, walk } from '../page/flat-tree';

export interface PageWords {
  text: string;
  nodes: Text[];
  /** Where each node's words begin in `text`. */
  offsets: number[];
}

/** A part of one text node. A quote over several nodes, perhaps in several shadow trees, is several of these. */
export interface Segment {
  node: Text;
  start: number;
  end: number;
}

export function pageWords(document: Document): PageWords {
  const parts: string[] = [];
  const nodes: Text[] = [];
  const offsets: number[] = [];
  let length = 0;
  walk(pageRoot(document), {
    text: (node) => {
      nodes.push(node);
      offsets.push(length);
      parts.push(node.data);
      length += node.data.length;
    },
    enter: (element) => !isWordless(element),
    leave: () => undefined,
  });
  return { text: parts.join(''), nodes, offsets };
}

/** The text nodes' parts that make up [start, end) of the words. */
export function segments(words: PageWords, start: number, end: number): Segment[] {
  // The last node that begins at or before `start`.
  let low = 0;
  let high = words.offsets.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((words.offsets[middle] ?? 0) <= start) low = middle;
    else high = middle - 1;
  }
  const found: Segment[] = [];
  for (let index = low; index < words.nodes.length; index += 1) {
    const node = words.nodes[index];
    const offset = words.offsets[index] ?? 0;
    if (node === undefined || offset >= end) break;
    const from = Math.max(0, start - offset);
    const to = Math.min(node.data.length, end - offset);
    // White space between elements is no part of a mark.
    if (from < to && node.data.slice(from, to).trim() !== '') found.push({ node, start: from, end: to });
  }
  return found;
}
