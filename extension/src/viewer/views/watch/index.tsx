// Watch list: pages that are looked at now and then without being opened; added, checked and removed here.

import { useState } from 'preact/hooks';
import type { Methods } from '../../../protocol/types';
import { Button } from '../../../ui/button';
import { EmptyState } from '../../../ui/callout';
import { clip, day, shortAddress } from '../../../ui/format';
import { OutsideLink } from '../../../ui/outside-link';
import { ToneShape } from '../../../ui/shapes';
import { t, tn, type MessageKey } from '../../../ui/text';
import { addViewCss } from '../../shell/css';
import { links } from '../../shell/links';
import { Failed, MorePages, ViewHeader, Waiting } from '../../shell/parts';
import { useCall, usePages } from '../../shell/rpc';
import type { View } from '../../shell/view';
import { watchCss } from './watch-css';

addViewCss(watchCss);

type Entry = Methods['watch.list']['result']['items'][number];

function Watch() {
  const pages = usePages('watch.list', { limit: 50 });
  const { call, forget } = useCall();
  const [busy, setBusy] = useState<number | 'add' | null>(null);
  const [failure, setFailure] = useState('');
  const act = async (what: number | 'add', work: () => Promise<unknown>): Promise<boolean> => {
    setBusy(what);
    setFailure('');
    try {
      await work();
      forget('watch.list');
      pages.again();
      return true;
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
      return false;
    } finally {
      setBusy(null);
    }
  };
  return (
    <>
      <ViewHeader title={t('watch_title')} standfirst={t('watch_text')} />
      <AddForm busy={busy === 'add'} onAdd={(url) => act('add', () => call('watch.add', { url }))} />
      {failure !== '' && (
        <p class="job-failed" role="alert" dir="auto">
          {clip(failure, 300)}
        </p>
      )}
      {pages.error && pages.items.length === 0 && <Failed error={pages.error} again={pages.again} />}
      {pages.loading && pages.items.length === 0 && <Waiting />}
      {pages.page && pages.items.length === 0 && (
        <EmptyState title={t('watch_none')} state="nothing-watched">
          <p>{t('watch_none_text')}</p>
        </EmptyState>
      )}
      {pages.items.length > 0 && (
        <section>
          <h2>{tn('watch_count', pages.page?.total ?? pages.items.length)}</h2>
          <ul class="watched">
            {pages.items.map((entry) => (
              <Watched
                key={entry.id}
                entry={entry}
                busy={busy === entry.id}
                onCheck={() => void act(entry.id, () => call('watch.check', { id: entry.id }))}
                onRemove={() => void act(entry.id, () => call('watch.remove', { id: entry.id }))}
              />
            ))}
          </ul>
          <MorePages of={pages} total={pages.page?.total ?? 0} />
        </section>
      )}
    </>
  );
}

function AddForm({ busy, onAdd }: { busy: boolean; onAdd: (url: string) => Promise<boolean> }) {
  const [url, setUrl] = useState('');
  return (
    <form
      class="controls watch-add"
      onSubmit={(event) => {
        event.preventDefault();
        if (url.trim() !== '') void onAdd(url.trim()).then((added) => added && setUrl(''));
      }}
    >
      <label class="field">
        {t('watch_address')}
        <input type="url" name="url" required placeholder="https://" value={url} maxLength={2000} onInput={(event) => setUrl(event.currentTarget.value)} />
      </label>
      <Button action="add-watch" look="main" disabled={busy}>
        {t(busy ? 'one_moment' : 'watch_add')}
      </Button>
    </form>
  );
}

interface WatchedProps {
  readonly entry: Entry;
  readonly busy: boolean;
  readonly onCheck: () => void;
  readonly onRemove: () => void;
}

export function Watched({ entry, busy, onCheck, onRemove }: WatchedProps) {
  const name = clip(entry.terms_type === null ? shortAddress(entry.url) : `${entry.service}, ${entry.terms_type}`, 120);
  return (
    <li data-item data-watch={entry.id} data-state={entry.state} aria-busy={busy}>
      <div>
        <h3 dir="auto">{entry.document_id === null ? name : <a href={links.document(entry.document_id)}>{name}</a>}</h3>
        <p class="faint">
          <OutsideLink url={entry.url} />
        </p>
        <p class="state" data-tone={toneOf(entry)}>
          <ToneShape tone={toneOf(entry)} size={14} />
          <span>
            {t(stateWord(entry))}
            {entry.message !== null && <span class="why"> {clip(entry.message, 300)}</span>}
          </span>
        </p>
        <p class="faint">
          {[
            entry.read_at === null ? t('watch_never_read') : t('watch_read', day(entry.read_at)),
            entry.versions > 0 ? tn('versions_kept', entry.versions) : '',
            entry.changed_30_days > 0 ? tn('watch_changed', entry.changed_30_days) : '',
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </p>
      </div>
      <div class="acts">
        <Button action="check" disabled={busy} label={`${t('watch_check')}: ${name}`} onPress={onCheck}>
          {t(busy ? 'one_moment' : 'watch_check')}
        </Button>
        <Button action="remove" look="plain" disabled={busy} label={`${t('watch_remove')}: ${name}`} onPress={onRemove}>
          {t('watch_remove')}
        </Button>
      </div>
    </li>
  );
}

function toneOf(entry: Entry): 'good' | 'info' | 'medium' {
  return entry.state === 'ok' ? 'good' : entry.state === 'waiting' ? 'info' : 'medium';
}

function stateWord(entry: Entry): MessageKey {
  return entry.state === 'ok' ? 'watch_ok' : entry.state === 'waiting' ? 'watch_waiting' : 'watch_not_read';
}

export const view: View = {
  paths: ['/watch'],
  title: 'watch_title',
  nav: { label: 'watch_title', href: '/watch' },
  Component: Watch,
};
