// One thing that changed: what kind, how much it matters, one sentence,
// which opens to the words before and after.

import type { ChangeItem as Change, ChangeKind } from '../protocol/types';
import { clip } from './format';
import { SeverityBadge } from './severity-badge';
import { Icon } from './shapes';
import { t, type MessageKey } from './text';
import { markWords, type Piece } from './word-marks';

/** What each kind of change is called; those of later hosts are called an edit. */
export const kindWords: Partial<Record<ChangeKind, MessageKey>> = {
  added: 'change_added',
  removed: 'change_removed',
  edited: 'change_edited',
  moved: 'change_moved',
  split: 'change_split',
  merged: 'change_merged',
  cosmetic: 'change_cosmetic',
};

const longest = 8_000;

export function ChangeEntryItem({ change }: { change: Change }) {
  const kind = kindWords[change.kind] ?? 'change_edited';
  return (
    <li class="change" data-change-kind={change.kind} data-severity={change.severity}>
      <p class="kind">
        {change.substantive && <SeverityBadge tone={change.severity} />}
        <span>{t(kind)}</span>
      </p>
      {change.before === null && change.after === null ? (
        <p class="summary" data-part="summary">{clip(change.summary, 400)}</p>
      ) : (
        <details data-part="words">
          <summary title={t('see_the_words')}>
            <span class="summary" data-part="summary">{clip(change.summary, 400)}</span>
            <Icon name="chevron" class="chevron" size={14} />
          </summary>
          <BeforeAfter before={change.before} after={change.after} />
        </details>
      )}
    </li>
  );
}

/** The changed sentences, before and after, with the words that differ marked. */
export function BeforeAfter({ before, after }: { before: string | null; after: string | null }) {
  // What is wholly new, or wholly gone, is told by its heading and a stroke beside it: marks on every word mark none.
  const whole = before === null || after === null;
  const marked = whole ? { before: [{ text: clip(before ?? '', longest), changed: false }], after: [{ text: clip(after ?? '', longest), changed: false }] } : markWords(clip(before, longest), clip(after, longest));
  return (
    <dl class="words">
      {before !== null && (
        <div>
          <dt>{after === null ? t('words_gone') : t('words_before')}</dt>
          <dd dir="auto" data-part="before" class={whole ? 'gone' : undefined}>
            {marked.before.map((piece, at) => (piece.changed ? <del key={at}>{piece.text}</del> : text(piece, at)))}
          </dd>
        </div>
      )}
      {after !== null && (
        <div>
          <dt>{before === null ? t('words_new') : t('words_after')}</dt>
          <dd dir="auto" data-part="after" class={whole ? 'fresh' : undefined}>
            {marked.after.map((piece, at) => (piece.changed ? <ins key={at}>{piece.text}</ins> : text(piece, at)))}
          </dd>
        </div>
      )}
    </dl>
  );
}

function text(piece: Piece, at: number) {
  return <span key={at}>{piece.text}</span>;
}
