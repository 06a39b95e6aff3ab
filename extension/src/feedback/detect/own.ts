// What one element says of itself: its name, its ids and classes, its icon. Three signals, read apart, so that a site that
// renames one is still known by the others.

import { pathKey } from './code';
import { above } from './deep-path';
import { attribute, byIdOf, marksOf } from './marks';
import { facesIn, has, Icon, iconOf, Mark, Word } from './tables';
import { read, sideOf } from './words';

/** Independent signals, as bits. */
export enum Signal {
  name = 1,
  id = 2,
  icon = 4,
  twin = 8,
  assistant = 16,
  companions = 32,
  question = 64,
  dialog = 128,
  page = 256,
}

export interface Own {
  /** 1 up, -1 down, 2 report or neutral, 0 says nothing. */
  side: number;
  /** How surely it rates or reports, and how surely what it rates is an answer. */
  points: number;
  about: number;
  signals: number;
  name: string;
  /** What its name means, and `Word.copy` and `Word.again` by ids and icons. */
  words: number;
  /** Only a yes or a no, or the word feedback: counts with a question or an answer around it. */
  loose: boolean;
  /** The step of a scale that it is, and of how many if it says so. */
  step: number;
  steps: number;
  /** Its name says something else, or counts people. */
  other: boolean;
}

const maxInside = 14;
const maxName = 80;

/** What a line of marks says, in the bits of icons. */
function bitsOf(text: string): number {
  const side = has(text, Mark.down) ? Icon.down : has(text, Mark.up) ? Icon.up : has(text, Mark.flag) ? Icon.report : 0;
  return side | (has(text, Mark.copy) ? Icon.copy : 0) | (has(text, Mark.again) ? Icon.again : 0);
}

const sideOfBits = (bits: number): number =>
  bits & Icon.down ? (bits & Icon.up ? 0 : -1) : bits & Icon.up ? 1 : bits & Icon.report ? 2 : 0;

/** What some icon fonts write: thumb_up. */
const isLigature = (text: string): boolean => /^\w+_\w+$/.test(text);

const partsOf = (element: Element): Element[] => Array.from(element.getElementsByTagName('*')).slice(0, maxInside);

/** The texts that name an element, best first; those of its picture last. */
function namesOf(element: Element, drawn: Element): string[] {
  const labels = attribute(element, 'aria-labelledby').split(' ').map((id) => byIdOf(element, id)?.textContent ?? '');
  const texts = [element, drawn, ...partsOf(drawn)].map((part) => Array.from(part.attributes, ({ name, value }) => (/label$|title$|tip$|^alt$/.test(name) ? value : '')));
  return [labels, texts[0] ?? [], drawn.textContent, texts.slice(1)]
    .flat(2)
    .map((name) => name.replace(/\s+/g, ' ').trim())
    .filter((name) => name !== '' && name.length <= maxName && !isLigature(name));
}

/** Reads one name into `own`; its side, or 0. */
function readName(own: Own, name: string): number {
  const { all, unknown } = read(name);
  own.words |= all;
  const number = /\d+/.exec(name);
  if (number !== null) {
    // "Rating 4", "4 stars" and "4/5" are steps of a scale; "9 Likes" counts people.
    if (own.other) return 0;
    if (!has(name, Mark.scale) && !(all & Word.feedback)) own.other = true;
    else {
      own.step = Number(number[0]);
      own.steps = Number(/\d\D+(\d+)/.exec(name)?.[1] ?? 0);
    }
    return 0;
  }
  const rated = all & (Word.answer | Word.feedback);
  let side = sideOf(all);
  // Every word must be known; where an answer is named two may be missing.
  if (unknown > (rated && side !== 0 ? 2 : 0)) {
    own.other = true;
    return 0;
  }
  if (side === 0) {
    side = all & Word.yes ? 1 : all & Word.no ? -1 : all & Word.feedback ? 2 : 0;
    own.loose = side !== 0;
  }
  own.about = all & Word.answer || (rated && !own.loose && side !== 2) ? 2 : all & Word.talk && side !== 2 ? 1 : 0;
  own.points = own.loose && side !== 2 ? 0 : rated ? 3 : 2;
  return side;
}

