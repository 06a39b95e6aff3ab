// Watching without visits: while the browser runs, an alarm has the host look at what is due, a few pages at a time, and
// tells what came of it. What is due, who was told of what and how often is asked is the host's: a restored session, a
// second browser or a worker that woke again changes nothing. Keeps no state but the alarms.

import type { Method } from '../protocol/rpc';
import type { ChangeEntry, Methods, NoticeClaim, WatchEntry } from '../protocol/types';

/** What we need of the host. */
export interface WatchHost {
  call: <M extends Method>(method: M, params: Methods[M]['params']) => Promise<Methods[M]['result']>;
}

export const watchAlarm = 'watch';
/** Comes sooner than the other, where one batch did not do. */
export const moreAlarm = 'watch-more';

const everyMinutes = 30;
const batch = 3;

/** A moment between `least` and `most` minutes: not every browser asks at the same time. */
function chance(least: number, most: number): number {
  return least + Math.random() * (most - least);
}

/** What is to be shown: an id that says where a click leads, a title and a text. */
export interface Notice {
  id: string;
  title: string;
  message: string;
}

/** The words of notices; `say` is chrome.i18n.getMessage. */
export function noticesOf(news: NoticeClaim, say: (key: string, substitutions: string[]) => string): Notice[] {
  const notices = news.changes.map((change) => changeNotice(change, say));
  if (news.more > 0) notices.push({ id: 'more', title: say('notice_more_title', [String(news.more)]), message: say('notice_more', []) });
  for (const moved of news.moved) notices.push(movedNotice(moved, say));
  if (news.digest !== null) {
    const { changes, services } = news.digest;
    notices.push({
      id: 'digest',
      title: say('notice_digest_title', []),
      message: say('notice_digest', [String(changes), String(services)]),
    });
  }
  return notices;
}

function changeNotice(change: ChangeEntry, say: (key: string, substitutions: string[]) => string): Notice {
  const item = change.items.find(({ substantive }) => substantive);
  return {
    id: `change ${change.document_id} ${change.id}`,
    title: say('notice_change_title', [change.service.slice(0, 80), change.terms_type.slice(0, 80)]),
    message: (item?.summary ?? '').slice(0, 300),
  };
}

function movedNotice(moved: WatchEntry, say: (key: string, substitutions: string[]) => string): Notice {
  return {
    id: moved.document_id === null ? 'moved' : `moved ${moved.document_id}`,
    title: say('notice_moved_title', [moved.service.slice(0, 80)]),
    message: say('notice_moved', [moved.url.slice(0, 200)]),
  };
}

/** The record that a click on a notification leads to; undefined: the history as a whole. Nothing for others' ids. */
export function noticeTarget(id: string): { at: string | undefined } | undefined {
  const [kind, document] = id.split(' ');
  if (kind === 'more' || kind === 'digest') return { at: undefined };
  if (kind === 'change' || kind === 'moved') return { at: document };
  return undefined;
}

export class Watching {
  readonly #host: WatchHost;

  constructor(host: WatchHost) {
    this.#host = host;
  }

  /** Makes sure of the alarm. One that is there stays as it is, or a worker that wakes often would put it off for ever. */
  async schedule(): Promise<void> {
    if ((await chrome.alarms.get(watchAlarm)) !== undefined) return;
    await chrome.alarms.create(watchAlarm, { delayInMinutes: chance(2, 6), periodInMinutes: everyMinutes });
  }

  /** Has a few pages looked at if any are due, and tells what is new. Never throws: without a host there is no news. */
  async round(): Promise<void> {
    try {
      const { settings } = await this.#host.call('settings.get', {});
      if (settings.watch_while_browsing) await this.#check();
      await this.tell();
    } catch {
      // The next alarm finds out.
    }
  }

  async #check(): Promise<void> {
    // A look costs the host nothing; fetching is only begun where something is due.
    const { due } = await this.#host.call('watch.list', { limit: 1, due_only: true });
    if (due === 0) return;
    const left = await this.#host.call('watch.check', { limit: batch });
    if (left.due > 0 && left.checked.length > 0) await chrome.alarms.create(moreAlarm, { delayInMinutes: chance(1, 2) });
  }

  /** Shows what nobody was told of yet. The host gives each thing to one caller, once. */
  async tell(): Promise<void> {
    const news = await this.#host.call('notice.claim', {});
    for (const notice of noticesOf(news, (key, substitutions) => chrome.i18n.getMessage(key, substitutions))) {
      await chrome.notifications.create(notice.id, {
        type: 'basic',
        iconUrl: chrome.runtime.getURL('icons/icon-128.png'),
        title: notice.title,
        message: notice.message,
      });
    }
  }
}
