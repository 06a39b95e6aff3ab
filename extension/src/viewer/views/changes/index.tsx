// Changes: what every document changed, newest first, by day. A change is seen when its words are opened (DESIGN 3.7).

import { useRef, useState } from 'preact/hooks';
import type { ChangeEntry } from '../../../protocol/types';
import { Button } from '../../../ui/button';
import { EmptyState } from '../../../ui/callout';
import { ChangeEntryItem } from '../../../ui/change-item';
import { clip, day } from '../../../ui/format';
import { t, tn } from '../../../ui/text';
import { printCss } from '../../evidence/evidence-css';
import { useOpened } from '../../evidence/use-opened';
import { useFirst } from '../../shell/after-paint';
import { addViewCss } from '../../shell/css';
import { links } from '../../shell/links';
import { navigate } from '../../shell/location';
import { Failed, MorePages, ViewHeader, Waiting } from '../../shell/parts';
import { useCall, usePages } from '../../shell/rpc';
import type { View, ViewProps } from '../../shell/view';
import { changesCss } from './changes-css';
import { byDay } from './by-day';

addViewCss(changesCss);
addViewCss(printCss);

function Changes({ query }: ViewProps) {
  const unseenOnly = query.get('show') === 'unseen';
  const pages = usePages('changes.list', { limit: 40, unseen_only: unseenOnly });
  const { call, forget } = useCall();
  const [seen, setSeen] = useState<ReadonlySet<number>>(new Set());
  const isSeen = (entry: ChangeEntry): boolean => entry.seen || seen.has(entry.id);
  const asked = useRef(new Set<number>());
  const mark = (wanted: number[]): void => {
    const ids = wanted.filter((id) => !asked.current.has(id));
    if (ids.length === 0) return;
    for (const id of ids) asked.current.add(id);
    setSeen((before) => new Set([...before, ...ids]));
    forget('changes.list', 'digest.get');
    call('changes.mark_seen', { ids }).catch(() => {
      // It stays new: better told twice than never.
      for (const id of ids) asked.current.delete(id);
      setSeen((before) => new Set([...before].filter((id) => !ids.includes(id))));
    });
  };
  const unseen = pages.items.filter((entry) => entry.substantive && !isSeen(entry)).map((entry) => entry.id);
  return (
    <>
      <ViewHeader title={t('feed_title')} standfirst={t('feed_text')} />
      <div class="controls" role="group" aria-label={t('feed_show')}>
        <Choice on={!unseenOnly} href={links.changes()}>{t('feed_all')}</Choice>
        <Choice on={unseenOnly} href={`${links.changes()}?show=unseen`}>{t('feed_unseen')}</Choice>
        <a class="button plain" href={links.digest()}>{t('digest_title')}</a>
        {unseen.length > 0 && (
          <Button action="mark-all" look="plain" onPress={() => mark(unseen.slice(0, 500))}>
            {t('mark_all_seen')}
          </Button>
        )}
      </div>
      {pages.error && pages.items.length === 0 && <Failed error={pages.error} again={pages.again} />}
      {pages.loading && pages.items.length === 0 && <Waiting />}
      {pages.page && pages.items.length === 0 && (
        <EmptyState title={t(unseenOnly ? 'feed_none_unseen' : 'feed_none')} state="no-changes">
          <p>{t(unseenOnly ? 'feed_none_unseen_text' : 'feed_none_text')}</p>
        </EmptyState>
      )}
      {pages.items.length > 0 && (
        <div class="feed">
          <Feed entries={pages.items} isSeen={isSeen} mark={mark} />
          <MorePages of={pages} />
        </div>
      )}
    </>
  );
}

const inSight = 6;

/** By day. */
function Feed({ entries, isSeen, mark }: { entries: readonly ChangeEntry[]; isSeen: (entry: ChangeEntry) => boolean; mark: (ids: number[]) => void }) {
  const { shown } = useFirst(entries, inSight);
  return byDay(shown).map(({ date, entries: those }) => (
    <section key={date} aria-label={day(date)}>
      <h2>{day(date)}</h2>
      <ul>
        {those.map((entry) => (
          <Entry key={entry.id} entry={entry} seen={isSeen(entry)} onSeen={() => mark([entry.id])} />
        ))}
      </ul>
    </section>
  ));
}

function Choice({ on, href, children }: { on: boolean; href: string; children: string }) {
  return (
    <Button
      action="choose"
      look={on ? 'main' : 'quiet'}
      onPress={() => navigate(href, 'same')}
    >
      {children}
      {on && <span class="hidden-text"> {t('feed_chosen')}</span>}
    </Button>
  );
}

export function Entry({ entry, seen, onSeen }: { entry: ChangeEntry; seen: boolean; onSeen: () => void }) {
  const fresh = entry.substantive && !seen;
  const left = entry.items_total - entry.items.length;
  // Opening the words of a change is looking at it.
  const opened = useOpened<HTMLLIElement>(() => {
    if (fresh) onSeen();
  });
  return (
    <li
      class="feed-entry"
      data-item
      data-change={entry.id}
      data-seen={!fresh}
      data-substantive={entry.substantive}
      ref={opened}
    >
      <h3>
        <a href={links.document(entry.document_id)} dir="auto">
          {clip(`${entry.service}, ${entry.terms_type}`, 140)}
        </a>
        {fresh && <span class="fresh">{t('new_to_you')}</span>}
      </h3>
      <p class="counts">
        {counts(entry)}
        <a
          href={links.compare(entry.document_id, entry.from_version, entry.to_version)}
          onClick={() => {
            if (fresh) onSeen();
          }}
        >
          {t('feed_compare', entry.from_version, entry.to_version)}
        </a>
      </p>
      {entry.items.length > 0 && (
        <ul class="feed-items">
          {entry.items.slice(0, 6).map((item, at) => (
            <ChangeEntryItem key={at} change={item} />
          ))}
        </ul>
      )}
      {left + Math.max(0, entry.items.length - 6) > 0 && <p class="faint">{tn('feed_more', left + Math.max(0, entry.items.length - 6))}</p>}
    </li>
  );
}

function counts(entry: ChangeEntry): string {
  if (!entry.substantive) return t('cosmetic_only');
  return [
    entry.added > 0 ? tn('clauses_added', entry.added) : '',
    entry.changed > 0 ? tn('clauses_changed', entry.changed) : '',
    entry.removed > 0 ? tn('clauses_removed', entry.removed) : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

export const view: View = {
  paths: ['/changes'],
  title: 'feed_title',
  nav: { label: 'feed_title', href: '/changes' },
  Component: Changes,
};
