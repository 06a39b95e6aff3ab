// What became of the clause along the versions: newest first, each step with the words that changed.

import { BeforeAfter } from '../../../ui/change-item';
import { day } from '../../../ui/format';
import { Icon } from '../../../ui/shapes';
import { t, tn, type MessageKey } from '../../../ui/text';
import { links } from '../../shell/links';
import type { Provision } from './index';

type Run = Provision['history'][number];

const stepWords: Record<Run['step'], MessageKey> = {
  first: 'prov_step_first',
  edited: 'prov_step_edited',
  gone: 'prov_step_gone',
  returned: 'prov_step_returned',
};

export function ClauseTimeline({ provision }: { provision: Provision }) {
  const { history, history_left_out: leftOut, document } = provision;
  const steps = history.map((run, at) => ({ run, before: lastWords(history, at), previous: history[at - 1]?.to_version })).reverse();
  return (
    <section class="clause-history">
      <h2>{t('prov_history')}</h2>
      <ol class="steps-of-clause">
        {steps.map(({ run, before, previous }) => (
          <Step key={run.from_version} run={run} before={before} previous={previous} document={document.id} />
        ))}
      </ol>
      {leftOut > 0 && <p class="faint">{tn('prov_history_left_out', leftOut)}</p>}
    </section>
  );
}

/** The words that the clause had before this step; null where there were none. */
function lastWords(history: readonly Run[], at: number): string | null {
  for (let earlier = at - 1; earlier >= 0; earlier -= 1) {
    const text = history[earlier]?.text ?? null;
    if (text !== null) return text;
  }
  return null;
}

/** `previous` is the last version of the step before: one less may be a version whose text is kept no longer. */
function Step({ run, before, previous, document }: { run: Run; before: string | null; previous: number | undefined; document: string }) {
  const changed = run.step === 'edited' || run.step === 'returned' || run.step === 'gone';
  const same = before !== null && before === run.text;
  return (
    <li data-step={run.step} data-standing={run.standing}>
      <p class="when">
        <time dateTime={run.from}>{day(run.from)}</time>
        <span class="faint">
          {run.from_version === run.to_version
            ? t('prov_version', run.from_version)
            : t('prov_versions', run.from_version, run.to_version)}
        </span>
      </p>
      <div>
        <p class="what">
          {t(stepWords[run.step])}
          {run.standing && <span class="now">{t('prov_standing')}</span>}
        </p>
        {changed && before !== null && !same && (
          <details>
            <summary>
              {t('see_the_words')}
              <Icon name="chevron" class="chevron" size={13} />
            </summary>
            <BeforeAfter before={before} after={run.text} />
          </details>
        )}
        {changed && previous !== undefined && (
          <p class="faint" data-noprint>
            <a href={links.compare(document, previous, run.from_version)}>{t('prov_compare')}</a>
          </p>
        )}
      </div>
    </li>
  );
}
