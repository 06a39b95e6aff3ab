// What the panel shows, from the report and a few bits of state. Pure: no event handlers (see host.ts), no page.

import type { Report } from '../../protocol/types';
import { ActionForm } from '../../ui/actions';
import { IconButton } from '../../ui/button';
import { FindingCard, FindingRow } from '../../ui/finding-card';
import { clip } from '../../ui/format';
import { splitFindings, tally, toneOf, type SplitFindings } from '../../ui/report-view';
import { TallyLine } from '../../ui/severity-badge';
import { Icon, SmallprintMark, ToneShape } from '../../ui/shapes';
import { t, tn, uiDirection, uiLanguage } from '../../ui/text';
import { Verdict, verdictText } from '../../ui/verdict';
import { ChangesBlock } from './changes-block';
import { DocumentBlock } from './document-block';

export interface PanelState {
  readonly report: Report;
  readonly folded: boolean;
  /** Ids of findings that are unfolded. */
  readonly open: ReadonlySet<string>;
  /** Ids of findings whose words were not found on the page. */
  readonly missing: ReadonlySet<string>;
  readonly seen: boolean;
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
  const parts = splitFindings(report.findings);
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
          {report.findings.length > 0 && <TallyLine counts={tally(report.findings)} />}
        </div>
        <ChangesBlock report={report} seen={props.seen} />
        {report.findings.length === 0 ? <NothingFound /> : <Findings {...props} parts={parts} />}
        <DocumentBlock report={report} />
      </div>
    </div>
  );
}

function Findings({ parts, missing, open }: PanelState & { parts: SplitFindings }) {
  return (
    <>
      <div class="cards">
        {parts.top.map((finding) => (
          <FindingCard key={finding.id} finding={finding} missing={missing.has(finding.id)} open={open.has(finding.id)} />
        ))}
      </div>
      {parts.rest.length > 0 && (
        <div class="block rest">
          <details data-part="rest">
            <summary>
              <span>{tn('more_things', parts.rest.length)}</span>
              <Icon name="chevron" class="chevron" />
            </summary>
            {parts.rest.map((finding) => (
              <FindingRow key={finding.id} finding={finding} missing={missing.has(finding.id)} />
            ))}
          </details>
        </div>
      )}
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
