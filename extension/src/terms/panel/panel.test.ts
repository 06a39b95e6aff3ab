import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import english from '../../../_locales/en/messages.json';
import type { Report } from '../../protocol/types';
import { hostile } from '../../ui/gallery/hostile';
import { changedReport, emptyReport, sampleFindings, sampleReport } from '../../ui/gallery/sample-report';
import { setMessages } from '../../ui/text';
import { showPanel, type PanelActions, type PanelHandle, type PanelOptions } from './index';

setMessages(english);

let handle: PanelHandle | undefined;
let actions: { [Name in keyof PanelActions]: ReturnType<typeof vi.fn<PanelActions[Name]>> };

beforeEach(() => {
  actions = {
    showQuote: vi.fn<PanelActions['showQuote']>(() => Promise.resolve(true)),
    openHistory: vi.fn<PanelActions['openHistory']>(),
    markSeen: vi.fn<PanelActions['markSeen']>(),
    setCollapsed: vi.fn<PanelActions['setCollapsed']>(),
    watched: vi.fn<PanelActions['watched']>(() => Promise.resolve(false)),
    watch: vi.fn<PanelActions['watch']>((on) => Promise.resolve(on)),
    close: vi.fn<PanelActions['close']>(),
  };
});
afterEach(() => {
  handle?.remove();
  handle = undefined;
  document.body.replaceChildren();
});

function show(report: Report, options: Partial<PanelOptions> = {}): ShadowRoot {
  handle = showPanel(report, { openShadow: true, collapsed: false, actions, ...options });
  const root = host()?.shadowRoot;
  if (!root) throw new Error('no open root');
  return root;
}

function host(): HTMLElement | null {
  return document.querySelector('smallprint-panel');
}

function press(root: ShadowRoot, selector: string): void {
  const button = root.querySelector<HTMLElement>(selector);
  if (!button) throw new Error(`nothing at ${selector}`);
  button.click();
}

function texts(root: ShadowRoot, selector: string): string[] {
  return [...root.querySelectorAll(selector)].map((one) => one.textContent);
}

