// Do these words read like terms? Pure. Two figures decide: how many different legal ideas the text has, and how dense
// they are. Measured on the corpus (score.test.ts): terms have 20 of 28 ideas at 50 hits per thousand words in the
// median, articles about privacy 8 at 9. Generous on purpose: the host judges what is sent, and nothing leaves the machine.

import { candidateByAddress } from '../stage1/candidate';
import { type Language, languages } from './phrases';
import type { PageText } from './main-text';

export interface Score {
  /** 0–1. */
  value: number;
  isTerms: boolean;
  /** Enough text to judge; false for a page that is still being filled, or is empty. */
  enough: boolean;
}

/** Terms tell in their first pages what they are; behind a menu as long as that, in the middle of the page. */
const readCharacters = 20_000;
const leastWords = 60;
const enoughIdeas = 10;
const enoughDensity = 20;
const threshold = 0.6;
/** An address that says "terms" or "policy" is worth half of the words. */
const thresholdByAddress = 0.3;

/** Words, where a script without spaces counts two characters as one. */
function countWords(text: string): number {
  const spaced = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return spaced.reduce((sum, word) => sum + (/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(word) ? Math.ceil(word.length / 2) : 1), 0);
}

function ideas(text: string, language: Language): number {
  return language.families.filter((family) => text.search(family) >= 0).length;
}

function hits(text: string, language: Language): number {
  return language.families.reduce((sum, family) => sum + Math.min(50, text.match(family)?.length ?? 0), 0);
}

/** How much a stretch of the page's text reads like terms, 0–1; undefined if there are too few words to judge. */
function judge(text: string): number | undefined {
  const words = countWords(text);
  if (words < leastWords) return undefined;
  let best: Language | undefined;
  let most = 0;
  for (const language of languages) {
    // The shorter lists of the other languages count for more, so that all reach the same measure.
    const found = ideas(text, language) * Math.min(2, 28 / language.families.length);
    if (found > most) [best, most] = [language, found];
  }
  if (best === undefined) return 0;
  const density = (1000 * hits(text, best)) / words;
  return 0.5 * Math.min(1, most / enoughIdeas) + 0.5 * Math.min(1, density / enoughDensity);
}

export function score(page: PageText, url: string): Score {
  // A list of links to terms is no terms.
  const linkedShare = page.characters === 0 ? 0 : page.linked / page.characters;
  const weight = linkedShare > 0.6 ? 0.4 : 1;
  const least = candidateByAddress(url) ? thresholdByAddress : threshold;
  const first = judge(page.text.slice(0, readCharacters));
  if (first === undefined) return { value: 0, isTerms: false, enough: false };
  let value = first * weight;
  if (value < least && page.text.length > 2 * readCharacters) {
    const middle = Math.floor((page.text.length - readCharacters) / 2);
    value = Math.max(value, (judge(page.text.slice(middle, middle + readCharacters)) ?? 0) * weight);
  }
  return { value, isTerms: value >= least, enough: true };
}
