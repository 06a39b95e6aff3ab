// Services: everyone whose terms are in the history, with what they answer to the same eight questions.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Methods } from '../../../protocol/types';
import { EmptyState } from '../../../ui/callout';
import { clip, day, number } from '../../../ui/format';
import { LabelAnswer } from '../../../ui/label';
import { knownRows, rowWord } from '../../../ui/label-words';
import { t, tn } from '../../../ui/text';
import { Spark } from '../../charts/spark';
import { useFirst } from '../../shell/after-paint';
import { addViewCss } from '../../shell/css';
import { links } from '../../shell/links';
import { navigate } from '../../shell/location';
import { Failed, MorePages, ViewHeader, Waiting } from '../../shell/parts';
import { usePages, useUntilRead } from '../../shell/rpc';
import type { View, ViewProps } from '../../shell/view';
import { servicesCss } from './services-css';

addViewCss(servicesCss);

type Params = Methods['services.list']['params'];
type Row = Methods['services.list']['result']['items'][number];
type Sort = NonNullable<Params['sort']>;

const sorts: readonly Sort[] = ['name', 'documents', 'versions', 'changes', 'last_change'];
/** Names ascend at the first press, numbers and dates descend. */
const firstWay = (sort: Sort): boolean => sort !== 'name';

function Services({ query }: ViewProps) {
  const words = query.get('q') ?? '';
  const sort = sorts.find((one) => one === query.get('sort')) ?? 'name';
  const descending = query.has('order') ? query.get('order') === 'desc' : firstWay(sort);
  const pages = usePages('services.list', { sort, descending, limit: 25, ...(words !== '' && { query: words }) });
  useUntilRead(pages.items.some((one) => one.unread > 0), pages.refresh);
  const total = pages.page?.total ?? 0;
  const go = (next: { q?: string; sort?: Sort; descending?: boolean }): void => {
    const by = next.sort ?? sort;
    const down = next.descending ?? descending;
    navigate(
      links.services({ q: next.q ?? words, ...(by !== 'name' && { sort: by }), ...(down !== firstWay(by) && { order: down ? 'desc' : 'asc' }) }),
      'same',
    );
  };
  const empty = pages.page !== undefined && total === 0 && words === '';
  return (
    <>
      <ViewHeader title={t('viewer_services')} standfirst={t('services_standfirst')} />
      {pages.error && pages.items.length === 0 && <Failed error={pages.error} again={pages.again} />}
      {pages.loading && pages.page === undefined && <Waiting />}
      {empty && (
        <EmptyState title={t('history_empty_title')} state="no-documents">
          <p>{t('history_empty_text')}</p>
          <p>
            <a href={links.settings()}>{t('history_empty_import')}</a>
          </p>
        </EmptyState>
      )}
      {pages.page !== undefined && !empty && (
        <div class="wide services">
          <div class="controls">
            <Finder words={words} find={(q) => go({ q })} />
            <label class="field narrow-only">
              {t('services_sort')}
              <select value={sort} onChange={(event) => go({ sort: event.currentTarget.value as Sort, descending: firstWay(event.currentTarget.value as Sort) })}>
                {sorts.map((one) => (
                  <option key={one} value={one}>
                    {t(sortWords[one])}
                  </option>
                ))}
              </select>
            </label>
            <p class="faint tally-line" role="status">
              {tn('services_count', total)}
            </p>
          </div>
          {total === 0 ? (
            <p class="hint" data-empty="no-match">{t('services_no_match', clip(words, 60))}</p>
          ) : (
            <Table rows={pages.items} sort={sort} descending={descending} by={(one) => go({ sort: one, descending: one === sort ? !descending : firstWay(one) })} />
          )}
          <MorePages of={pages} total={total} />
        </div>
      )}
    </>
  );
}

/** More rows than a window shows. */
const inSight = 9;

