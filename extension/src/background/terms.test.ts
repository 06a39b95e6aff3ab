import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { HostStateView } from '../protocol/messages';
import { HostError } from '../protocol/rpc';
import { type Host, HostUnavailable } from './host';
import { TabRecords } from './tab-records';
import { noteFor, type Sender, Terms, type TermsPage } from './terms';

const address = 'https://chat.example/terms';
const sender: Sender = { tabId: 1, frameId: 0, url: address, tabUrl: address, incognito: false };
const page: TermsPage = { type: 'terms.page', url: address, title: 'Terms', language: 'en', html: '<p>x</p>', translated: false, score: 1 };
const openShadow = (): Promise<boolean> => Promise.resolve(true);

function report(findings = 1) {
  const finding = { id: 'f1', type: 't', severity: 'high', stance: 'neutral', headline: 'h', record_id: 'SP-P-AAAAAAAAAA' };
  return {
    document: { id: 'SP-D-AAAAAAAAAA', url: address, service: 'S', terms_type: 'T', versions: 1, status: 'new', first_seen: '', last_verified: '' },
    reason: null,
    findings: Array.from({ length: findings }, () => finding),
    stored_reason: null,
  };
}

let sent: { tabId: number; message: Record<string, unknown>; frameId: number }[];
let injected: { files?: string[]; target: { frameIds?: number[] } }[];
let call: ReturnType<typeof vi.fn>;
let tabUrl: string;
let terms: Terms;
let records: TabRecords;

function toPanel(type: string) {
  return sent.filter(({ message }) => message['type'] === type);
}

beforeEach(() => {
  sent = [];
  injected = [];
  tabUrl = address;
  const kept = new Map<string, unknown>();
  vi.stubGlobal('chrome', {
    scripting: {
      executeScript: (injection: (typeof injected)[number]) => {
        injected.push(injection);
        return Promise.resolve((injection.target.frameIds ?? [0, 7]).map((frameId) => ({ frameId })));
      },
      insertCSS: () => Promise.resolve(),
      removeCSS: () => Promise.reject(new Error('none')),
    },
    tabs: {
      get: () => Promise.resolve({ url: tabUrl }),
      sendMessage: (tabId: number, message: Record<string, unknown>, { frameId }: { frameId: number }) => {
        sent.push({ tabId, message, frameId });
        return Promise.resolve({ ok: true, value: { found: true, sent: true } });
      },
    },
    storage: { local: { get: () => Promise.resolve({ settings: { collapsed_sites: ['chat.example'] } }) } },
  });
  call = vi.fn(() => Promise.resolve(report()));
  records = new TabRecords({
    get: (key) => Promise.resolve({ [key]: kept.get(key) }),
    set: (items) => {
      for (const [key, value] of Object.entries(items)) kept.set(key, value);
      return Promise.resolve();
    },
    remove: (key) => {
      kept.delete(key);
      return Promise.resolve();
    },
  });
  terms = new Terms({ call } as unknown as Host, records, openShadow);
});

