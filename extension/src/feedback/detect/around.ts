// What lies around a control: its twin, its companions, a question, the assistant's message, or people's posts. A walk from
// the control outwards with a fixed budget, so that it costs the same on a page of any size.

import { above } from './deep-path';
import { attribute, byIdOf, marksOf, pressable } from './marks';
import { readOwn, Signal, type Own } from './own';
import { has, Mark, namesMachine, Word } from './tables';
import { questionIn, read } from './words';

export interface Around {
  /** How surely what is rated is an answer, and by which signals. */
  about: number;
  signals: number;
  /** The opposite control is there; or, for a report, controls that rate. */
  twin: boolean;
  /** As `questionIn` says. */
  question: number;
  /** People rate each other here. */
  people: boolean;
  /** In the page's navigation; in the words of an answer. */
  outside: boolean;
  prose: boolean;
  /** Steps of the same scale, the control included. */
  steps: number;
}

const maxNodes = 110;
const maxPerSibling = 26;
const maxLevels = 9;
const searchedLevels = 4;
const maxSiblings = 24;
const maxText = 140;

export function lookAround(control: HTMLElement, own: Own): Around {
  const found: Around = { about: 0, signals: 0, twin: false, question: 0, people: false, outside: false, prose: false, steps: 1 };
  let nodes = 0;
  let machine = 0;
  /** Bits: 1 talk, 2 reply, 4 a brand. */
  let hints = 0;
  let companions = 0;
  let raters = 0;
  let settled = false;
  /** There is a sentence before the row. */
  let wordy = false as boolean;

  function hear(text: string, level: number): void {
    const words = text.trim();
    if (level < 3 && own.step === 0 && has(words, Mark.tally)) found.people = true;
    wordy ||= words.length > 30;
    if (words.length > maxText) return;
    found.question = Math.max(found.question, questionIn(words));
    // "Copilot said:"
    if (/[:?：？]$/.test(words) && namesMachine(words)) hints |= 6;
  }

  function meet(element: HTMLElement): void {
    const other = readOwn(element);
    if (other.step > 0) found.steps += 1;
    if (other.side === -own.side && own.side < 2) found.twin = true;
    if (other.side < 2 && other.points > 1) raters += 1;
    if (other.side === 0 && has(other.name.toLowerCase(), Mark.people)) found.people = true;
    if (other.words & Word.again) companions = 2;
    // A row of icons without names is an answer's more often than anything else's; see below.
    else if (other.name === '' && own.name === '' && other.side === 0) companions ||= 1;
    else if (other.words & Word.copy && !/link/i.test(other.name)) companions ||= other.words & Word.answer ? 2 : 1;
  }

  function search(node: Node, before: boolean, level: number, depth: number, end: number): void {
    if (nodes >= end) return;
    nodes += 1;
    if (node instanceof Text) hear(node.data, level);
    // A headline asks its readers nothing about an answer.
    if (!(node instanceof HTMLElement) || node.localName === 'h1') return;
    const bare = own.signals & Signal.icon && node.localName === control.localName && node.firstElementChild?.localName === 'svg';
    if (bare || pressable(node)) {
      meet(node);
      return;
    }
    if (before && depth < 2 && !settled) {
      const marks = marksOf(node);
      if (has(marks, Mark.assistant)) machine = 3;
      hints |= (has(marks, Mark.brand) ? 4 : 0) | (has(marks, Mark.reply) ? 2 : 0);
    }
    if (node.childElementCount === 0 && depth > 0) hear(node.textContent, level);
    else for (let child = node.firstChild; child !== null; child = child.nextSibling) search(child, before, level, depth + 1, end);
  }

  let inner: Element = control;
  for (let level = 0; level < maxLevels; level += 1) {
    const outer = above(inner);
    if (outer === null) break;
    // Where twin and companions are known, only other messages lie further out; beside the body lies only its title.
    if (inner.localName !== 'body' && level < (found.twin && companions > 0 && (own.name !== '' || wordy) ? 2 : searchedLevels)) {
      // The nearest siblings first.
      let before: Node | null | undefined = inner;
      let after: Node | null | undefined = inner;
      for (let step = 0; step < maxSiblings && nodes < maxNodes; step += 1) {
        const end = Math.min(maxNodes, nodes + maxPerSibling);
        before = before?.previousSibling;
        after = after?.nextSibling;
        if (before) search(before, true, level, 0, end);
        if (after) search(after, false, level, 0, end);
      }
    }
    const label = attribute(outer, 'aria-label');
    const marks = `${marksOf(outer)} ${label.length < 50 ? label.toLowerCase() : ''}`;
    found.outside ||= has(marks, Mark.outside);
    found.prose ||= has(marks, Mark.prose);
    if (!settled && !/^(?:body|html)$/.test(outer.localName)) {
      if (has(marks, Mark.people) && found.question < 2) found.people = settled = true;
      else if (has(marks, Mark.assistant)) {
        machine = 3;
        settled = true;
      }
      else hints |= (has(marks, Mark.talk) ? 1 : 0) | (has(marks, Mark.reply) ? 2 : 0) | (has(marks, Mark.brand) ? 4 : 0);
    }
    if (label !== '') hints |= read(label).all & Word.answer ? 3 : 0;
    // A menu lies elsewhere in the page; what it belongs to is what opened it.
    const opener = byIdOf(outer, attribute(outer, 'aria-labelledby'));
    inner = opener && !outer.contains(opener) ? opener : outer;
  }

  machine ||= (hints & 1) + ((hints >> 1) & 1) + (hints >> 2);
  if (own.side === 2 && raters > 1) found.twin = true;
  if (found.twin && companions > 0 && own.signals & Signal.icon && (own.name !== '' || wordy)) companions = 2;
  // Asked about something else, and no assistant said it.
  const elsewhere = found.question === 0.5 && machine < 3 ? 2 : 0;
  found.about = machine + companions - elsewhere + (found.question > 1 ? 3 : 0) + (own.side === 2 && found.twin ? 1 : 0);
  found.signals =
    (found.twin ? Signal.twin : 0) | (machine > 0 ? Signal.assistant : 0) | (companions > 0 ? Signal.companions : 0) | (found.question > 0 ? Signal.question : 0);
  return found;
}