describe('what the panel holds', () => {
  it('says of a page of several documents which they are, and the one at hand first', () => {
    const parts = ['Terms of Service', '<b>Privacy</b>'].map((title) => ({ title, terms_type: title }));
    const findings = sampleFindings.map((finding, at) => ({ ...finding, part: at === 2 ? 1 : 0 }));
    const root = show({ ...sampleReport, document: { ...sampleReport.document, parts, part: 1 }, findings });
    expect(texts(root, '[data-part=documents]')).toEqual(['This page holds several documents: Terms of Service and <b>Privacy</b>.']);
    expect(texts(root, '[data-part=named-document]')).toEqual(['<b>Privacy</b>']);
    expect(texts(root, '[data-part=elsewhere-on-page]')).toHaveLength(1);
    const shown = [...root.querySelectorAll<HTMLElement>('[data-finding]')].map(({ dataset }) => dataset['finding']);
    expect(shown).toHaveLength(sampleFindings.length);
    expect(shown[0]).toBe(sampleFindings[2]?.id);
    handle?.update(sampleReport);
    expect(root.querySelectorAll('[data-part=documents], [data-part=elsewhere-on-page]')).toHaveLength(0);
  });

  it('has every finding in the DOM, with its data, headline, exact words and a control', () => {
    const root = show(sampleReport);
    const elements = [...root.querySelectorAll<HTMLElement>('[data-clause-type]')];
    expect(elements).toHaveLength(sampleFindings.length);
    for (const finding of sampleFindings) {
      const element = elements.find((one) => one.dataset['recordId'] === finding.record_id);
      expect(element?.dataset['clauseType']).toBe(finding.type);
      expect(element?.dataset['severity']).toBe(finding.severity);
      expect(element?.querySelector('[data-part=headline]')?.textContent).toBe(finding.headline);
      expect(element?.querySelector('[data-part=quote]')?.textContent).toBe(finding.quote.exact);
      expect(element?.querySelectorAll('[data-action=quote]')).toHaveLength(1);
    }
  });

  it('says the three most serious first and the verdict in one line', () => {
    const root = show({ ...sampleReport, findings: [...sampleFindings].reverse() });
    expect(texts(root, '.cards [data-part=headline]')).toHaveLength(3);
    expect([...root.querySelectorAll('.cards [data-severity]')].map((one) => one.getAttribute('data-severity'))).toEqual(['high', 'high', 'high']);
    expect(texts(root, 'h2')[0]).toBe('11 things to know, 3 serious');
  });

  it('says in three lines what it means, and goes to the finding of a line', () => {
    const root = show(sampleReport);
    expect(texts(root, '[data-part=gist] [data-action=goto] > span:not(.hidden-text)')).toEqual([
      sampleFindings[0]?.headline, sampleFindings[1]?.headline, sampleFindings[3]?.headline,
    ]);
    press(root, '[data-part=gist] li:nth-child(3) [data-action=goto]');
    expect(root.querySelector('[data-clause-type=liability_cap] details')?.hasAttribute('open')).toBe(true);
    press(root, '[data-part=gist] li:nth-child(1) [data-action=goto]');
    expect(root.querySelector('[data-clause-type=feedback_overrides_opt_out] [data-action=unfold]')?.getAttribute('aria-expanded')).toBe('true');
  });

  it('opens a folded group for a finding in it', () => {
    const root = show(sampleReport);
    expect(root.querySelector('[data-group=good]')?.hasAttribute('open')).toBe(false);
    press(root, '[data-row=sold] [data-action=goto]');
    expect(root.querySelector('[data-group=good]')?.hasAttribute('open')).toBe(true);
    expect(root.querySelector('[data-clause-type=no_data_sale] details')?.hasAttribute('open')).toBe(true);
  });

  it('says what is unusual, with its share', () => {
    const root = show(sampleReport);
    expect(texts(root, '[data-part=unusual] .share')).toEqual(['2of 341']);
    expect(root.querySelector('[data-part=unusual]')?.textContent).toContain('only 2 of the 341 services');
    handle?.update(emptyReport);
    expect(root.querySelector('[data-part=unusual]')).toBeNull();
  });

  it('answers the eight questions, each with the words behind it', () => {
    const root = show(sampleReport);
    expect([...root.querySelectorAll('[data-row]')].map((one) => one.getAttribute('data-answer'))).toEqual(
      ['not_said', 'yes', 'yes', 'not_said', 'no', 'not_said', 'yes', 'not_said']);
    const trains = root.querySelector('[data-row=trains]');
    expect(trains?.querySelector('.label-said')?.textContent).toBe('Yes, on chats you rate, even if you opted out (Serious)');
    expect([...trains?.querySelectorAll('.label-source') ?? []].map((one) => one.getAttribute('data-type'))).toEqual(['feedback_overrides_opt_out', 'content_trains_ai']);
    expect(trains?.querySelector('[data-part=quote]')?.textContent).toBe(sampleFindings[0]?.quote.exact);
    press(root, '[data-row=trains] [data-action=quote]');
    expect(actions.showQuote).toHaveBeenCalledWith(sampleFindings[0]);
  });

  it('says not said where there is nothing, and no label where there is none', () => {
    const root = show(emptyReport);
    expect(texts(root, '[data-row=sold] .label-said')).toEqual(['Not said']);
    handle?.update({ ...emptyReport, label: [] });
    expect(root.querySelector('[data-part=at-a-glance]')).toBeNull();
  });

  it('words what a model found as possible', () => {
    const root = show(sampleReport);
    const model = root.querySelector('[data-clause-type=content_trains_ai]');
    expect(model?.querySelector('.badge')?.textContent).toContain('possibly');
    expect(model?.querySelector('[data-match=model]')?.textContent).toContain('Possible only');
    expect(root.querySelector('[data-clause-type=arbitration] .possibly')).toBeNull();
  });

  it('says where the document stands, its hash and the notice, once', () => {
    const root = show(sampleReport);
    expect([...root.querySelectorAll('[data-status]')].map((one) => one.getAttribute('data-status'))).toEqual(['new']);
    expect(texts(root, '[data-part=notice]')).toEqual(['This describes what the text says. It is not legal advice.']);
    expect(root.querySelector('[data-part=document]')?.textContent).toContain(sampleReport.document.sha256.slice(0, 12));
    expect(root.querySelector('[data-part=changes]')).toBeNull();
    expect(root.querySelector('[data-part=not-stored]')).toBeNull();
  });

  it('says nothing found, and never safe', () => {
    const root = show(emptyReport);
    expect(root.querySelector('[data-empty]')).not.toBeNull();
    expect(root.textContent).toContain('Nothing found');
    expect(root.textContent.toLowerCase()).not.toContain('safe');
    expect(root.querySelectorAll('[data-clause-type]')).toHaveLength(0);
  });

  it('says in one line why nothing was kept', () => {
    const root = show({ ...sampleReport, stored: false, stored_reason: 'not_recorded' });
    expect(texts(root, '[data-part=not-stored]')).toEqual(['Private window: nothing of this is kept.']);
    expect(root.querySelector('[data-action=history]')).toBeNull();
  });

  it('lists what changed, the words marked, cosmetic changes folded', () => {
    const root = show(changedReport);
    const kinds = [...root.querySelectorAll('[data-change-kind]')].map((one) => one.getAttribute('data-change-kind'));
    expect(kinds).toEqual(['edited', 'added', 'removed', 'cosmetic']);
    expect(root.querySelector('.fold-more [data-change-kind=cosmetic]')).not.toBeNull();
    const edited = root.querySelector('[data-change-kind=edited]');
    expect(edited?.querySelector('[data-part=before]')?.textContent).toBe(changedReport.changes?.items[0]?.before);
    expect(texts(root, '[data-change-kind=edited] ins')[0]?.trim()).toBe('7');
    expect(root.querySelector('[data-change-kind=added] [data-part=before]')).toBeNull();
    expect(root.querySelector('[data-change-kind=removed] [data-part=after]')).toBeNull();
  });

  it('only offers links a person may be sent to', () => {
    const bad = ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd'].map((url) => ({ text: 'do', url }));
    const [first] = sampleFindings;
    if (!first) throw new Error('no sample');
    const root = show({ ...sampleReport, findings: [{ ...first, actions: [...bad, { text: 'ok', url: 'https://parley.example/x' }] }] });
    const links = [...root.querySelectorAll('a')];
    expect(links.map((one) => one.href)).toEqual(['https://parley.example/x']);
    expect(links.every((one) => one.rel === 'noopener noreferrer' && one.target === '_blank')).toBe(true);
  });
});

