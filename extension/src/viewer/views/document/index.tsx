// A document: what the version in force (or an older one) means, its versions over time, and where all of it comes from.

import type { Finding, Methods } from '../../../protocol/types';
import { clip, day } from '../../../ui/format';
import { FindingRow } from '../../../ui/finding-card';
import { LabelList } from '../../../ui/label';
import { byWeight, tally } from '../../../ui/report-view';
import { TallyLine } from '../../../ui/severity-badge';
import { t, tn } from '../../../ui/text';
import { byCategory, categoryWord } from '../../shell/category';
import { useAfterPaint } from '../../shell/after-paint';
import { addViewCss } from '../../shell/css';
import { links } from '../../shell/links';
import { Failed, ViewHeader, Waiting } from '../../shell/parts';
import { useRpc } from '../../shell/rpc';
import type { View, ViewProps } from '../../shell/view';
import { documentCss } from './document-css';
import { Provenance } from './provenance';
import { Timeline } from './timeline';

addViewCss(documentCss);

export type DocumentAnswer = Methods['document.get']['result'];

function Document({ params }: ViewProps) {
  const id = params['id'] ?? '';
  const asked = Number(params['version'] ?? 0);
  const answer = useRpc('document.get', { document: id, ...(Number.isSafeInteger(asked) && asked > 0 && { version: asked }) });
  if (answer.error && !answer.data) return <Failed error={answer.error} again={answer.again} page={t('column_document')} />;
  if (!answer.data) return <Waiting />;
  const { document, version, previous_version: previous, label, siblings } = answer.data;
  const latest = version.number === document.versions;
  return (
    <>
      <ViewHeader
        title={document.terms_type || document.title}
        kicker={
          <>
            <a href={links.service(document.service)} dir="auto">{clip(document.service, 80)}</a>
            {siblings.slice(0, 8).map((one) => (
              <>
                <span aria-hidden="true">·</span>
                <a key={one.id} class="faint-link" href={links.document(one.id)} dir="auto">{clip(one.terms_type, 40)}</a>
              </>
            ))}
          </>
        }
        standfirst={latest ? tn('document_standfirst', document.versions, day(document.first_seen), day(document.last_verified)) : t('document_old', version.number, day(version.captured_at))}
      >
        <p class="ways">
          <a class="button" href={links.text(id, version.number)}>{t('document_read')}</a>
          {previous !== null && (
            <a class="button" href={links.compare(id, previous, version.number)}>{t(latest ? 'document_last_change' : 'document_this_change')}</a>
          )}
          {document.versions > 1 && <a class="button" href="#versions">{tn('timeline_title', document.versions)}</a>}
          {!latest && <a class="button" href={links.document(id)}>{t('document_latest')}</a>}
        </p>
      </ViewHeader>
      <div class="document-grid">
        <div class="document-main">
          {label.length > 0 && (
            <section data-part="label">
              <h2>{t('document_label')}</h2>
              <LabelList label={label} />
            </section>
          )}
          <Findings answer={answer.data} key={version.number} />
        </div>
        <Provenance answer={answer.data} again={answer.again} checking={answer.loading} />
      </div>
      <Timeline document={document} shown={version.number} />
    </>
  );
}

/** More findings than a window shows. */
const inSight = 8;

function Findings({ answer }: { answer: DocumentAnswer }) {
  const painted = useAfterPaint();
  const all = byWeight(answer.findings);
  // What is only likely stands by itself: a list by category is what one may rely on.
  const likely = all.filter(({ match }) => match.kind === 'model');
  const findings = all.filter(({ match }) => match.kind !== 'model');
  const grouped = byCategory(findings);
  const groups = painted ? grouped : byCategory(grouped.flatMap((group) => group.items).slice(0, inSight));
  if (all.length === 0) {
    return (
      <section data-empty="no-findings">
        <h2>{t('nothing_found')}</h2>
        <p class="hint">{t('document_nothing_text')}</p>
      </section>
    );
  }
  return (
    <section data-part="findings" aria-busy={!painted}>
      <h2>{t('document_findings')}</h2>
      <TallyLine counts={tally(all)} />
      {groups.map((group) => (
        <div key={group.category} class="category" data-category={group.category}>
          <h3>{categoryWord(group.category)}</h3>
          <ul class="lines">
            {group.items.map((finding) => (
              <Row key={finding.id} finding={finding} brief={!painted} />
            ))}
          </ul>
        </div>
      ))}
      {answer.findings_left_out > 0 && <p class="faint">{tn('document_left_out', answer.findings_left_out)}</p>}
      {painted && likely.length > 0 && (
        <div class="category" data-part="likely">
          <h3>{t('document_likely')}</h3>
          <p class="hint">{t('document_likely_text')}</p>
          <ul class="lines">
            {likely.map((finding) => (
              <Row key={finding.id} finding={finding} />
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

/** A headline that unfolds to all of it, and to the ways on. */
function Row({ finding, brief = false }: { finding: Finding; brief?: boolean }) {
  return (
    <li>
      <FindingRow finding={finding} inPage={false} brief={brief}>
        <p class="finding-links">
          <a href={links.provision(finding.record_id)} aria-label={t('document_provision_of', clip(finding.headline, 140))}>{t('document_provision')}</a>
          <a href={links.clause(finding.type)} aria-label={t('document_others_of', clip(finding.headline, 140))}>{t('compare_all_with')}</a>
        </p>
      </FindingRow>
    </li>
  );
}

export const view: View = { paths: ['/document/:id', '/document/:id/version/:version'], title: 'column_document', Component: Document };
