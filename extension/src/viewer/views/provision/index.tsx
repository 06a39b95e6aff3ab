// Provision: everything about one finding, for a person who wants to know and one who prepares a file.

import type { Methods } from '../../../protocol/types';
import { prevalenceWords, saying } from '../../../ui/elsewhere';
import { clip, day, number } from '../../../ui/format';
import { QuoteBlock } from '../../../ui/quote';
import { toneOf } from '../../../ui/report-view';
import { SeverityBadge, toneWord } from '../../../ui/severity-badge';
import { t } from '../../../ui/text';
import { evidenceCss, printCss } from '../../evidence/evidence-css';
import { addViewCss } from '../../shell/css';
import { links } from '../../shell/links';
import { Loaded, ViewHeader } from '../../shell/parts';
import { useRpc } from '../../shell/rpc';
import type { View, ViewProps } from '../../shell/view';
import { ClauseTimeline } from './clause-timeline';
import { Gone } from './gone';
import { provisionCss } from './provision-css';
import { RecordCard } from './record-card';
import { SameDocument } from './same-document';
import { Answers, Checklist, Doing, Laws } from './surroundings';

export type Provision = Methods['provision.get']['result'];

addViewCss(evidenceCss);
addViewCss(provisionCss);
addViewCss(printCss);

function ProvisionView({ params }: ViewProps) {
  const asked = useRpc('provision.get', { record_id: params['id'] ?? '' });
  return <Loaded of={asked} page={t('prov_title')}>{(provision) => <ProvisionPage provision={provision} />}</Loaded>;
}

export function ProvisionPage({ provision }: { provision: Provision }) {
  const { finding, document, type } = provision;
  return (
    <article class="provision" data-record-id={provision.record_id} data-clause-type={type.id} data-in-force={provision.in_force}>
      <ViewHeader
        title={finding?.headline ?? type.name}
        kicker={
          <>
            <a href={links.document(document.id)} dir="auto">
              {clip(`${document.service}, ${document.terms_type}`, 120)}
            </a>
            <span aria-hidden="true">·</span>
            <a href={links.clause(type.id)}>{type.name}</a>
          </>
        }
        {...(finding && { standfirst: clip(finding.consequence, 1200) })}
      >
        <Why provision={provision} />
      </ViewHeader>
      <div class="provision-grid">
        <div class="provision-main">
          <Gone provision={provision} />
          <Words provision={provision} />
          {finding?.why && (
            <section>
              <h2>{t('why_it_matters')}</h2>
              <p class="reading-text" data-part="why">{clip(finding.why, 1200)}</p>
            </section>
          )}
          {finding && finding.actions.length > 0 && <Doing actions={finding.actions} />}
          <ClauseTimeline provision={provision} />
          {finding && <Usual provision={provision} />}
          {provision.regulations.length > 0 && <Laws regulations={provision.regulations} />}
          {provision.questions.length > 0 && <Answers questions={provision.questions} />}
          {provision.checklist.length > 0 && <Checklist steps={provision.checklist} />}
          <SameDocument provision={provision} />
        </div>
        <RecordCard provision={provision} />
      </div>
    </article>
  );
}

/** How serious it is, and because of what. */
function Why({ provision: { finding, severity_reason: reason } }: { provision: Provision }) {
  if (!finding) return <p class="hint">{t('prov_not_read')}</p>;
  const tone = toneOf(finding);
  return (
    <p class="severity-why" data-part="severity">
      <SeverityBadge tone={tone} possibly={finding.match.kind === 'model'} />
      <span>
        {reason.because !== null
          ? t('prov_because', clip(reason.because, 200), toneWord(reason.usual).toLowerCase())
          : t('prov_usual_severity')}
      </span>
    </p>
  );
}

const longest = 60_000;

function Words({ provision: { clause, finding } }: { provision: Provision }) {
  const quoted = finding?.quote.exact ?? '';
  const whole = clause.text.length > quoted.length + 20;
  const bytes = number(Math.round(clause.bytes / 1000));
  return (
    <section class="their-words">
      <h2>{t('exact_words')}</h2>
      {clause.headings.length > 0 && (
        <p class="faint" dir="auto">
          {clip(clause.headings.join(' › '), 300)}
        </p>
      )}
      <QuoteBlock quote={{ exact: quoted || clip(clause.text, 4_000), prefix: '', suffix: '' }} />
      {whole && (
        <details class="whole-clause">
          <summary>{t('prov_whole_clause')}</summary>
          <div class="clause-text scroller" dir="auto" tabIndex={0} role="group" aria-label={t('prov_whole_clause')}>
            {clip(clause.text, longest)}
          </div>
          {(clause.cut || clause.text.length > longest) && <p class="faint">{t('prov_cut', bytes)}</p>}
        </details>
      )}
    </section>
  );
}

function Usual({ provision: { finding } }: { provision: Provision }) {
  const prevalence = finding?.prevalence ?? null;
  const words = prevalence ? prevalenceWords(prevalence) : '';
  const others = finding?.others ?? [];
  if (words === '' && others.length === 0) return null;
  return (
    <section>
      <h2>{t('how_usual')}</h2>
      {prevalence && words !== '' && (
        <div class="usual">
          <p class="reading-text" data-part="prevalence">{words}</p>
          <meter min={0} max={prevalence.platforms_total} value={prevalence.platforms_with} aria-label={words} />
        </div>
      )}
      {others.length > 0 && (
        <>
          <h3>{t('elsewhere')}</h3>
          <ul class="others">
            {others.map((other, at) => {
              const { before, name, after } = saying(other.service, other.says);
              return (
                <li key={at}>
                  {before}
                  <strong>{name}</strong>
                  {after}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
}

export function standing(provision: Provision): string {
  return provision.gone ? t('prov_gone_since', day(provision.gone.since)) : t('prov_still_there', day(provision.document.last_verified));
}

export const view: View = {
  paths: ['/provision/:id'],
  title: 'prov_title',
  Component: ProvisionView,
};