describe('hostile reports', () => {
  const keep = ['id', 'severity', 'stance', 'kind', 'status', 'row', 'answer', 'finding'];
  it.each([
    ['a report', { ...sampleReport, stored: false }],
    ['a changed report', changedReport],
  ])('every field of %s stays text', (_name, report) => {
    const clean = show(report);
    const tags = (root: ShadowRoot): string => [...root.querySelectorAll('*')].map((one) => one.localName).filter((name) => name !== 'a').join();
    const expected = tags(clean);
    handle?.remove();
    const root = show(hostile(report, keep));
    expect(root.querySelectorAll('img, script, iframe, b')).toHaveLength(0);
    expect(tags(root).split(',').filter((tag) => ['img', 'script', 'template', 'b'].includes(tag))).toEqual([]);
    expect(root.textContent).toContain('<img src=x onerror=');
    expect((globalThis as { pwned?: number }).pwned).toBeUndefined();
    expect([...root.querySelectorAll('*')].flatMap((one) => one.getAttributeNames()).filter((name) => name.startsWith('on'))).toEqual([]);
    expect(expected.length).toBeGreaterThan(100);
  });

  it('survives unknown words for severity, status, kind and match', () => {
    const strange = JSON.parse(
      JSON.stringify(changedReport).replaceAll('"high"', '"apocalyptic"').replaceAll('"changed"', '"odd"').replaceAll('"rule"', '"oracle"').replaceAll('"edited"', '"mangled"'),
    ) as Report;
    const root = show({ ...strange, changes: changedReport.changes });
    expect(root.querySelectorAll('[data-clause-type]')).toHaveLength(sampleFindings.length);
  });

  it('shows a very long quote in a box of its own, bounded', () => {
    const [first] = sampleFindings;
    if (!first) throw new Error('no sample');
    const root = show({ ...sampleReport, findings: [{ ...first, quote: { exact: 'word '.repeat(200_000), prefix: '', suffix: '' } }] });
    expect(root.querySelector('[data-part=quote]')?.textContent.length).toBeLessThanOrEqual(20_000);
    expect(root.querySelector('.quote')?.getAttribute('tabindex')).toBe('0');
  });
});