const isStar = (element: Element): boolean => /^\s*[☆★⭐✩]\s*$/u.test(element.textContent) || /\bstar\b/.test(marksOf(element));

/** A star that says no number: its place among its like is its step. */
function readStar(own: Own, element: HTMLElement): void {
  if (!isStar(element)) return;
  const like = Array.from(element.parentElement?.children ?? []).filter(isStar);
  if (like.length < 3 || like.length > 10) return;
  own.step = like.indexOf(element) + 1;
  own.steps = like.length;
  own.signals |= Signal.icon;
}

/** The element and those around it that hold nothing else: a page puts ids and names on any of them. */
function shellsOf(element: HTMLElement): HTMLElement[] {
  const found = [element];
  for (let outer = above(element); outer instanceof HTMLElement && found.length < 4; outer = above(outer)) {
    if ((outer.childElementCount > 1 && outer.shadowRoot === null) || outer.localName === 'body' || outer.textContent.length > maxName) break;
    found.push(outer);
  }
  return found;
}

/** Reads an element by itself. Bounded: four shells, fourteen elements inside, names of eighty characters. */
export function readOwn(element: HTMLElement): Own {
  const own: Own = { side: 0, points: 0, about: 0, signals: 0, name: '', words: 0, loose: false, step: 0, steps: 0, other: false };
  const drawn = (element as HTMLInputElement).labels?.[0] ?? element;
  const shells = shellsOf(element);
  let sides = 0;
  for (const name of shells.flatMap((shell) => namesOf(shell, shell === element ? drawn : shell)).slice(0, 8)) {
    own.name ||= name;
    sides ||= readName(own, name);
    if (sides !== 0 || own.step > 0) {
      own.name = name;
      own.other = false;
      own.signals = Signal.name;
      break;
    }
  }
  const marks = marksOf(drawn) + shells.map((shell) => ` ${marksOf(shell)}`).join('');
  const bits = bitsOf(marks);
  let pictured = 0;
  const text = drawn.textContent;
  if (text.length < maxName) pictured = facesIn(text);
  let turned = has(drawn.className, Mark.turned);
  for (const part of [drawn, ...partsOf(drawn)]) {
    pictured |= iconOf(pathKey(attribute(part, 'd')));
    const file = attribute(part, 'href') || attribute(part, 'xlink:href');
    pictured |= iconOf(file.slice(file.indexOf('#')));
    if (part !== drawn || part.localName === 'img') pictured |= bitsOf(marksOf(part, true));
    if (isLigature(part.textContent)) pictured |= bitsOf(part.textContent.replaceAll('_', ' '));
    turned ||= has(attribute(part, 'class') + attribute(part, 'style') + attribute(part, 'transform'), Mark.turned);
  }
  own.words |= ((bits | pictured) & Icon.copy ? Word.copy : 0) | ((bits | pictured) & Icon.again ? Word.again : 0);

  const idSide = sideOfBits(bits);
  let iconSide = sideOfBits(pictured);
  // Some pages draw both thumbs with one icon.
  if (iconSide === 1 && turned) iconSide = -1;
  own.side = (own.loose ? 0 : sides) || idSide || iconSide || sides;
  if (own.loose && (idSide !== 0 || iconSide !== 0)) own.loose = false;
  if (own.side !== sides) {
    own.points = own.about = 0;
    own.signals = 0;
  }
  if (idSide !== 0 && own.side === idSide) {
    const rates = has(marks, Mark.object);
    own.points += rates ? 3 : idSide === 2 ? 1 : 2;
    own.about = Math.max(own.about, rates && idSide !== 2 ? (/response|answer|feedback/.test(marks) ? 2 : 1) : 0);
    own.signals |= Signal.id;
  }
  if (iconSide !== 0 && own.side === iconSide) {
    own.points += 2;
    own.signals |= Signal.icon;
  }
  if (own.side === 0 && own.step === 0) readStar(own, element);
  return own;
}
