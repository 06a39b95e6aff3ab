// The fixed-row label: the same eight questions for every service, in the same order, so that two services can be compared
// at a look. `LabelTable` opens to the words behind each answer; `LabelList` is the short form, for a glance.

import type { Finding, LabelRow, LabelSource } from '../protocol/types';
import { Button } from './button';
import { clip } from './format';
import { answerLine, answerWord, findingOf, knownRows, labelTone, rowWord, type LabelTone } from './label-words';
import { QuoteBlock } from './quote';
import { Icon, SilentShape, ToneShape } from './shapes';
import { toneWord } from './severity-badge';
import { t } from './text';

/** A character that is in no message; stands where the answer goes. */
const slot = '\u0001';

/** All rows, each with the findings behind it one step away. */
export function LabelTable({ label, findings }: { label: readonly LabelRow[]; findings: readonly Finding[] }) {
  return (
    <ul class="label" data-part="label">
      {knownRows(label).map((row) => (
        <li key={row.row} data-row={row.row} data-answer={row.answer} data-tone={labelTone(row)}>
          {row.sources.length === 0 ? (
            <div class="label-row">
              <RowLine row={row} />
            </div>
          ) : (
            <details>
              <summary class="label-row">
                <RowLine row={row} />
                <Icon name="chevron" class="chevron" size={14} />
              </summary>
              <div class="label-body">
                {row.sources.map((source, at) => (
                  <Source key={at} source={source} finding={findingOf(findings, source)} />
                ))}
              </div>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

/** All rows, two to a line; what an answer alone would leave out is its tooltip, and read out. */
export function LabelList({ label }: { label: readonly LabelRow[] }) {
  return (
    <ul class="label brief" data-part="label">
      {knownRows(label).map((row) => (
        <li key={row.row} data-row={row.row} data-answer={row.answer} data-tone={labelTone(row)} title={row.says ? clip(answerLine(row), 160) : undefined}>
          <LabelShape tone={labelTone(row)} size={14} />
          <span class="label-name">{rowWord(row.row)}</span>
          <strong>
            {answerWord(row.answer)}
            {row.says && <span class="hidden-text">{`: ${clip(row.says, 120)}`}</span>}
          </strong>
        </li>
      ))}
    </ul>
  );
}

/** One answer with its shape, for a cell of a table; the question is the table's heading. */
export function LabelAnswer({ row }: { row: LabelRow }) {
  return (
    <span class="label-answer" data-answer={row.answer} data-tone={labelTone(row)} title={row.says ? clip(answerLine(row), 160) : undefined}>
      <LabelShape tone={labelTone(row)} size={14} />
      {answerWord(row.answer)}
    </span>
  );
}

function LabelShape({ tone, size = 15 }: { tone: LabelTone; size?: number }) {
  return tone === 'silent' ? <SilentShape size={size} /> : <ToneShape tone={tone} size={size} />;
}

function RowLine({ row }: { row: LabelRow }) {
  const tone = labelTone(row);
  return (
    <>
      <LabelShape tone={tone} />
      <span class="label-name">{rowWord(row.row)}</span>
      <span class="label-said">
        <Answer answer={row.answer} says={row.says} />
        {tone !== 'silent' && <span class="hidden-text">{` (${toneWord(tone)})`}</span>}
      </span>
    </>
  );
}

/** The sentence of answerLine with its first word standing out, wherever the language puts it. */
function Answer({ answer, says }: { answer: LabelRow['answer']; says: string | null }) {
  const word = <strong>{answerWord(answer)}</strong>;
  if (!says) return word;
  const [before = '', after = ''] = t('label_answer_and', slot, clip(says, 120)).split(slot);
  return (
    <>
      {before}
      {word}
      {after}
    </>
  );
}

function Source({ source, finding }: { source: LabelSource; finding: Finding | undefined }) {
  return (
    <div class="label-source" data-type={source.type} data-answer={source.answer}>
      <p class="label-why">
        <strong>{clip(answerLine(source), 160)}</strong>
        {source.possible && <span class="possibly"> {t('possibly')}</span>}
      </p>
      {finding && (
        <>
          <QuoteBlock quote={finding.quote} />
          <div class="acts">
            <Button action="quote" value={finding.id} icon="find" label={t('show_in_page_of', clip(finding.headline, 140))}>
              {t('show_in_page')}
            </Button>
            <Button action="goto" value={finding.id} look="plain" label={t('more_about', clip(finding.headline, 140))}>
              {t('more_about_it')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
