import { describe, expect, it, vi } from 'vitest';
import type { Report, Severity } from '../protocol/types';
import { originsToAsk, siteAccess } from './access';
import { badgeText, showBadge } from './badge';
import { mergeSettings, readSettings, withCollapsed } from './settings';
import { reportLite, takesPanel, TabRecords } from './tab-records';

describe('badge', () => {
  it('is empty unless something is unseen', () => {
    expect([-1, 0, 1, 99, 100].map(badgeText)).toEqual(['', '', '1', '99', '99+']);
  });

  it('is coloured by the severity it is given', async () => {
    const shown: unknown[] = [];
    const note = (value: unknown): Promise<void> => {
      shown.push(value);
      return Promise.resolve();
    };
    vi.stubGlobal('chrome', { action: { setBadgeText: note, setBadgeBackgroundColor: note, setBadgeTextColor: note } });
    for (const severity of ['high', 'medium', 'low'] as const) await showBadge(2, severity);
    vi.unstubAllGlobals();
    expect(shown.filter((one) => (one as { text?: string }).text === '2')).toHaveLength(3);
    const colours = shown.flatMap((one) => ((one as { color?: string }).color ?? '#ffffff') === '#ffffff' ? [] : [(one as { color: string }).color]);
    expect(new Set(colours).size).toBe(3);
  });
});

describe('access', () => {
  it.each([
    ['https://a.example/', true, false, 'ok'],
    ['https://a.example/', false, false, 'none'],
    ['chrome://settings/', false, false, 'restricted'],
    ['https://addons.mozilla.org/x', true, true, 'restricted'],
    ['https://chromewebstore.google.com/', true, true, 'restricted'],
    [undefined, false, false, 'none'],
    [undefined, true, true, 'restricted'],
  ])('%s (granted %s, all %s) is %s', (url, granted, all, wanted) => expect(siteAccess(url, granted, all)).toBe(wanted));

  it('asks for one site where it knows which', () => {
    expect(originsToAsk('https://a.example:8443/x')).toEqual(['https://a.example/*']);
    expect(originsToAsk(undefined)).toEqual(['http://*/*', 'https://*/*']);
  });
});

const guard = { default: 'hold', services: [], paused_until: 0 };

describe('settings', () => {
  it('reads what is there and no more', () => {
    expect(readSettings(undefined)).toEqual({ collapsed_sites: [], watch_pages: true, feedback: guard });
    expect(readSettings({ collapsed_sites: ['a', 1], watch_pages: 'x', other: 1 })).toEqual({ collapsed_sites: ['a'], watch_pages: true, feedback: guard });
  });

  it('folds and unfolds a site once', () => {
    const folded = withCollapsed(withCollapsed(readSettings({}), 'a.example', true), 'a.example', true);
    expect(folded.collapsed_sites).toEqual(['a.example']);
    expect(withCollapsed(folded, 'a.example', false).collapsed_sites).toEqual([]);
    expect(mergeSettings(folded, { watch_pages: false })).toEqual({ collapsed_sites: ['a.example'], watch_pages: false, feedback: guard });
  });
});

describe('tab records', () => {
  function records() {
    const kept = new Map<string, unknown>();
    return new TabRecords({
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
  }

  it('are void when the tab is elsewhere', async () => {
    const tabs = records();
    await tabs.set(1, { url: 'https://a.example/t', note: 'reading' });
    expect(await tabs.get(1, 'https://a.example/t#liability')).toMatchObject({ note: 'reading' });
    expect(await tabs.get(1, 'https://a.example/other')).toBeUndefined();
    expect(await tabs.get(2, 'https://a.example/t')).toBeUndefined();
    expect(await tabs.get(1, undefined)).toBeUndefined();
  });

  it('give the panel to the frame with more to say', () => {
    const report = {} as never;
    expect(takesPanel(undefined, 3, 0)).toBe(true);
    expect(takesPanel({ url: 'u', frameId: 0, report, findings: 5 }, 3, 5)).toBe(false);
    expect(takesPanel({ url: 'u', frameId: 0, report, findings: 5 }, 3, 6)).toBe(true);
    expect(takesPanel({ url: 'u', frameId: 0, report, findings: 5 }, 0, 1)).toBe(true);
  });
});

it('keeps of a report what the popup shows', () => {
  const finding = (severity: Severity, id: string) => ({ id, type: 't', severity, stance: 'neutral', headline: id, record_id: 'r', why: 'w' });
  const document = { id: 'd', url: 'u', service: 's', terms_type: 't', versions: 1, status: 'new', first_seen: 'f', last_verified: 'l', sha256: 'x' };
  const promise = { ...finding('high', '0'), stance: 'for_you' };
  const findings = [promise, finding('high', '1'), finding('high', '2'), finding('low', '3'), finding('info', '4')];
  const lite = reportLite({ document, findings, stored_reason: 'translated' } as unknown as Report);
  expect(lite.counts).toEqual({ info: 1, low: 1, medium: 0, high: 2 });
  expect(lite.in_favour).toBe(1);
  expect(lite.top.map(({ id }) => id)).toEqual(['1', '2', '3']);
  expect(lite.top[0]).not.toHaveProperty('why');
  expect(lite.document).not.toHaveProperty('sha256');
  expect(lite.not_stored).toBe('translated');
});
