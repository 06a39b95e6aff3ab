// The words of a page and what surrounds them, measured in one walk: what the score is made from.

import { isWordless, pageRoot, walk } from '../page/flat-tree';

export interface PageText {
  /** The page's words outside navigation, cut after `textLimit`. */
  text: string;
  headings: string[];
  /** Letters and digits in all, and those that lie in links. */
  characters: number;
  linked: number;
}

const textLimit = 400_000;
const surroundings = new Set(['nav', 'header', 'footer', 'aside', 'button', 'menu', 'dialog']);
const headingTags = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const inline = new Set(['a', 'abbr', 'b', 'bdi', 'bdo', 'cite', 'code', 'em', 'font', 'i', 'ins', 'kbd', 'mark', 'q', 's', 'small', 'span', 'strong', 'sub', 'sup', 'u', 'wbr']);

export function measure(document: Document): PageText {
  const parts: string[] = [];
  const headings: string[] = [];
  let length = 0;
  let linked = 0;
  let links = 0;
  const root = pageRoot(document);
  walk(root, {
    enough: () => length > textLimit,
    text: (node) => {
      parts.push(node.data);
      length += node.data.length;
      if (links > 0) linked += node.data.trim().length;
    },
    enter: (element) => {
      if (isWordless(element) || surroundings.has(element.localName)) return false;
      if (element.localName === 'a') links += 1;
      if (headingTags.has(element.localName) && headings.length < 200) headings.push(element.textContent.trim().slice(0, 200));
      if (!inline.has(element.localName)) parts.push('\n');
      return true;
    },
    leave: (element) => {
      if (element.localName === 'a') links -= 1;
      if (!inline.has(element.localName)) parts.push('\n');
    },
  });
  const text = parts.join('');
  return { text, headings, characters: length, linked };
}
