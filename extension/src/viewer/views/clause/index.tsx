// All services with one clause: who says it, how seriously, and where.

import { EmptyState } from '../../../ui/callout';
import { clip } from '../../../ui/format';
import { toneOf } from '../../../ui/report-view';
import { SeverityBadge } from '../../../ui/severity-badge';
import { t, tn } from '../../../ui/text';
import { categoryWord } from '../../shell/category';
import { addViewCss } from '../../shell/css';
import { links } from '../../shell/links';
import { Failed, MorePages, ViewHeader, Waiting } from '../../shell/parts';
import { usePages, useUntilRead } from '../../shell/rpc';
import type { View, ViewProps } from '../../shell/view';

addViewCss(`
.clause-list > li { display: grid; grid-template-columns: minmax(120px, 200px) minmax(0, 1fr); gap: 4px 28px; padding-block: 16px; border-block-end: 1px solid var(--rule); }
.clause-list h2 { font-size: var(--t-4) !important; margin: 0 !important; }
.clause-list .says { display: grid; gap: 4px; }
.clause-list .headline { font-size: var(--t-4); line-height: 1.35; font-weight: 550; color: var(--ink); text-decoration-color: var(--edge); }
.share-bar { display: grid; gap: 6px; max-inline-size: 480px; }
.share-bar .bar { block-size: 10px; border-radius: 5px; background: linear-gradient(to right, var(--ink) calc(var(--share) * 100%), var(--sunk) 0); box-shadow: inset 0 0 0 1px var(--rule); }
[dir="rtl"] .share-bar .bar { background: linear-gradient(to left, var(--ink) calc(var(--share) * 100%), var(--sunk) 0); }
@media (max-width: 640px) { .clause-list > li { grid-template-columns: minmax(0, 1fr); } }
`);

function ClauseServices({ params }: ViewProps) {
  const type = params['type'] ?? '';
  const pages = usePages('services.matrix', { types: [type], only_with: true, limit: 50 });
  const page = pages.page;
  useUntilRead(page?.pending, pages.refresh);
  const about = page?.types[0];
  const all = page?.services.length ?? 0;
  if (pages.error) return <Failed error={pages.error} again={pages.again} page={t('viewer_matrix')} />;
  if (!page) return <Waiting />;
  if (!about) return <ViewHeader title={t('clause_unknown_title')} standfirst={t('clause_unknown_text')} />;
  return (
    <>
      <ViewHeader
        title={about.name}
        kicker={
          <>
            <a href={links.matrix({ category: about.category })}>{t('viewer_matrix')}</a> <span>›</span> <span>{categoryWord(about.category)}</span>
          </>
        }
      >
        <div class="share-bar">
          <div class="bar" aria-hidden="true" style={{ '--share': String(all === 0 ? 0 : about.services / all) }} />
          <p role="status">{tn('matrix_say_it', about.services, all)}</p>
        </div>
      </ViewHeader>
      {page.total === 0 ? (
        <EmptyState title={page.pending ? t('services_reading') : t('clause_nobody')} state="nobody" />
      ) : (
        <section>
          <ul class="clause-list">
            {pages.items.map((row) =>
              row.cells.map((cell) => (
                <li key={row.service} data-item data-service={row.service}>
                  <h2 dir="auto">{clip(row.service, 80)}</h2>
                  <div class="says">
                    <SeverityBadge tone={toneOf(cell)} possibly={cell.possible} />
                    <a class="headline" href={links.provision(cell.record_id)}>{clip(cell.headline, 200)}</a>
                    <p class="faint">
                      <a href={links.document(cell.document)} dir="auto">{clip(cell.terms_type, 80)}</a>
                      {cell.documents > 1 && ` ${tn('clause_documents', cell.documents - 1)}`}
                    </p>
                  </div>
                </li>
              )),
            )}
          </ul>
          <MorePages of={pages} total={page.total} />
        </section>
      )}
    </>
  );
}

export const view: View = { paths: ['/clause/:type'], title: 'viewer_matrix', Component: ClauseServices };
