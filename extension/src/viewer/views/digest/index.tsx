// Digest: what changed in a week (or longer), service by service, the weightiest first.

import { useRef } from 'preact/hooks';
import type { Methods } from '../../../protocol/types';
import { EmptyState } from '../../../ui/callout';
import { ChangeEntryItem } from '../../../ui/change-item';
import { clip, day } from '../../../ui/format';
import { SeverityBadge } from '../../../ui/severity-badge';
import { t, tn } from '../../../ui/text';
import { printCss } from '../../evidence/evidence-css';
import { useOpened } from '../../evidence/use-opened';
import { addViewCss } from '../../shell/css';
import { links } from '../../shell/links';
import { navigate } from '../../shell/location';
import { Failed, MorePages, ViewHeader, Waiting } from '../../shell/parts';
import { useCall, usePages } from '../../shell/rpc';
import type { View, ViewProps } from '../../shell/view';
import { changesCss } from '../changes/changes-css';

addViewCss(changesCss);
addViewCss(printCss);

type Service = Methods['digest.get']['result']['items'][number];
const spans = [7, 30, 90, 365] as const;

function Digest({ query }: ViewProps) {
  const asked = Number(query.get('days'));
  const days = spans.find((one) => one === asked) ?? 7;
  const pages = usePages('digest.get', { days });
  const page = pages.page;
  return (
    <>
      <ViewHeader title={t('digest_title')} {...(page && { standfirst: t('digest_span', day(page.since), day(page.until)) })} />
      <div class="controls">
        <label class="field">
          {t('digest_days')}
          <select value={String(days)} onChange={(event) => navigate(`${links.digest()}?days=${event.currentTarget.value}`, 'same')}>
            {spans.map((one) => (
              <option key={one} value={String(one)}>
                {tn('digest_last', one)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {pages.error && pages.items.length === 0 && <Failed error={pages.error} again={pages.again} />}
      {pages.loading && pages.items.length === 0 && <Waiting />}
      {page && pages.items.length === 0 && (
        <EmptyState title={t('digest_none')} state="no-digest">
          <p>{t('digest_none_text')}</p>
        </EmptyState>
      )}
      {page && pages.items.length > 0 && (
        <div>
          <p class="digest-total">{tn('digest_total', page.changes_total, tn('digest_services', page.services_total))}</p>
          {pages.items.map((service) => (
            <ServicePart key={service.service} of={service} />
          ))}
          <MorePages of={pages} total={page.services_total} />
        </div>
      )}
    </>
  );
}

function ServicePart({ of }: { of: Service }) {
  return (
    <section class="digest-service" data-item>
      <h2>
        <span dir="auto">{clip(of.service, 80)}</span>
        <SeverityBadge tone={of.worst} />
      </h2>
      {of.documents.map((document) => (
        <DocumentPart key={document.document_id} of={document} />
      ))}
    </section>
  );
}

function DocumentPart({ of }: { of: Service['documents'][number] }) {
  const { call, forget } = useCall();
  const told = useRef(of.seen);
  const opened = useOpened<HTMLDivElement>(() => {
    if (told.current) return;
    told.current = true;
    forget('changes.list');
    call('changes.mark_seen', { ids: of.change_ids.slice(0, 500) }).catch(() => {
      told.current = false;
    });
  });
  return (
    <div ref={opened}>
      <p>
        <a href={links.document(of.document_id)} dir="auto">
          {clip(of.terms_type || of.title, 100)}
        </a>{' '}
        <span class="faint">{t('digest_when', tn('digest_changes', of.changes), day(of.last_change_at))}</span>
      </p>
      <ul class="feed-items digest-list">
        {of.items.map((item, at) => (
          <ChangeEntryItem key={at} change={item} />
        ))}
      </ul>
      {of.items_total > of.items.length && <p class="faint">{tn('feed_more', of.items_total - of.items.length)}</p>}
    </div>
  );
}

export const view: View = { paths: ['/digest'], title: 'digest_title', Component: Digest };
