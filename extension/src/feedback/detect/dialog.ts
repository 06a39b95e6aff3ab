// The button that sends a feedback dialog: there is a field, a choice or a box to tick ("include this conversation"), and
// words that ask about an answer.

import { attribute } from './marks';
import type { Own } from './own';
import { has, Mark, Word } from './tables';
import { questionIn, read } from './words';

const fields = 'textarea,[role=textbox],[type=radio],[role=radio],[type=checkbox],[role=checkbox]';
export const dialogs = 'dialog,[role$=dialog]';
const maxWords = 2500;
const maxParts = 120;
const judging = Word.up | Word.like | Word.down | Word.dislike | Word.feedback | Word.report;

/** Whether the words ask about an answer: one text that judges an answer, or feedback asked for and reasons offered. */
function asksAboutAnswer(box: Element): boolean {
  if (box.textContent.length > maxWords) return false;
  let asked = false;
  let reasons = 0;
  for (const part of [box, ...Array.from(box.getElementsByTagName('*')).slice(0, maxParts)]) {
    const said = part.childElementCount > 0 ? (part.firstChild as Partial<Text> | null)?.data ?? '' : part.textContent;
    for (const text of [said, attribute(part, 'placeholder'), attribute(part, 'aria-label')]) {
      const { all, count, unknown } = read(text);
      if (count > 25) continue;
      if (questionIn(text.trim()) > 1 || (all & Word.answer && all & judging && (count > 4 || (all & Word.feedback && count > 2 && unknown === 0))) || (all & Word.talk && all & Word.feedback)) return true;
      // "What was wrong with this response?" In a form of a page it may be a quiz.
      if (all & Word.answer && box.matches(dialogs) && has(text.toLowerCase(), Mark.fault)) return true;
      if (all & Word.feedback) asked = true;
      else if (all & (Word.down | Word.dislike) || (all & Word.not && all & judging)) reasons += 1;
    }
  }
  return asked && reasons > 1;
}

/** The dialog or form that `element` sends, null when it sends none or it does not ask about an answer. */
export function sentBy(element: HTMLElement, own: Own): Element | null {
  if (own.name !== '' && (!(own.words & Word.send) || own.other)) return null;
  // A form without a role is the button's parent, or its parent's.
  const outer = element.parentElement;
  const box = [element.closest(dialogs), element.closest('form'), outer, outer?.parentElement].find((part) => part?.querySelector(fields));
  if (!box) return null;
  // Without a name only the last button of the box can be meant.
  if (own.name === '' && Array.from(box.querySelectorAll('button,[type=submit]')).at(-1) !== element) return null;
  return asksAboutAnswer(box) ? box : null;
}
