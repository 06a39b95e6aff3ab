// Every view with made-up replies: axe-core finds nothing wrong, hostile words stay words, actions reach the host.

import axe from 'axe-core';
import { render, type VNode } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import english from '../../../_locales/en/messages.json';
import { goneProvision, sampleProvision, sampleReplies } from '../../ui/gallery/sample-history';
import { hostile } from '../../ui/gallery/hostile';
import { setMessages } from '../../ui/text';
import { Rpc, RpcProvider } from '../shell/rpc';
import { shareText } from './provision/record-card';
import { Confirmation } from './settings/forgetting';
import { view as changes } from './changes';
import { view as digest } from './digest';
import { view as given } from './given';
import { view as provision, ProvisionPage } from './provision';
import { view as search } from './search';
import { view as settings } from './settings';
import { view as watch } from './watch';

setMessages(english);
document.documentElement.lang = 'en';
document.title = 'Smallprint';
vi.setConfig({ testTimeout: 60_000 });

type Replies = Readonly<Record<string, unknown>>;
const none = { items: [], next_cursor: null, unseen: 0, total: 0, due: 0, since: '2026-01-01T00:00:00Z', until: '2026-01-08T00:00:00Z', services_total: 0, documents_total: 0, changes_total: 0 };

function host(given: Replies = sampleReplies) {
  const replies: Replies = { 'changes.mark_seen': { unseen: 0 }, ...given };
  const calls: { method: string; params: unknown }[] = [];
  const rpc = new Rpc({
    secret: 's',
    call: (method: string, params: object) => {
      calls.push({ method, params });
      return method in replies ? Promise.resolve(replies[method]) : Promise.reject(new Error(`no reply for ${method}`));
    },
  });
  return { rpc, calls };
}

async function show(page: VNode, rpc: Rpc): Promise<void> {
  await act(async () => {
    render(<RpcProvider value={rpc}>{page}</RpcProvider>, document.body);
    await Promise.resolve();
  });
  for (let turn = 0; turn < 6; turn += 1) await act(() => new Promise((resolve) => setTimeout(resolve, 0)));
}

afterEach(() => {
  render(null, document.body);
  document.body.replaceChildren();
});

const record = { id: sampleProvision.record_id };
const query = new URLSearchParams('q=train&service=Parley AI');
const pages: Record<string, VNode> = {
  provision: <provision.Component params={record} query={query} />,
  changes: <changes.Component params={{}} query={new URLSearchParams()} />,
  digest: <digest.Component params={{}} query={query} />,
  search: <search.Component params={{}} query={query} />,
  given: <given.Component params={{}} query={query} />,
  watch: <watch.Component params={{}} query={query} />,
  settings: <settings.Component params={{}} query={query} />,
};

