// Services against clause types: one mark for each thing that a service says, by severity, leading to its provision.

import { useMemo, useState } from 'preact/hooks';
import { EmptyState } from '../../../ui/callout';
import { clip } from '../../../ui/format';
import { tones } from '../../../ui/report-view';
import { SeverityBadge } from '../../../ui/severity-badge';
import { t, tn } from '../../../ui/text';
import { Ranking } from '../../charts/ranking';
import { categories, categoryWord } from '../../shell/category';
import { useAfterPaint } from '../../shell/after-paint';
import { addViewCss } from '../../shell/css';
import { links } from '../../shell/links';
import { navigate } from '../../shell/location';
import { Failed, MorePages, ViewHeader, Waiting } from '../../shell/parts';
import { usePages, useUntilRead } from '../../shell/rpc';
import type { View, ViewProps } from '../../shell/view';
import { Grid, type Type } from './grid';
import { matrixCss } from './matrix-css';
import { OnPaper } from './on-paper';

addViewCss(matrixCss);


/** Between names in the address; no service is called that. */
const between = '|';

function Matrix({ query }: ViewProps) {
  const category = categories.find((one) => one === query.get('category')) ?? '';
  const chosen = (query.get('services') ?? '').split(between).filter(Boolean).slice(0, 100);
  const pages = usePages('services.matrix', { limit: 15, ...(category !== '' && { category }), ...(chosen.length > 0 && { services: chosen }) });
  const page = pages.page;
  useUntilRead(page?.pending, pages.refresh);
  const go = (next: { category?: string; services?: readonly string[] }): void =>
    navigate(links.matrix({ category: next.category ?? category, services: (next.services ?? chosen).join(between) }), 'same');
  const used = page?.types.filter((one) => one.services > 0) ?? [];
  return (
    <>
      <ViewHeader title={t('viewer_matrix')} standfirst={t('matrix_standfirst')} />
      {pages.error && <Failed error={pages.error} again={pages.again} />}
      {page === undefined && !pages.error && <Waiting />}
      {page?.services.length === 0 && (
        <EmptyState title={t('history_empty_title')} state="no-documents">
          <p>{t('history_empty_text')}</p>
          <p>
            <a href={links.settings()}>{t('history_empty_import')}</a>
          </p>
        </EmptyState>
      )}
      {page !== undefined && page.services.length > 0 && (
        <div class="wide matrix-view">
          <div class="controls">
            <label class="field">
              {t('matrix_category')}
              <select value={category} onChange={(event) => go({ category: event.currentTarget.value })}>
                <option value="">{t('matrix_all_categories')}</option>
                {categories.map((one) => (
                  <option key={one} value={one}>
                    {categoryWord(one)}
                  </option>
                ))}
              </select>
            </label>
            <Chooser all={page.services} chosen={chosen} choose={(services) => go({ services })} />
            <ul class="legend" aria-label={t('matrix_legend')}>
              {tones.map((tone) => (
                <li key={tone}>
                  <SeverityBadge tone={tone} />
                </li>
              ))}
            </ul>
          </div>
          {used.length === 0 ? (
            <p class="hint" role="status" aria-busy={page.pending}>{page.pending ? t('services_reading') : t('matrix_nothing')}</p>
          ) : (
            <>
              {page.pending && <p class="hint" role="status">{t('services_reading')}</p>}
              <div class="scroller" data-scrolls role="region" aria-label={t('viewer_matrix')} aria-busy={page.pending} tabIndex={0}>
                <Grid types={used} rows={pages.items} total={page.total} />
              </div>
              <OnPaper types={used} rows={pages.items} total={page.total} />
            </>
          )}
          <MorePages of={pages} total={page.total} />
        </div>
      )}
      {used.length > 1 && page !== undefined && <Usual types={used} total={page.total} />}
    </>
  );
}

const mostBars = 14;

/** The clause types across services: what most of them say. */
function Usual({ types, total }: { types: readonly Type[]; total: number }) {
  const painted = useAfterPaint();
  const bars = useMemo(() => [...types].sort((a, b) => b.services - a.services || a.name.localeCompare(b.name)).slice(0, mostBars).map((one) => ({ ...one, count: one.services })), [types]);
  const words = (at: number): string => {
    const bar = bars[at];
    return bar ? t('chart_types_point', bar.name, tn('matrix_say_it', bar.count, total)) : '';
  };
  return (
    <section class="usual-types">
      <h2>{t('chart_types_title')}</h2>
      {painted && <Ranking
        label={t('chart_types_label', bars.slice(0, 5).map((_bar, at) => words(at)).join('; '))}
        bars={bars}
        most={total}
        words={words}
        pick={(at) => {
          const bar = bars[at];
          if (bar) navigate(links.clause(bar.id));
        }}
      />}
    </section>
  );
}

/** Which services stand in the table; all as long as none is chosen. */
function Chooser({ all, chosen, choose }: { all: readonly string[]; chosen: readonly string[]; choose: (services: string[]) => void }) {
  // The boxes are made when they are asked for: there is one for each service of the history.
  const [open, setOpen] = useState(false);
  return (
    <details class="chooser" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary class="button">{chosen.length === 0 ? t('matrix_all_services') : tn('matrix_chosen', chosen.length)}</summary>
      {open && <fieldset>
        <legend class="hidden-text">{t('matrix_choose')}</legend>
        {chosen.length > 0 && (
          <button type="button" class="button plain" onClick={() => choose([])}>
            {t('matrix_choose_all')}
          </button>
        )}
        {all.map((name) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={chosen.includes(name)}
              onChange={(event) => choose(event.currentTarget.checked ? [...chosen, name] : chosen.filter((one) => one !== name))}
            />
            <span dir="auto">{clip(name, 60)}</span>
          </label>
        ))}
      </fieldset>}
    </details>
  );
}

export const view: View = {
  paths: ['/matrix'],
  title: 'viewer_matrix',
  nav: { label: 'viewer_matrix_short', href: '/matrix' },
  Component: Matrix,
};