describe('what the panel does', () => {
  it('asks for the finding whose words are wanted, and says when they are not there', async () => {
    const root = show(sampleReport);
    press(root, '[data-clause-type=liability_cap] [data-action=quote]');
    expect(actions.showQuote).toHaveBeenCalledWith(sampleFindings[3]);
    actions.showQuote.mockResolvedValueOnce(false);
    press(root, '[data-clause-type=arbitration] [data-action=quote]');
    await vi.waitFor(() => expect(root.querySelector('[data-clause-type=arbitration] [role=status]')?.textContent).toContain('not on the page'));
    actions.showQuote.mockRejectedValueOnce(new Error('gone'));
    press(root, '[data-clause-type=jurisdiction] [data-action=quote]');
    await vi.waitFor(() => expect(root.querySelector('[data-clause-type=jurisdiction] [role=status]')?.textContent).toContain('not on the page'));
  });

  it('unfolds a finding and folds it again', () => {
    const root = show(sampleReport);
    const reading = (): Element | null => root.querySelector('[data-clause-type=arbitration] .reading')?.parentElement ?? null;
    expect(reading()?.hasAttribute('hidden')).toBe(true);
    press(root, '[data-clause-type=arbitration] [data-action=unfold]');
    expect(reading()?.hasAttribute('hidden')).toBe(false);
    expect(root.querySelector('[data-clause-type=arbitration] [data-action=unfold]')?.getAttribute('aria-expanded')).toBe('true');
    press(root, '[data-clause-type=arbitration] [data-action=unfold]');
    expect(reading()?.hasAttribute('hidden')).toBe(true);
  });

  it('folds to a tab and back, with all findings still there, and tells', () => {
    const root = show(sampleReport);
    press(root, '[data-action=collapse]');
    expect(root.querySelector('.panel')?.hasAttribute('hidden')).toBe(true);
    expect(root.querySelectorAll('[data-clause-type]')).toHaveLength(sampleFindings.length);
    expect(root.querySelector('.tab')?.textContent).toContain('3 serious');
    expect(actions.setCollapsed).toHaveBeenLastCalledWith(true);
    press(root, '[data-action=expand]');
    expect(root.querySelector('.panel')?.hasAttribute('hidden')).toBe(false);
    expect(actions.setCollapsed).toHaveBeenLastCalledWith(false);
  });

  it('begins folded where the person left it so, without telling anyone', () => {
    const root = show(sampleReport, { collapsed: true });
    expect(root.querySelector('.tab')).not.toBeNull();
    expect(actions.setCollapsed).not.toHaveBeenCalled();
  });

  it('watches the document by one press, and stops by another', async () => {
    const root = show(sampleReport);
    const settled = () => new Promise((done) => setTimeout(done, 0));
    expect(root.querySelector('[data-action=watch]')).toBeNull();
    await settled();
    press(root, '[data-action=watch]');
    await settled();
    expect(actions.watch).toHaveBeenLastCalledWith(true);
    expect(root.querySelector('[data-action=unwatch]')?.getAttribute('aria-label')).toContain('stop');
    press(root, '[data-action=unwatch]');
    await settled();
    expect(actions.watch).toHaveBeenLastCalledWith(false);
    expect(root.querySelector('[data-action=watch]')).not.toBeNull();
  });

  it('offers no watching of what is not kept, or while nobody knows', async () => {
    actions.watched.mockReturnValue(Promise.reject(new Error('no host')));
    const root = show(sampleReport);
    await new Promise((done) => setTimeout(done, 0));
    expect(root.querySelector('[data-action=watch], [data-action=unwatch]')).toBeNull();
    handle?.remove();
    const calls = actions.watched.mock.calls.length;
    show({ ...sampleReport, stored: false, stored_reason: 'not_recorded' });
    expect(actions.watched.mock.calls.length).toBe(calls);
  });

  it('counts a change as seen once: by the button or by opening its words', () => {
    const root = show(changedReport);
    press(root, '[data-action=seen]');
    expect(actions.markSeen).toHaveBeenCalledTimes(1);
    expect(root.querySelector('[data-action=seen]')).toBeNull();
    handle?.remove();
    const again = show(changedReport);
    const fold = again.querySelector<HTMLDetailsElement>('[data-change-kind=edited] details');
    fold?.setAttribute('open', '');
    fold?.dispatchEvent(new Event('toggle'));
    fold?.dispatchEvent(new Event('toggle'));
    expect(actions.markSeen).toHaveBeenCalledTimes(2);
  });

  it('opens the history at this document, and closes', () => {
    const root = show(sampleReport);
    press(root, '[data-action=history]');
    expect(actions.openHistory).toHaveBeenCalledWith('SP-D-KX4M7Q2AFT');
    press(root, '[data-action=close]');
    expect(actions.close).toHaveBeenCalledTimes(1);
    expect(host()).toBeNull();
  });

  it('shows a newer report and keeps what was unfolded while the text is the same', () => {
    const root = show(sampleReport);
    press(root, '[data-clause-type=arbitration] [data-action=unfold]');
    handle?.update({ ...sampleReport, findings: sampleFindings.slice(0, 5) });
    expect(root.querySelectorAll('[data-clause-type]')).toHaveLength(5);
    expect(root.querySelector('[data-clause-type=arbitration] [data-action=unfold]')?.getAttribute('aria-expanded')).toBe('true');
    handle?.update({ ...sampleReport, document: { ...sampleReport.document, sha256: 'f'.repeat(64) } });
    expect(root.querySelector('[data-clause-type=arbitration] [data-action=unfold]')?.getAttribute('aria-expanded')).toBe('false');
  });

  it('has a closed root unless a test asks otherwise', () => {
    handle = showPanel(sampleReport, { openShadow: false, collapsed: false, actions });
    expect(host()?.shadowRoot ?? null).toBeNull();
  });

  it('has a role and a name, and does not take the focus', () => {
    const field = document.createElement('input');
    document.body.append(field);
    field.focus();
    show(sampleReport);
    expect(host()?.getAttribute('role')).toBe('complementary');
    expect(host()?.getAttribute('aria-label')).toContain('Smallprint');
    expect(document.activeElement).toBe(field);
  });
});

