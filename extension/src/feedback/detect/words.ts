// What the words of a name or a question mean, in thirty languages at once. A word may belong to several classes ("no"
// refuses in English and negates in Spanish); the readers decide.

import { fold, isUnspaced, stem, wordsOf } from './code';
import { classesOf, Word } from './tables';

export interface Meaning {
  /** Classes of all its words together. */
  all: number;
  /** How many words, how many of them not known, and how many name an answer or a conversation. */
  count: number;
  unknown: number;
  objects: number;
}

/** The longest word that an unspaced script has in the table. */
const longest = 14;

/** Reads a text of any language. "thumbs up" and the like are one word, however they are glued. */
export function read(text: string): Meaning {
  const meaning: Meaning = { all: 0, count: 0, unknown: 0, objects: 0 };
  for (const word of wordsOf(fold(text).replace(/thumbs?[ _-]?(up|down)/g, ' thumb$1 '))) {
    for (let rest = word; rest !== '';) {
      let part = rest;
      let classes = classesOf(stem(part));
      if (isUnspaced(word)) {
        for (part = part.slice(0, longest); (classes = classesOf(part)) === 0 && part.length > 1;) part = part.slice(0, -1);
      }
      rest = rest.slice(part.length);
      meaning.all |= classes;
      meaning.count += 1;
      if (classes === 0 && (part.length > 2 || isUnspaced(word))) meaning.unknown += 1;
      if (classes & (Word.answer | Word.talk)) meaning.objects += 1;
    }
  }
  return meaning;
}

/** 1 up, -1 down, 2 report, 0 none; "not helpful" is down. */
export function sideOf(all: number): number {
  if (all & Word.report) return 2;
  if (all & (Word.down | Word.dislike)) return -1;
  return all & (Word.up | Word.like) ? (all & Word.not ? -1 : 1) : 0;
}

/** 2: asks whether an answer was good; 1: asks whether "this" was; 0.5: whether something else was; 0: asks nothing of it. */
export function questionIn(text: string): number {
  const { all, count, unknown, objects } = read(text);
  const asks = /[?？؟;]$/.test(text);
  if (count < 2 || unknown > (asks ? 3 : 0)) return 0;
  // "Good answer!" is said by a game; "Rate this answer" asks without a mark.
  if (all & (asks ? Word.up | Word.down | Word.feedback : Word.feedback)) return objects > 0 ? 2 : unknown > 0 ? 0.5 : 1;
  // "Did this answer your question?", "Which response do you prefer?"
  return asks && unknown === 0 && all & Word.answer && (objects > 1 || all & Word.like) ? 2 : 0;
}