async function violations(): Promise<string[]> {
  const { violations: found } = await axe.run(document.body, {
    resultTypes: ['violations'],
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return found.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 100)).join(' ')}`);
}

describe('each view', () => {
  it.each(Object.entries(pages))('%s: axe-core finds nothing wrong', async (_name, page) => {
    await show(page, host().rpc);
    expect(document.querySelector('h1')?.textContent.trim()).not.toBe('');
    expect(document.querySelector('[data-callout=failed]')).toBeNull();
    for (const fold of document.querySelectorAll('details')) fold.setAttribute('open', '');
    expect(await violations()).toEqual([]);
  });

  it.each(Object.entries(pages))('%s: hostile words stay words', async (_name, page) => {
    const keep = ['step', 'severity', 'stance', 'worst', 'kind', 'level', 'source', 'direction', 'decision', 'state', 'usual', 'digest_day', 'at', 'since', 'from', 'next_cursor', 'id', 'record_id', 'document_id'];
    await show(page, host(hostile(sampleReplies, keep)).rpc);
    expect(document.querySelectorAll('script, img, style')).toHaveLength(0);
    expect(document.body.textContent).toContain('<script>');
    for (const link of document.querySelectorAll('a')) expect(link.getAttribute('href')).toMatch(/^(\/[a-z]|https:\/\/|mailto:)/);
  });

  it.each([['changes'], ['digest'], ['search'], ['given'], ['watch']])('%s: says so where there is nothing', async (name) => {
    await show(pages[name] as VNode, host({ ...sampleReplies, 'changes.list': none, 'digest.get': none, 'history.search': none, 'ledger.summary': none, 'ledger.list': none, 'watch.list': none }).rpc);
    expect(document.querySelector('[data-empty] h2')?.textContent).not.toBe('');
  });
});

describe('what is kept, and for how long', () => {
  it('is everything until a rule is chosen, and says what always stays', async () => {
    const { rpc, calls } = host({
      ...sampleReplies,
      'settings.set': { ...sampleReplies['settings.get'], settings: { ...sampleReplies['settings.get']?.settings, retention_versions: 50 } },
    });
    await show(pages['settings'] as VNode, rpc);
    const part = document.querySelector('[data-part=retention]');
    expect(part?.textContent).toContain('everything is kept');
    const [days, versions] = [...(part?.querySelectorAll('select') ?? [])];
    expect([days?.value, versions?.value]).toEqual(['', '']);
    await act(async () => {
      if (versions) versions.value = '50';
      versions?.dispatchEvent(new Event('change', { bubbles: true }));
      await Promise.resolve();
    });
    expect(calls.filter((one) => one.method === 'settings.set')).toEqual([{ method: 'settings.set', params: { settings: { retention_versions: 50 } } }]);
    expect(part?.textContent).toContain('Always kept: the first version');
  });
});

describe('a provision', () => {
  it('that has gone says since when, what it may mean, and where it is still said', async () => {
    await show(<ProvisionPage provision={goneProvision} />, host().rpc);
    const callout = document.querySelector('[data-callout=gone]');
    expect(callout?.textContent).toContain('No longer there since');
    expect(callout?.querySelector('a')?.getAttribute('href')).toBe('/provision/SP-P-AAAAAAAAAA');
    render(null, document.body);
    await show(<ProvisionPage provision={{ ...goneProvision, gone: { since: '2026-05-20T09:00:00Z', version: 4, still_said: [] } }} />, host().rpc);
    expect(document.querySelector('[data-part=meaning]')?.textContent).toContain('which may mean');
  });

  it('shows the steps of its clause, newest first, with the words that changed', async () => {
    await show(<ProvisionPage provision={sampleProvision} />, host().rpc);
    const steps = [...document.querySelectorAll<HTMLElement>('[data-step]')].map((step) => step.dataset['step']);
    expect(steps).toEqual(['edited', 'gone', 'first']);
    expect(document.querySelector('[data-step=edited] ins')?.textContent).toContain('entire conversation');
  });

  it('is cited in the form that is chosen', async () => {
    await show(<ProvisionPage provision={sampleProvision} />, host().rpc);
    const bibtex = document.querySelector<HTMLInputElement>('input[value=bibtex]');
    await act(() => bibtex?.click());
    expect(document.querySelector('.cite pre')?.textContent).toBe(sampleProvision.citations.bibtex);
  });

  it('can be shared as text: words, source, hash', () => {
    const text = shareText(sampleProvision);
    expect(text).toContain(`“${sampleProvision.finding?.quote.exact ?? ''}”`);
    expect(text).toContain(sampleProvision.document.url);
    expect(text).toContain(sampleProvision.version.sha256);
    expect(text).not.toContain('\n\n\n');
  });

  it('with a clause of 2 MB shows its beginning and says so', async () => {
    const clause = { ...sampleProvision.clause, text: 'word '.repeat(400_000), bytes: 2_000_000, cut: true };
    await show(<ProvisionPage provision={{ ...sampleProvision, clause }} />, host().rpc);
    expect(document.querySelector('.clause-text')?.textContent.length).toBeLessThan(70_000);
    expect(document.querySelector('.whole-clause')?.textContent).toContain('2,000 kB');
  });
});

describe('actions', () => {
  it('opening the words of a change marks it seen, once', async () => {
    const { rpc, calls } = host();
    await show(pages['changes'] as VNode, rpc);
    const entry = document.querySelector('[data-seen=false]');
    const words = entry?.querySelector('details');
    if (words) words.open = true;
    await act(() => {
      words?.dispatchEvent(new Event('toggle'));
    });
    await act(() => {
      words?.dispatchEvent(new Event('toggle'));
    });
    const marked = calls.filter((call) => call.method === 'changes.mark_seen');
    expect(marked).toHaveLength(1);
    expect(marked[0]?.params).toEqual({ ids: [Number(entry?.getAttribute('data-change'))] });
  });

  it('forgetting asks first, says what will be gone, and does nothing on “Keep it”', async () => {
    const yes = vi.fn();
    const no = vi.fn();
    const documents = sampleReplies['document.list']?.items ?? [];
    await show(<Confirmation ask={{ kind: 'service', service: 'Parley AI' }} documents={documents} more={false} onYes={yes} onNo={no} />, host().rpc);
    expect(document.querySelector('dialog')?.textContent).toContain('1 document with 3 versions');
    await act(() => document.querySelector<HTMLButtonElement>('[data-action=keep]')?.click());
    expect(no).toHaveBeenCalledTimes(1);
    expect(yes).not.toHaveBeenCalled();
  });

  it('a broken chain is said to be broken', async () => {
    const { rpc } = host({ ...sampleReplies, 'ledger.verify': { ...sampleReplies['ledger.verify'], holds: false, first_broken: 7 } });
    await show(pages['given'] as VNode, rpc);
    expect(document.querySelector('[data-callout=broken]')?.textContent).toContain('7');
    expect(document.querySelector('[data-chain=holds]')).toBeNull();
  });
});