describe('the page and the panel', () => {
  it('does not hear what happens in the panel, and still hears itself', () => {
    const heard: string[] = [];
    const listen = (event: Event): void => void heard.push(`${event.type}:${(event.target as Element).localName}`);
    const types = ['click', 'pointerdown', 'keydown', 'focusin', 'wheel'];
    show(sampleReport);
    for (const type of types) document.addEventListener(type, listen, true);
    // To the page every event inside has the element itself as its target; happy-dom does not retarget.
    for (const type of types) host()?.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
    for (const type of types) document.body.dispatchEvent(new Event(type, { bubbles: true }));
    for (const type of types) document.removeEventListener(type, listen, true);
    expect(heard).toEqual(types.map((type) => `${type}:body`));
  });

  it('leaves nothing listening when it is gone', () => {
    const add = vi.spyOn(window, 'addEventListener');
    const drop = vi.spyOn(window, 'removeEventListener');
    show(sampleReport);
    handle?.remove();
    handle = undefined;
    expect(add.mock.calls.length).toBeGreaterThan(20);
    expect(drop.mock.calls.map((call) => call[0]).sort()).toEqual(add.mock.calls.map((call) => call[0]).sort());
    expect(host()).toBeNull();
  });

  it('comes back when the page throws it out, but not for ever', async () => {
    show(sampleReport);
    for (let time = 0; time < 12; time += 1) {
      host()?.remove();
      await new Promise((done) => setTimeout(done, 0));
      if (time < 3) expect(host()).not.toBeNull();
    }
    expect(host()).toBeNull();
  });
});
