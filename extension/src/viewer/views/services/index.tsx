// Services: every document of the history.

import { EmptyState } from '../../../ui/callout';
import { clip, day } from '../../../ui/format';
import { t } from '../../../ui/text';
import { links } from '../../shell/links';
import { Failed, MorePages, ViewHeader, Waiting } from '../../shell/parts';
import { usePages } from '../../shell/rpc';
import type { View } from '../../shell/view';

function Services() {
  const pages = usePages('document.list', { limit: 100 });
  return (
    <>
      <ViewHeader title={t('your_history')} standfirst={t('your_history_text')} />
      {pages.error && pages.items.length === 0 && <Failed error={pages.error} again={pages.again} />}
      {pages.loading && pages.items.length === 0 && <Waiting />}
      {pages.page && pages.items.length === 0 && (
        <EmptyState title={t('history_empty_title')} state="no-documents">
          <p>{t('history_empty_text')}</p>
        </EmptyState>
      )}
      {pages.items.length > 0 && (
        <section>
          <h2>{t('documents_all')}</h2>
          <ul class="lines">
            {pages.items.map((one) => (
              <li key={one.id} data-item data-record-id={one.id}>
                <a href={links.document(one.id)} dir="auto">
                  {clip(`${one.service}, ${one.terms_type || one.title}`, 160)}
                </a>{' '}
                <span class="faint">{day(one.last_verified)}</span>
              </li>
            ))}
          </ul>
          <MorePages of={pages} />
        </section>
      )}
    </>
  );
}

export const view: View = {
  paths: ['/', '/services'],
  title: 'viewer_services',
  nav: { label: 'viewer_services', href: '/services' },
  Component: Services,
};
