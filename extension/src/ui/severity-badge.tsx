// A severity said three ways at once: shape, word and colour.

import type { Tone } from './report-view';
import { ToneShape } from './shapes';
import { t, tn, type MessageKey } from './text';
import type { Tally } from './report-view';

const toneWords: Record<Tone, MessageKey> = {
  high: 'tone_high',
  medium: 'tone_medium',
  low: 'tone_low',
  info: 'tone_info',
  good: 'tone_good',
};

export function toneWord(tone: Tone): string {
  return t(toneWords[tone]);
}

export function SeverityBadge({ tone, possibly = false }: { tone: Tone; possibly?: boolean }) {
  return (
    <span class="badge" data-tone={tone}>
      <ToneShape tone={tone} />
      <span>{toneWord(tone)}</span>
      {possibly && <span class="possibly">{t('possibly')}</span>}
    </span>
  );
}

/** How many of each, in one line: "3 serious, 4 worth knowing". */
export function TallyLine({ counts }: { counts: readonly Tally[] }) {
  return (
    <ul class="tally" aria-label={t('tally_label')}>
      {counts.map(({ tone, count }) => (
        <li key={tone} data-tone={tone}>
          <ToneShape tone={tone} size={14} />
          <span>{tn(tallyWords[tone], count)}</span>
        </li>
      ))}
    </ul>
  );
}

const tallyWords = {
  high: 'tally_high',
  medium: 'tally_medium',
  low: 'tally_low',
  info: 'tally_info',
  good: 'tally_good',
} as const;
