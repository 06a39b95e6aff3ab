// The small print beside a control: what the page itself says will happen with a rating. Read from the control's dialog or
// row only; the conversation is never read.

import { above } from './deep-path';
import type { FeedbackControl } from './types';
import { Word } from './tables';
import { questionIn, read } from './words';

const maxText = 2000;
const levels = 4;
const maxSiblings = 12;
const content = 'pre,code,ul,ol,table,textarea,input,[contenteditable],[class*=prose],[class*=markdown],[class*=message-content]';

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A sentence about feedback or what happens with the conversation, not a label. */
function isPrint(text: string): boolean {
  if (text.length < 25 || text.length > 600 || questionIn(text) > 0) return false;
  const { all } = read(text);
  return (all & Word.feedback) !== 0 || /privacy|terms|polic|train|improv|datenschutz|confidentialit|隐私|プライバシー/i.test(text);
}

function textOfDialog(dialog: Element): string {
  const parts: string[] = [];
  const walker = dialog.ownerDocument.createTreeWalker(dialog, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(), left = 400; node !== null && left > 0; node = walker.nextNode(), left -= 1) {
    if (node.parentElement?.closest('textarea,[contenteditable],[role=textbox],script,style,button,option') === null) parts.push((node as Text).data);
  }
  return plain(parts.join(' '));
}

/** At most 2,000 characters; empty where there is none. */
export function smallPrintOf(control: FeedbackControl): string {
  if (control.dialog !== null) return textOfDialog(control.dialog).slice(0, maxText);
  const found = new Set<string>();
  const root = control.element.getRootNode() as Document;
  for (const id of (control.element.getAttribute('aria-describedby') ?? '').split(/\s+/, 4)) {
    const text = id === '' ? '' : plain(root.getElementById(id)?.textContent ?? '');
    if (isPrint(text)) found.add(text);
  }
  let inner: Element = control.element;
  for (let level = 0; level < levels; level += 1) {
    const outer = above(inner);
    if (outer === null || outer.localName === 'body') break;
    for (const sibling of Array.from(outer.children).slice(-maxSiblings)) {
      if (sibling === inner || sibling.matches(content) || sibling.querySelector(content) !== null) continue;
      const text = plain(sibling.textContent.slice(0, maxText));
      // Paragraphs above the row are the answer; what is said about rating stands in the row or after it.
      const after = (inner.compareDocumentPosition(sibling) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
      if ((after || level < 2) && isPrint(text)) found.add(text);
    }
    inner = outer;
  }
  return Array.from(found).join(' ').slice(0, maxText);
}
