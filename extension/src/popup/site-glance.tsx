// The site at a glance: the verdict in one line, the one thing that weighs most, the label. For the page that is open where
// that is terms, else for all documents of the site that were read. Pure.

import type { ReportLite } from '../protocol/messages';
import type { LabelRow, SeverityCounts, SiteSummary, TopFinding } from '../protocol/types';
import { clip } from '../ui/format';
import { LabelList } from '../ui/label';
import { notStored } from '../ui/not-stored';
import { byWeight, toneOf } from '../ui/report-view';
import { toneWord } from '../ui/severity-badge';
import { ToneShape } from '../ui/shapes';
import { t, tn } from '../ui/text';
import { Verdict } from '../ui/verdict';

/** The page that is open. */
export function PageGlance({ report }: { report: ReportLite }) {
  const total = countAll(report.counts) + (report.in_favour ?? 0);
  return (
    <section class="part site" data-site="report" data-status={report.document.status}>
      <p class="of">
        <strong dir="auto">{clip(report.document.service, 80)}</strong> · <bdi>{clip(report.document.terms_type, 80)}</bdi>
      </p>
      <h2 class="title">
        <Verdict total={total} serious={report.counts.high} />
      </h2>
      {total === 0 && <p class="hint">{t('nothing_found_text')}</p>}
      <Worst top={report.top} />
      <Label label={report.label} />
      {report.not_stored && <p class="hint">{notStored(report.not_stored)}</p>}
    </section>
  );
}

/** What is known of a site whose documents were read before. */
export function SiteGlance({ name, summary }: { name: string; summary: SiteSummary }) {
  const judged = summary.documents.flatMap(({ findings_by_severity: counts }) => (counts ? [counts] : []));
  const total = judged.reduce((sum, counts) => sum + countAll(counts), 0);
  return (
    <section class="part site" data-site="known">
      <p class="of">
        <strong dir="auto">{name}</strong> · {tn('documents_read_count', summary.documents.length)}
      </p>
      <h2 class="title">
        <Verdict total={total} serious={judged.reduce((sum, { high }) => sum + high, 0)} />
      </h2>
      <Worst top={byWeight(summary.documents.flatMap(({ top }) => top))} />
      <Label label={summary.label} />
    </section>
  );
}

/** Whether there is something to say of a site whose page in front is no terms page. */
export function hasGlance(summary: SiteSummary | undefined): summary is SiteSummary {
  return (summary?.documents ?? []).some(({ findings_by_severity: counts }) => counts !== null && countAll(counts) > 0);
}

function Worst({ top: [worst] }: { top: readonly (TopFinding & Partial<Pick<ReportLite['top'][number], 'stance'>>)[] }) {
  if (!worst) return null;
  const tone = toneOf(worst);
  return (
    <p class="worst" data-tone={tone} data-clause-type={worst.type}>
      <ToneShape tone={tone} />
      <span>
        <span class="hidden-text">{`${toneWord(tone)}: `}</span>
        {clip(worst.headline, 200)}
      </span>
    </p>
  );
}

function Label({ label }: { label: readonly LabelRow[] }) {
  if (label.length === 0) return null;
  return (
    <>
      <h3 class="hidden-text">{t('at_a_glance')}</h3>
      <LabelList label={label} />
    </>
  );
}

function countAll(counts: SeverityCounts): number {
  return counts.high + counts.medium + counts.low + counts.info;
}
