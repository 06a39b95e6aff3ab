// The versions of a document over time: two charts with their figures as a table, and the list with what each step brought.

import { useMemo, useState } from 'preact/hooks';
import { clip, day, shortHash } from '../../../ui/format';
import { SeverityBadge } from '../../../ui/severity-badge';
import { t, tn } from '../../../ui/text';
import { Chart } from '../../charts/chart';
import { useAfterPaint } from '../../shell/after-paint';
import { links } from '../../shell/links';
import { navigate } from '../../shell/location';
import { Failed, MorePages, Waiting } from '../../shell/parts';
import { usePages, useRpc, useUntilRead, type Result } from '../../shell/rpc';
import type { DocumentAnswer } from './index';
import { severitySeries, stepSeries } from './series';

type Entry = Result<'document.versions'>['items'][number];

/** Stands below what is read first, so that it is asked for and drawn once that is seen. */
export function Timeline({ document, shown }: { document: DocumentAnswer['document']; shown: number }) {
  const painted = useAfterPaint();
  return (
    <section class="timeline" data-part="timeline" id="versions" aria-busy={!painted}>
      <h2>{tn('timeline_title', document.versions)}</h2>
      {painted && <Versions document={document} shown={shown} />}
    </section>
  );
}

function Versions({ document, shown }: { document: DocumentAnswer['document']; shown: number }) {
  const pages = usePages('document.versions', { document: document.id, limit: 30 });
  return (
    <>
      {document.versions > 1 && <Charts id={document.id} />}
      {pages.error && pages.items.length === 0 && <Failed error={pages.error} again={pages.again} />}
      {pages.loading && pages.items.length === 0 && <Waiting />}
      <ol class="steps-list">
        {pages.items.map((one) => (
          <Version key={one.number} id={document.id} one={one} shown={one.number === shown} />
        ))}
      </ol>
      <MorePages of={pages} total={pages.page?.total ?? 0} />
      {pages.page !== undefined && pages.page.let_go > 0 && (
        <p class="hint" data-let-go={pages.page.let_go}>
          {tn('timeline_let_go', pages.page.let_go)}
        </p>
      )}
    </>
  );
}

function Version({ id, one, shown }: { id: string; one: Entry; shown: boolean }) {
  return (
    <li data-item data-version={one.number} data-kind={one.kind} aria-current={shown ? 'true' : undefined}>
      <p class="when">
        <a href={links.version(id, one.number)}>{t('timeline_version', one.number)}</a>
        <time class="faint" dateTime={one.captured_at}>{day(one.captured_at)}</time>
      </p>
      <div class="what">
        <Brought one={one} />
        {one.change !== null && one.previous !== null && (
          <a href={links.compare(id, one.previous, one.number)} aria-label={t('timeline_compare_of', one.previous, one.number)}>
            {t('timeline_compare')}
          </a>
        )}
      </div>
      <code class="faint">{shortHash(one.sha256)}</code>
    </li>
  );
}

/** What the step brought, in a line. */
function Brought({ one }: { one: Entry }) {
  if (one.kind === 'first') return <p>{t('timeline_first')}</p>;
  if (one.kind === 'return') return <p>{t('timeline_return')}</p>;
  if (one.kind === 'extraction') return <p class="faint">{t('timeline_extraction')}</p>;
  if (one.change === null || !one.change.substantive) return <p class="faint">{t('timeline_cosmetic')}</p>;
  const { added, removed, changed, severity, summary } = one.change;
  return (
    <>
      <SeverityBadge tone={severity} />
      <p class="summary" dir="auto">{clip(summary ?? t('timeline_changed'), 240)}</p>
      <p class="faint">
        {[added > 0 && tn('timeline_added', added), removed > 0 && tn('timeline_removed', removed), changed > 0 && tn('timeline_edited', changed)].filter(Boolean).join(' · ')}
      </p>
    </>
  );
}

function Charts({ id }: { id: string }) {
  const answer = useRpc('document.versions', { document: id, limit: 500, counts: true });
  useUntilRead(answer.data?.pending, answer.again);
  const items = answer.data?.items;
  const drawn = useMemo(() => (items ? { steps: stepSeries(items), severity: severitySeries(items) } : null), [items]);
  if (!drawn) return null;
  const { steps, severity } = drawn;
  return (
    <div class="charts" aria-busy={answer.data?.pending}>
      <div>
        <h3>{t('chart_steps_title')}</h3>
        <Chart
          label={tn('chart_steps_label', steps.entries.length)}
          times={steps.times}
          series={steps.series}
          words={(at) => t('chart_point', t('timeline_version', steps.entries[at]?.number ?? 0), day((steps.times[at] ?? 0) * 1000), steps.series[0]?.values[at] ?? 0)}
          pick={(at) => {
            const { number, previous } = steps.entries[at] ?? {};
            if (number !== undefined && typeof previous === 'number') navigate(links.compare(id, previous, number));
          }}
        />
      </div>
      {severity.times.length > 1 && (
        <div>
          <h3>{t('chart_severity_title')}</h3>
          <Chart
            label={t('chart_severity_label', severity.times.length)}
            times={severity.times}
            series={severity.series}
            words={(at) => t('chart_severity_point', day((severity.times[at] ?? 0) * 1000), severity.high[at] ?? 0, severity.medium[at] ?? 0, severity.low[at] ?? 0)}
          />
          <ul class="legend" aria-hidden="true">
            {(['high', 'medium', 'low'] as const).map((tone) => (
              <li key={tone}>
                <SeverityBadge tone={tone} />
              </li>
            ))}
          </ul>
        </div>
      )}
      <Figures items={items ?? []} />
    </div>
  );
}

/** The charts' figures; the table is made when it is asked for. */
function Figures({ items }: { items: readonly Entry[] }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="detail-fold figures" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('chart_table')}</summary>
      {open && (
        <div class="scroller" role="region" aria-label={t('chart_table')} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('chart_version')}</th>
                <th scope="col">{t('chart_day')}</th>
                <th scope="col" class="number">{t('chart_clauses')}</th>
                <th scope="col" class="number">{t('tone_high')}</th>
                <th scope="col" class="number">{t('tone_medium')}</th>
                <th scope="col" class="number">{t('tone_low')}</th>
              </tr>
            </thead>
            <tbody>
              {items.slice(0, 200).map((one) => (
                <tr key={one.number}>
                  <th scope="row">{one.number}</th>
                  <td>{day(one.captured_at)}</td>
                  <td class="number">{one.change ? one.change.added + one.change.removed + one.change.changed : ''}</td>
                  <td class="number">{one.findings?.high ?? ''}</td>
                  <td class="number">{one.findings?.medium ?? ''}</td>
                  <td class="number">{one.findings?.low ?? ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
