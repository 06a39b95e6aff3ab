// The history at a glance: every document with its versions and last change, and the newest changes.

import type { ChangeEntry } from '../protocol/types';
import { ActionForm } from '../ui/actions';
import { Button } from '../ui/button';
import { Callout, EmptyState } from '../ui/callout';
import { ChangeEntryItem } from '../ui/change-item';
import { CommandLine } from '../ui/command-line';
import { clip, day, safeLink, shortAddress } from '../ui/format';
import { SmallprintMark } from '../ui/shapes';
import { t, tn } from '../ui/text';
import type { ListedDocument } from './data';

export interface ViewerModel {
  readonly phase: 'loading' | 'no_session' | 'failed' | 'ready';
  readonly failure?: string;
  /** Absent where the host does not list documents. */
  readonly documents?: readonly ListedDocument[];
  readonly moreDocuments?: string;
  readonly changes: readonly ChangeEntry[];
  readonly moreChanges?: string;
  /** A record id to show first. */
  readonly at?: string;
}

export function ViewerView(model: ViewerModel) {
  return (
    <main class="page viewer" data-phase={model.phase}>
      <header>
        <span class="mark-name">
          <SmallprintMark size={22} />
          {t('product')}
        </span>
        <h1>{t('your_history')}</h1>
        {model.phase === 'ready' && <p class="standfirst">{t('your_history_text')}</p>}
      </header>
      <ActionForm class="stack">
        {model.phase === 'loading' && <p role="status">{t('one_moment')}</p>}
        {model.phase === 'no_session' && <NoSessionPage />}
        {model.phase === 'failed' && (
          <Callout title={t('viewer_failed')} tone="high" state="failed">
            <p dir="auto">{clip(model.failure ?? '', 400)}</p>
            <div class="acts">
              <Button action="reload">{t('check_again')}</Button>
            </div>
          </Callout>
        )}
        {model.phase === 'ready' && <History {...model} />}
      </ActionForm>
    </main>
  );
}

function NoSessionPage() {
  return (
    <EmptyState title={t('no_session_title')} state="no-session">
      <p>{t('no_session_text')}</p>
      <CommandLine command="smallprint view" />
    </EmptyState>
  );
}

function History(model: ViewerModel) {
  if (model.documents?.length === 0 && model.changes.length === 0) {
    return (
      <EmptyState title={t('history_empty_title')} state="no-documents">
        <p>{t('history_empty_text')}</p>
      </EmptyState>
    );
  }
  return (
    <>
      {model.documents && <Documents {...model} documents={model.documents} />}
      <section>
        <h2>{t('recent_changes')}</h2>
        {model.changes.length === 0 && <p class="hint">{t('no_changes_yet')}</p>}
        <ol class="feed">
          {model.changes.map((entry) => (
            <Step key={entry.id} entry={entry} />
          ))}
        </ol>
        {model.moreChanges !== undefined && <Button action="more-changes">{t('show_more')}</Button>}
      </section>
    </>
  );
}

function Documents({ documents, changes, moreDocuments, at }: ViewerModel & { documents: readonly ListedDocument[] }) {
  const lastChange = new Map<string, string>();
  for (const entry of changes) if (!lastChange.has(entry.document_id)) lastChange.set(entry.document_id, entry.at);
  return (
    <section>
      <h2>{t('documents_all')}</h2>
      <div class="table-wrap" role="region" aria-label={t('documents_all')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('column_service')}</th>
              <th scope="col">{t('column_document')}</th>
              <th scope="col" class="number">{t('column_versions')}</th>
              <th scope="col">{t('column_last_change')}</th>
              <th scope="col">{t('column_last_checked')}</th>
            </tr>
          </thead>
          <tbody>
            {documents.map((one) => (
              <tr key={one.id} data-record-id={one.id} class={one.id === at ? 'here' : undefined}>
                <th scope="row" dir="auto">{clip(one.service, 80)}</th>
                <td>
                  <DocumentName one={one} />
                </td>
                <td class="number">{one.versions}</td>
                <td>{day(lastChange.get(one.id)) || (one.versions > 1 ? '' : t('never'))}</td>
                <td>{day(one.last_verified)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {moreDocuments !== undefined && <Button action="more-documents">{t('show_more')}</Button>}
    </section>
  );
}

function DocumentName({ one }: { one: ListedDocument }) {
  const href = safeLink(one.url);
  return (
    <>
      <span class="doc-name" dir="auto">{clip(one.terms_type || one.title, 100)}</span>
      <span class="faint">
        {href ? (
          <a href={href} target="_blank" rel="noopener noreferrer">{shortAddress(href)}</a>
        ) : (
          clip(one.url, 80)
        )}{' '}
        <code>{one.id}</code>
      </span>
    </>
  );
}

function Step({ entry }: { entry: ChangeEntry }) {
  const left = entry.items_total - entry.items.length;
  return (
    <li data-change={entry.id} data-seen={entry.seen || !entry.substantive}>
      <h3>
        <span dir="auto">{clip(entry.service, 80)}</span> <span class="faint" dir="auto">{clip(entry.terms_type, 80)}</span>
      </h3>
      <p class="faint">
        {[day(entry.at), t('version_step', entry.from_version, entry.to_version)].join(' · ')}
      </p>
      <ul>
        {entry.items.map((item, at) => (
          <ChangeEntryItem key={at} change={item} />
        ))}
      </ul>
      {left > 0 && <p class="faint">{tn('changes_left_out', left)}</p>}
    </li>
  );
}
