// What you gave: ratings and reports by service, the letters that take them back, and the chain they are written in,
// checked while one looks.

import type { Methods } from '../../../protocol/types';
import { Callout, EmptyState } from '../../../ui/callout';
import { clip, day, moment } from '../../../ui/format';
import { Icon } from '../../../ui/shapes';
import { t, tn, type MessageKey } from '../../../ui/text';
import { CopyButton } from '../../evidence/copy-button';
import { evidenceCss, printCss } from '../../evidence/evidence-css';
import { addViewCss } from '../../shell/css';
import { links } from '../../shell/links';
import { Failed, MorePages, ViewHeader, Waiting } from '../../shell/parts';
import { usePages, useRpc } from '../../shell/rpc';
import type { View } from '../../shell/view';
import { givenCss } from './given-css';
import { TakeBack } from './take-back';

addViewCss(evidenceCss);
addViewCss(givenCss);
addViewCss(printCss);

type GivenTo = Methods['ledger.summary']['result']['items'][number];
type Entry = Methods['ledger.list']['result']['items'][number];

function Given() {
  const summary = usePages('ledger.summary', { limit: 20 });
  return (
    <>
      <ViewHeader title={t('given_title')} standfirst={t('given_text')} />
      {summary.error && summary.items.length === 0 && <Failed error={summary.error} again={summary.again} />}
      {summary.loading && summary.items.length === 0 && <Waiting />}
      {summary.page && summary.items.length === 0 && (
        <EmptyState title={t('given_none')} state="nothing-given">
          <p>{t('given_none_text')}</p>
        </EmptyState>
      )}
      {summary.items.length > 0 && (
        <section>
          <h2>{t('given_by_service')}</h2>
          <ul class="given-services">
            {summary.items.map((one) => (
              <Service key={one.service.key} given={one} />
            ))}
          </ul>
          <MorePages of={summary} total={summary.page?.total ?? 0} />
        </section>
      )}
      <Chain />
      {summary.items.length > 0 && <Ledger />}
    </>
  );
}

export function Service({ given }: { given: GivenTo }) {
  const reached = given.ratings + given.reports;
  return (
    <li data-item data-service={given.service.key} data-level={given.level}>
      <h3 dir="auto">{clip(given.service.name, 80)}</h3>
      <p class="line">{given.line ?? tn('given_kept_back', given.kept_back)}</p>
      {reached > 0 && given.kept_back > 0 && <p class="faint">{tn('given_kept_back', given.kept_back)}</p>}
      {reached > 0 && <TakeBack service={given.service.key} name={given.service.name} />}
    </li>
  );
}

/** The chain, verified anew each time this is opened. */
function Chain() {
  const check = useRpc('ledger.verify', {});
  if (check.error) return <Failed error={check.error} again={check.again} />;
  const found = check.data;
  if (found?.holds && found.entries === 0) return null;
  return (
    <section>
      <h2>{t('chain_title')}</h2>
      <p class="hint">{t('chain_text')}</p>
      {!found || check.loading ? (
        <p role="status">{t('chain_checking')}</p>
      ) : found.holds ? (
        <div class="chain holds" data-chain="holds" role="status">
          <Icon name="tick" size={18} />
          <div>
            <p class="verdict-line">{tn('chain_holds', found.entries)}</p>
            {found.erased > 0 && <p class="faint">{tn('chain_erased', found.erased)}</p>}
            <p class="head">
              <span class="faint">{t('chain_head')}</span> <code>{found.head}</code>
            </p>
            <div class="acts">
              <CopyButton look="plain" text={() => found.head}>
                {t('chain_copy')}
              </CopyButton>
            </div>
          </div>
        </div>
      ) : (
        <Callout title={t('chain_broken', found.first_broken ?? 0)} tone="high" state="broken">
          <p>{t('chain_broken_text')}</p>
        </Callout>
      )}
    </section>
  );
}

const acts: Record<string, MessageKey> = { up: 'act_up', down: 'act_down', report: 'act_report' };
const fates: Record<string, MessageKey> = {
  proceed: 'fate_proceed',
  cancel: 'fate_cancel',
  quiet: 'fate_quiet',
  muted: 'fate_muted',
  timeout: 'fate_timeout',
};

function Ledger() {
  const pages = usePages('ledger.list', { limit: 50 });
  if (pages.error && pages.items.length === 0) return <Failed error={pages.error} again={pages.again} />;
  return (
    <section>
      <h2>{t('ledger_title')}</h2>
      <div class="scroller" data-scrolls tabIndex={0} role="group" aria-label={t('ledger_title')}>
        <table class="ledger" role="table" aria-label={t('ledger_title')}>
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col" class="number">{t('ledger_number')}</th>
              <th role="columnheader" scope="col">{t('ledger_when')}</th>
              <th role="columnheader" scope="col">{t('ledger_what')}</th>
              <th role="columnheader" scope="col">{t('ledger_terms')}</th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {pages.items.map((entry) => (
              <Row key={entry.seq} entry={entry} />
            ))}
          </tbody>
        </table>
      </div>
      <MorePages of={pages} total={pages.page?.total ?? 0} />
    </section>
  );
}

function Row({ entry }: { entry: Entry }) {
  const act = entry.feedback;
  return (
    <tr role="row" data-item data-seq={entry.seq}>
      <td role="cell" class="number">{entry.seq}</td>
      <td role="cell">
        <time dateTime={entry.at} title={moment(entry.at)}>
          {day(entry.at)}
        </time>
      </td>
      <td role="cell">
        {entry.erased || !act ? (
          <span class="faint">{t('ledger_erased')}</span>
        ) : (
          <>
            <span dir="auto">{clip(entry.service?.name ?? '', 60)}</span>: {t(acts[act.direction] ?? 'act_up')}
            <span class="faint"> {t(fates[act.decision] ?? 'fate_proceed')}</span>
          </>
        )}
      </td>
      <td role="cell">
        {act?.documents.slice(0, 4).map((terms) => (
          <a key={terms.id} href={links.version(terms.id, terms.version)}>
            {t('ledger_terms_version', clip(terms.terms_type, 40), terms.version)}
          </a>
        ))}
      </td>
    </tr>
  );
}

export const view: View = {
  paths: ['/given'],
  title: 'given_title',
  nav: { label: 'given_title', href: '/given' },
  Component: Given,
};