const sortWords = {
  name: 'services_sort_name',
  documents: 'services_sort_documents',
  versions: 'services_sort_versions',
  changes: 'services_sort_changes',
  last_change: 'services_sort_last_change',
} as const;

/** Searches a moment after the last key, so that the table follows the words. */
function Finder({ words, find }: { words: string; find: (words: string) => void }) {
  const [typed, setTyped] = useState(words);
  const latest = useRef(find);
  latest.current = find;
  useEffect(() => {
    if (typed === words) return;
    const timer = setTimeout(() => latest.current(typed), 180);
    return () => clearTimeout(timer);
  }, [typed, words]);
  return (
    <label class="field grow">
      {t('services_find')}
      <input type="search" value={typed} maxLength={120} onInput={(event) => setTyped(event.currentTarget.value)} />
    </label>
  );
}

function Table({ rows, sort, descending, by }: { rows: readonly Row[]; sort: Sort; descending: boolean; by: (sort: Sort) => void }) {
  const { shown, more } = useFirst(rows, inSight);
  const asked = knownRows(rows.find((row) => row.label.length > 0)?.label ?? []);
  const heading = (one: Sort, more = '') => (
    <th role="columnheader" scope="col" class={more} aria-sort={one === sort ? (descending ? 'descending' : 'ascending') : undefined}>
      <button type="button" class="sorter" onClick={() => by(one)}>
        {t(sortWords[one])}
        <span aria-hidden="true" class="way">
          {one === sort ? (descending ? '↓' : '↑') : ''}
        </span>
      </button>
    </th>
  );
  return (
    <table role="table" aria-label={t('viewer_services')}>
      <thead role="rowgroup">
        <tr role="row">
          {heading('name')}
          {asked.map(({ row }) => (
            <th role="columnheader" scope="col" key={row} class="question">
              {rowWord(row)}
            </th>
          ))}
          {heading('changes')}
          {heading('last_change')}
        </tr>
      </thead>
      <tbody role="rowgroup" aria-busy={more}>
        {shown.map((row) => (
          <ServiceRow key={row.service} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function ServiceRow({ row }: { row: Row }) {
  const shown = row.documents.slice(0, 4);
  const rest = row.documents_total - shown.length;
  return (
    <tr role="row" data-item data-service={row.service}>
      <th role="rowheader" scope="row">
        <span class="service-name" dir="auto">{clip(row.service, 80)}</span>
        <ul class="documents">
          {shown.map((one) => (
            <li key={one.id}>
              <a href={links.document(one.id)} dir="auto">
                {clip(one.terms_type, 60)}
                <span class="hidden-text">, {clip(row.service, 80)}</span>
              </a>
            </li>
          ))}
          {rest > 0 && (
            <li>
              <a class="rest" href={links.service(row.service)}>{tn('services_more_documents', rest)}</a>
            </li>
          )}
        </ul>
      </th>
      {knownRows(row.label).map((one) => (
        <td role="cell" key={one.row} class="answer">
          <span class="cell-name" aria-hidden="true">{rowWord(one.row)}</span>
          <LabelAnswer row={one} />
        </td>
      ))}
      {row.label.length === 0 && <td role="cell" class="unread" colSpan={8} aria-busy={row.unread > 0}>{row.unread > 0 ? t('services_reading') : ''}</td>}
      <td role="cell" class="changes">
        <span class="cell-name" aria-hidden="true">{t('services_sort_changes')}</span>
        <span class="count">{number(row.changes)}</span>
        <Spark counts={row.activity} />
      </td>
      <td role="cell" class="when">
        <span class="cell-name" aria-hidden="true">{t('services_sort_last_change')}</span>
        {row.last_change === null ? <span class="faint">{t('services_never')}</span> : <time dateTime={row.last_change}>{day(row.last_change)}</time>}
      </td>
    </tr>
  );
}

export const view: View = {
  paths: ['/', '/services'],
  title: 'viewer_services',
  nav: { label: 'viewer_services', href: '/services' },
  Component: Services,
};
