import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChangeEntry, NoticeClaim, WatchEntry } from '../protocol/types';
import { isLocal, setWatch, watchView } from './watched';
import { moreAlarm, noticesOf, noticeTarget, watchAlarm, Watching, type WatchHost } from './watching';

const nothing: NoticeClaim = { changes: [], more: 0, moved: [], digest: null, unseen: 0 };
const entry = { id: 1, url: 'https://a.example/terms', service: 'A', document_id: null, message: null, read_at: null } as WatchEntry;
const change = {
  id: 7,
  document_id: 'SP-D-AAAAAAAAAA',
  service: 'Parley',
  terms_type: 'Terms of Service',
  items: [{ substantive: false, summary: 'A date.' }, { substantive: true, summary: 'Arbitration was added.' }],
} as ChangeEntry;

let asked: { method: string; params: unknown }[];
let replies: Record<string, unknown>;
let alarms: Map<string, unknown>;
let shown: { id: string; title: string; message: string }[];
let host: WatchHost;

beforeEach(() => {
  asked = [];
  alarms = new Map();
  shown = [];
  replies = {
    'settings.get': { settings: { watch_while_browsing: true } },
    'watch.list': { items: [], due: 2 },
    'watch.check': { checked: [entry], due: 0 },
    'notice.claim': nothing,
    'watch.add': { watch: entry, added: true },
    'watch.remove': { removed: 1 },
  };
  host = {
    call: ((method: string, params: unknown) => {
      asked.push({ method, params });
      const reply = replies[method];
      return reply instanceof Error ? Promise.reject(reply) : Promise.resolve(reply);
    }) as WatchHost['call'],
  };
  vi.stubGlobal('chrome', {
    alarms: {
      get: (name: string) => Promise.resolve(alarms.get(name)),
      create: (name: string, info: unknown) => {
        alarms.set(name, info);
        return Promise.resolve();
      },
    },
    i18n: { getMessage: (key: string, words: string[]) => [key, ...words].join('|') },
    notifications: {
      create: (id: string, notice: { title: string; message: string }) => {
        shown.push({ id, title: notice.title, message: notice.message });
        return Promise.resolve(id);
      },
    },
    runtime: { getURL: (path: string) => `chrome-extension://x/${path}` },
  });
});

const methods = () => asked.map(({ method }) => method);

describe('the alarm', () => {
  it('is made once and not put off by a worker that wakes again', async () => {
    const watching = new Watching(host);
    await watching.schedule();
    const first = alarms.get(watchAlarm);
    await watching.schedule();
    expect(alarms.get(watchAlarm)).toBe(first);
    expect(first).toMatchObject({ periodInMinutes: 30 });
  });

  it('has a few pages looked at where some are due', async () => {
    await new Watching(host).round();
    expect(methods()).toEqual(['settings.get', 'watch.list', 'watch.check', 'notice.claim']);
    expect(asked[2]?.params).toEqual({ limit: 3 });
    expect(alarms.has(moreAlarm)).toBe(false);
  });

  it('asks for nothing where nothing is due, as after a session was restored', async () => {
    replies['watch.list'] = { items: [], due: 0 };
    await new Watching(host).round();
    expect(methods()).not.toContain('watch.check');
  });

  it('goes on soon where more is due, but not when all of it waits for servers', async () => {
    replies['watch.check'] = { checked: [entry], due: 4 };
    await new Watching(host).round();
    expect(alarms.has(moreAlarm)).toBe(true);
    alarms.clear();
    replies['watch.check'] = { checked: [], due: 4 };
    await new Watching(host).round();
    expect(alarms.has(moreAlarm)).toBe(false);
  });

  it('leaves the network alone when that is set, and still tells', async () => {
    replies['settings.get'] = { settings: { watch_while_browsing: false } };
    await new Watching(host).round();
    expect(methods()).toEqual(['settings.get', 'notice.claim']);
  });

  it('is quiet without a host', async () => {
    replies['settings.get'] = new Error('no host');
    await expect(new Watching(host).round()).resolves.toBeUndefined();
    expect(shown).toEqual([]);
  });
});

describe('notices', () => {
  it('are one for each change, with what matters of it', async () => {
    replies['notice.claim'] = { ...nothing, changes: [change] };
    await new Watching(host).tell();
    expect(shown).toEqual([
      { id: 'change SP-D-AAAAAAAAAA 7', title: 'notice_change_title|Parley|Terms of Service', message: 'Arbitration was added.' },
    ]);
  });

  it('are one for the rest, for a move and for the week', () => {
    const news = { ...nothing, more: 9, moved: [entry], digest: { services: 2, documents: 3, changes: 4, worst: 'high' as const } };
    const made = noticesOf(news, (key, words) => [key, ...words].join('|'));
    expect(made.map(({ id }) => id)).toEqual(['more', 'moved', 'digest']);
    expect(made[2]?.message).toBe('notice_digest|4|2');
  });

  it('lead to the document they are about', () => {
    expect(noticeTarget('change SP-D-AAAAAAAAAA 7')).toEqual({ at: 'SP-D-AAAAAAAAAA' });
    expect(noticeTarget('digest')).toEqual({ at: undefined });
    expect(noticeTarget('something else')).toBeUndefined();
  });
});

describe('one click', () => {
  it('watches the document where there is one, else the address', async () => {
    await setWatch(host, 'https://a.example/terms', 'SP-D-AAAAAAAAAA', true);
    await setWatch(host, 'https://a.example/terms', undefined, true);
    expect(asked.map(({ params }) => params)).toEqual([{ document: 'SP-D-AAAAAAAAAA' }, { url: 'https://a.example/terms' }]);
  });

  it('allows one’s own network only where the page is on it', async () => {
    await setWatch(host, 'http://192.168.1.4:8080/terms', undefined, true);
    expect(asked[0]?.params).toMatchObject({ local: true });
    const own = ['http://a.example/', 'https://localhost/', 'https://10.0.0.1/', 'https://nas.local/', 'https://[::1]/', 'https://172.20.0.1/'];
    expect(own.filter((url) => !isLocal(url))).toEqual([]);
    const others = ['https://a.example/', 'https://local.example/', 'https://172.32.0.1/', 'https://10.example/', 'https://110.0.0.1/'];
    expect(others.filter(isLocal)).toEqual([]);
  });

  it('takes it back, and says how it stands', async () => {
    expect(await setWatch(host, 'https://a.example/terms', undefined, false)).toMatchObject({ watched: false });
    expect(methods()).toEqual(['watch.remove']);
    expect(await watchView(host, 'https://a.example/terms', undefined)).toMatchObject({ watched: false });
    replies['watch.list'] = { items: [{ ...entry, message: 'The site asks for a login.' }], due: 0 };
    expect(await watchView(host, 'https://a.example/terms', undefined)).toEqual({ watched: true, line: 'The site asks for a login.' });
  });

  it('is not there for what is no web page', async () => {
    expect(await watchView(host, 'about:blank', undefined)).toBeUndefined();
    await expect(setWatch(host, 'file:///etc/passwd', undefined, true)).rejects.toThrow();
    expect(asked).toEqual([]);
  });
});
