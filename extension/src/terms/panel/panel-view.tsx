// What the panel shows, from the report and a few bits of state. Pure: no event handlers (see host.ts), no page.

import type { Report } from '../../protocol/types';
import { ActionForm } from '../../ui/actions';
import { IconButton } from '../../ui/button';
import { clip, listed } from '../../ui/format';
import { byPart, namedPart, partTitles } from '../../ui/parts';
import { tally, toneOf } from '../../ui/report-view';
import { SmallprintMark, ToneShape } from '../../ui/shapes';
import { t, tn, uiDirection, uiLanguage } from '../../ui/text';
import { Verdict, verdictText } from '../../ui/verdict';
import { ChangesBlock } from './changes-block';
import { DocumentBlock } from './document-block';
import { FindingsBlock } from './findings-block';
import { LabelBlock, SummaryBlock, UnusualBlock } from './summary-block';

export interface PanelState {
  readonly report: Report;
  readonly folded: boolean;
  /** Ids of findings that are unfolded. */
  readonly open: ReadonlySet<string>;
  /** Ids of findings whose words were not found on the page. */
  readonly missing: ReadonlySet<string>;
  readonly seen: boolean;
  /** Whether the document is watched; undefined while that is not known. */
  readonly watched?: boolean | undefined;
}

export function PanelView(props: PanelState) {
  return (
    <div class="sp" lang={uiLanguage()} dir={uiDirection()}>
      <ActionForm>
        {props.folded && <Tab report={props.report} />}
        <OpenPanel {...props} />
      </ActionForm>
    </div>
  );
}

function seriousIn(report: Report): number {
  return report.findings.filter((one) => toneOf(one) === 'high').length;
}

function Tab({ report }: { report: Report }) {
  const [worst] = tally(report.findings);
  return (
    <button type="submit" class="tab" data-action="expand" aria-expanded={false} title={t('panel_expand')}>
      <SmallprintMark size={22} />
      {worst && worst.tone === 'high' ? (
        <span class="tab-count" data-tone={worst.tone}>
          <ToneShape tone={worst.tone} size={14} />
          {tn('tally_high', worst.count)}
        </span>
      ) : (
        <span>{verdictText(report.findings.length, 0)}</span>
      )}
      {report.changes?.substantive && (
        <>
          <span class="dot" aria-hidden="true" />
          <span>{t('tab_changed')}</span>
        </>
      )}
      <span class="hidden-text">{t('panel_expand')}</span>
    </button>
  );
}

/** Folded, it stays in the DOM, with all findings and what was unfolded in it (DESIGN 3.7). */
function OpenPanel(props: PanelState) {
  const { report } = props;
  return (
    <div class="panel" hidden={props.folded}>
      <div class="bar">
        <span class="mark-name">
          <SmallprintMark size={18} />
          {t('product')}
        </span>
        <IconButton action="collapse" icon="fold" label={t('panel_collapse')} />
        <IconButton action="close" icon="close" label={t('panel_close')} />
      </div>
      <div class="scroller">
        <div class="head">
          <p class="of">
            <strong dir="auto">{clip(report.document.service, 80)}</strong> · <bdi>{clip(report.document.terms_type, 80)}</bdi>
          </p>
          <h2>
            <Verdict total={report.findings.length} serious={seriousIn(report)} />
          </h2>
          <Parts report={report} />
        </div>
        <ChangesBlock report={report} seen={props.seen} />
        {report.findings.length === 0 && <NothingFound />}
        <SummaryBlock report={report} />
        <UnusualBlock report={report} />
        <LabelBlock report={report} />
        <Findings {...props} />
        <DocumentBlock report={report} watched={props.watched} />
      </div>
    </div>
  );
}

/** Which documents are on a page of several. */
function Parts({ report }: { report: Report }) {
  const titles = partTitles(report);
  if (titles.length === 0) return null;
  return <p class="of" data-part="documents">{t('documents_on_page', listed(titles))}</p>;
}

/** All findings; on a page of several documents those of the one that the address names, then the others. */
function Findings({ report, open, missing }: PanelState) {
  const named = namedPart(report);
  const { own, others } = byPart(report);
  return (
    <>
      {named !== undefined && <h2 class="part-title" data-part="named-document" dir="auto">{named}</h2>}
      {named !== undefined && own.length === 0 && <NothingFound />}
      <FindingsBlock findings={own} open={open} missing={missing} />
      {others.length > 0 && <h2 class="part-title" data-part="elsewhere-on-page">{t('elsewhere_on_page')}</h2>}
      {others.length > 0 && <FindingsBlock findings={others} open={open} missing={missing} />}
    </>
  );
}

function NothingFound() {
  return (
    <section class="block empty" data-empty="nothing-found">
      <p>{t('nothing_found_text')}</p>
    </section>
  );
}
