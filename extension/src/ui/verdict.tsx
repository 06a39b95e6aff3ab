// The one line that a person in a hurry reads: "11 things to know, 3 serious", with the highlighter over what is serious.

import { t, tn } from './text';

/** A character that is in no message; stands where the marked words go. */
const slot = '\u0001';

/** `serious` of the `total` are of the highest severity. */
export function verdictText(total: number, serious: number): string {
  if (total === 0) return t('nothing_found');
  return serious > 0 ? tn('things_and_serious', total, tn('serious_count', serious)) : tn('things_to_know', total);
}

export function Verdict({ total, serious }: { total: number; serious: number }) {
  if (total === 0 || serious === 0) return <>{verdictText(total, serious)}</>;
  const [before = '', after = ''] = tn('things_and_serious', total, slot).split(slot);
  return (
    <>
      {before}
      <mark class="stroke">{tn('serious_count', serious)}</mark>
      {after}
    </>
  );
}
