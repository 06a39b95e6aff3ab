// The fixed-row label in words: names of rows and answers, and which findings stand behind an answer. Pure.

import type { Finding, LabelRow, LabelSource } from '../protocol/types';
import { toneOf, type Tone } from './report-view';
import { t, type MessageKey } from './text';

/** How a row looks: as a finding does, or `silent` where nothing is said. */
export type LabelTone = Tone | 'silent';

const rowWords: Record<LabelRow['row'], MessageKey> = {
  kept: 'label_kept',
  read: 'label_read',
  trains: 'label_trains',
  shared: 'label_shared',
  sold: 'label_sold',
  ads: 'label_ads',
  opt_out: 'label_opt_out',
  leave: 'label_leave',
};

const answerWords: Record<LabelRow['answer'], MessageKey> = { yes: 'label_yes', no: 'label_no', not_said: 'label_not_said' };

/** The rows that we have words for: a newer program may know more. */
export function knownRows(label: readonly LabelRow[]): LabelRow[] {
  return label.filter(({ row }) => Object.hasOwn(rowWords, row));
}

export function rowWord(row: LabelRow['row']): string {
  return t(rowWords[row]);
}

export function answerWord(answer: LabelRow['answer']): string {
  return t(answerWords[answer]);
}

export function labelTone(row: LabelRow): LabelTone {
  return row.answer === 'not_said' ? 'silent' : toneOf(row);
}

/** "Yes, unless you turn it off": the answer, and what it alone would leave out. */
export function answerLine({ answer, says }: { answer: LabelRow['answer']; says: string | null }): string {
  return says ? t('label_answer_and', answerWord(answer), says) : answerWord(answer);
}

/** The finding of the same report that a source names; nothing if the report had to leave it out. */
export function findingOf(findings: readonly Finding[], source: LabelSource): Finding | undefined {
  return source.finding === null ? undefined : findings.find(({ id }) => id === source.finding);
}