describe('a terms page', () => {
  it('goes to the host and its report to the top frame', async () => {
    expect(await terms.page(sender, page)).toEqual({ outcome: 'shown' });
    expect(call).toHaveBeenCalledWith('page.analyze', expect.objectContaining({ url: address, record: true, translated: false }));
    expect(injected.at(-1)).toMatchObject({ files: ['panel.js'], target: { frameIds: [0] } });
    expect(toPanel('panel.show')[0]).toMatchObject({ frameId: 0, message: { openShadow: true, collapsed: true } });
    expect((await records.get(1, address))?.report?.counts.high).toBe(1);
  });

  it('is not recorded from a private window, whatever the page says', async () => {
    await terms.page({ ...sender, incognito: true }, { ...page, record: true } as TermsPage);
    expect(call).toHaveBeenCalledWith('page.analyze', expect.objectContaining({ record: false }));
  });

  it('is filed under its own origin only', async () => {
    await terms.page(sender, { ...page, url: 'https://bank.example/terms' });
    expect(call).toHaveBeenCalledWith('page.analyze', expect.objectContaining({ url: address }));
  });

  it('shows nothing when the host says it is not terms', async () => {
    call.mockResolvedValue({ document: null, reason: 'not_terms', findings: [] });
    expect(await terms.page(sender, page)).toEqual({ outcome: 'silent' });
    expect(sent).toEqual([]);
    expect(injected).toEqual([]);
    expect((await records.get(1, address))?.note).toBe('not_terms');
  });

  it('shows nothing when the tab has moved on meanwhile', async () => {
    tabUrl = 'https://chat.example/other';
    expect(await terms.page(sender, page)).toEqual({ outcome: 'silent' });
    expect(sent).toEqual([]);
  });

  it.each([
    ['host_unavailable', new HostUnavailable({ state: 'missing', message_key: 'host_missing' } satisfies HostStateView)],
    ['too_large', new HostError('too_large', 'Too large.', {})],
    ['failed', new Error('x')],
  ])('notes %s and shows nothing', async (note, error) => {
    call.mockRejectedValue(error);
    expect(await terms.page(sender, page)).toEqual({ outcome: 'unavailable' });
    expect((await records.get(1, address))?.note).toBe(note);
    expect(sent).toEqual([]);
  });
});

describe('a terms document in a frame', () => {
  const framed: Sender = { ...sender, frameId: 7, url: 'https://legal.example/terms', tabUrl: 'https://chat.example/join' };

  beforeEach(() => {
    tabUrl = 'https://chat.example/join';
  });

  it('has its panel in the top frame and its quotes in its own', async () => {
    await terms.page(framed, { ...page, url: 'https://legal.example/terms' });
    expect(call).toHaveBeenCalledWith('page.analyze', expect.objectContaining({ url: 'https://legal.example/terms' }));
    expect(toPanel('panel.show')[0]?.frameId).toBe(0);
    const quote = { exact: 'x', prefix: '', suffix: '' };
    expect(await terms.quote({ ...framed, frameId: 0, url: framed.tabUrl }, quote)).toEqual({ found: true });
    expect(toPanel('quote.show')[0]).toMatchObject({ frameId: 7, message: { quote } });
  });

  it('does not displace a page that has as much to say', async () => {
    await terms.page({ ...framed, frameId: 0, url: framed.tabUrl }, page);
    expect(await terms.page(framed, page)).toEqual({ outcome: 'silent' });
    call.mockResolvedValue(report(2));
    expect(await terms.page(framed, page)).toEqual({ outcome: 'shown' });
  });

  it('takes the panel away when it is gone, and not when another frame is', async () => {
    await terms.page(framed, page);
    await terms.gone({ ...framed, frameId: 3 });
    expect(toPanel('panel.remove')).toEqual([]);
    await terms.declined({ ...framed, frameId: 3 }, 'not_terms');
    expect((await records.get(1, tabUrl))?.report).toBeDefined();
    await terms.gone(framed);
    expect(toPanel('panel.remove')).toHaveLength(1);
    expect(await records.get(1, tabUrl)).toBeUndefined();
  });
});

describe('read now', () => {
  it('forces the page itself, not its frames', async () => {
    await terms.readNow(1);
    expect(toPanel('terms.look').map(({ frameId, message }) => [frameId, message['force']])).toEqual([
      [0, true],
      [7, false],
    ]);
  });

  it('gives the report, or why there is none', async () => {
    expect(await terms.readNow(1)).toEqual({ note: 'not_terms' });
    await terms.page(sender, page);
    expect((await terms.readNow(1)).report?.document.service).toBe('S');
  });
});

it('has a word for every reason', () => {
  expect(['not_terms', null, 'too_large', 'login', 'captcha'].map(noteFor)).toEqual([
    'not_terms', 'not_terms', 'too_large', 'unreadable', 'unreadable',
  ]);
});
