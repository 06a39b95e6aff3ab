import { render } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import english from '../../_locales/en/messages.json';
import type { HostStateName, PageNote } from '../protocol/messages';
import { hostile } from '../ui/gallery/hostile';
import { sampleFindings } from '../ui/gallery/sample-report';
import { bareSite, sampleHost, sampleLite, samplePopup } from '../ui/gallery/sample-states';
import { setMessages } from '../ui/text';
import { canReadAnyway, hostName, isReading, popupWord, type PopupModel } from './popup-state';
import { PopupView } from './popup-view';

setMessages(english);
const calm = { reading: false, isPrivate: false };

afterEach(() => {
  render(null, document.body);
  document.body.replaceChildren();
});

function show(model: PopupModel): HTMLElement {
  render(<PopupView {...model} />, document.body);
  const main = document.querySelector('main');
  if (!main) throw new Error('nothing shown');
  return main;
}

function actionsOf(main: HTMLElement): string[] {
  return [...main.querySelectorAll<HTMLElement>('[data-action]')].map((one) => one.dataset['action'] ?? '');
}

describe('the popup', () => {
  it('has no state in a word until the background has answered', () => {
    const main = show(calm);
    expect(main.hasAttribute('data-state')).toBe(false);
    expect(main.querySelector('[role=status]')?.textContent).toContain('One moment');
  });

  it.each(['missing', 'too_old', 'too_new', 'forbidden', 'failing'] satisfies HostStateName[])('says what is wrong and the cure: %s', (name) => {
    const main = show({ ...calm, state: samplePopup(bareSite, sampleHost(name, 'Native host has exited.')) });
    expect(main.dataset['state']).toBe(name);
    expect(main.querySelector(`[data-callout=${name}]`)?.textContent).toContain(english[`host_${name}`].message);
    expect(main.querySelector('.detail-fold pre')?.textContent).toBe('Native host has exited.');
    expect(actionsOf(main)).toEqual(expect.arrayContaining(['welcome', 'check']));
    expect(actionsOf(main)).not.toContain('read');
  });

  it('says so when the background itself does not answer', () => {
    const main = show({ ...calm, failure: 'Could not establish connection.' });
    expect(main.dataset['state']).toBe('failing');
    expect(main.querySelector('pre')?.textContent).toBe('Could not establish connection.');
  });

  it('asks for a site that was not granted', () => {
    const main = show({ ...calm, state: samplePopup({ ...bareSite, access: 'none', origins: ['https://parley.example/*'] }) });
    expect(main.dataset['state']).toBe('no_access');
    expect(actionsOf(main)).toContain('allow');
    expect(main.textContent).toContain('parley.example');
  });

  it('says that the browser’s own pages are out of reach', () => {
    const main = show({ ...calm, state: samplePopup({ ...bareSite, access: 'restricted' }) });
    expect(main.dataset['state']).toBe('restricted');
    expect(actionsOf(main)).not.toContain('read');
  });

  it.each<[PageNote, boolean]>([
    ['not_terms', true],
    ['too_large', false],
    ['editable', false],
    ['unreadable', true],
    ['host_unavailable', false],
    ['failed', true],
  ])('says why a page was not read: %s', (note, offersReading) => {
    const main = show({ ...calm, state: samplePopup({ ...bareSite, note }) });
    expect(main.querySelector('[data-site]')?.getAttribute('data-site')).toBe(note);
    expect(actionsOf(main).includes('read')).toBe(offersReading);
    expect(canReadAnyway(note)).toBe(offersReading);
  });

  it('is not settled while the page is being read', () => {
    const main = show({ ...calm, state: samplePopup({ ...bareSite, note: 'reading' }) });
    expect(main.hasAttribute('data-state')).toBe(false);
    expect(main.querySelector('[data-site=reading]')).not.toBeNull();
  });

  it('shows the site at a glance: verdict, the most serious, documents, changes', () => {
    const main = show({ ...calm, state: samplePopup({ report: sampleLite }) });
    expect(main.dataset['state']).toBe('ok');
    expect(main.querySelector('h2')?.textContent).toBe('11 things to know, 3 serious');
    expect([...main.querySelectorAll('[data-clause-type]')].map((one) => one.getAttribute('data-clause-type'))).toEqual([sampleLite.top[0]?.type]);
    expect([...main.querySelectorAll('[data-row]')].map((one) => one.getAttribute('data-row'))).toEqual(
      ['kept', 'read', 'trains', 'shared', 'sold', 'ads', 'opt_out', 'leave']);
    expect(main.querySelector('[data-row=trains]')?.textContent).toBe('Trains AIYes: on chats you rate, even if you opted out');
    expect(main.querySelectorAll('[data-document]')).toHaveLength(2);
    const changes = [...main.querySelectorAll<HTMLElement>('[data-change]')];
    expect(changes.map((one) => one.dataset['seen'])).toEqual(['false', 'true']);
    expect(actionsOf(main)).toEqual(expect.arrayContaining(['history', 'seen-all']));
  });

  it('says what it knows of a site whose page in front is no terms page', () => {
    const main = show({ ...calm, state: samplePopup({ note: 'not_terms' }) });
    expect(main.querySelector('[data-site=known]')?.textContent).toContain('2 documents read');
    expect(main.querySelector('h2')?.textContent).toBe('11 things to know, 3 serious');
    expect(main.querySelector('[data-clause-type]')?.textContent).toBe(`Serious: ${sampleFindings[0]?.headline}`);
    expect(main.querySelectorAll('[data-row]')).toHaveLength(8);
    expect(actionsOf(main)).toContain('read');
    expect(show({ ...calm, state: samplePopup({ ...bareSite, note: 'not_terms' }) }).querySelector('[data-site=known]')).toBeNull();
  });

  it('offers to watch a site, and to stop', () => {
    const watch = (watched: boolean, line?: string) => ({ ...samplePopup({ report: sampleLite }), watch: { watched, ...(line !== undefined && { line }) } });
    expect(actionsOf(show({ ...calm, state: watch(false) }))).toContain('watch');
    const main = show({ ...calm, state: watch(true, 'Last looked at today.') });
    expect(actionsOf(main)).toContain('unwatch');
    expect(main.querySelector('[data-part=watch]')?.textContent).toContain('Last looked at today.');
    // What is no page of terms would be refused at the first look; one that is watched can be let go.
    const unread = samplePopup().site;
    expect(actionsOf(show({ ...calm, state: { ...watch(false), site: unread } }))).not.toContain('watch');
    expect(actionsOf(show({ ...calm, state: { ...watch(true), site: unread } }))).toContain('unwatch');
    // What is watched is kept.
    expect(actionsOf(show({ ...calm, isPrivate: true, state: watch(false) }))).not.toContain('watch');
    expect(actionsOf(show({ ...calm, isPrivate: true, state: watch(true) }))).toContain('unwatch');
    const { watch: _none, ...without } = samplePopup({ report: sampleLite });
    expect(show({ ...calm, state: without }).querySelector('[data-part=watch]')).toBeNull();
  });

  it('says nothing found, never safe', () => {
    const none = { ...sampleLite, in_favour: 0, counts: { high: 0, medium: 0, low: 0, info: 0 }, top: [] };
    const main = show({ ...calm, state: samplePopup({ report: none }) });
    expect(main.textContent).toContain('Nothing found');
    expect(main.textContent.toLowerCase()).not.toContain('safe');
  });

  it('says that nothing is kept in a private window, once', () => {
    const state = samplePopup({ ...bareSite, report: { ...sampleLite, not_stored: 'not_recorded' } });
    const main = show({ reading: false, isPrivate: true, state });
    expect(main.textContent.match(/Private window/g)).toHaveLength(1);
    expect(show({ reading: false, isPrivate: true, state: samplePopup(bareSite) }).querySelector('[data-part=private]')).not.toBeNull();
  });

  it('tells a history that cannot be written', () => {
    const host = { ...sampleHost(), store: { state: 'unavailable' as const, message: 'The disk is full.' } };
    const main = show({ ...calm, state: samplePopup(bareSite, host) });
    expect(main.querySelector('[data-callout=store_unavailable]')?.textContent).toContain('The disk is full.');
    expect(main.dataset['state']).toBe('ok');
  });

  it('keeps every field text', () => {
    const keep = ['state', 'access', 'severity', 'stance', 'kind', 'status', 'message_key', 'note', 'row', 'answer', 'finding'];
    const main = show({ ...calm, state: hostile(samplePopup({ report: sampleLite }), keep) });
    expect(main.querySelectorAll('img, script, iframe, b, a')).toHaveLength(0);
    expect(main.textContent).toContain('<img src=x onerror=');
    expect((globalThis as { pwned?: number }).pwned).toBeUndefined();
  });
});

describe('what the popup is about', () => {
  it('puts the host’s trouble before the site’s', () => {
    const state = samplePopup({ access: 'none' }, sampleHost('missing'));
    expect(popupWord({ ...calm, state })).toBe('missing');
    expect(popupWord({ ...calm, state, failure: '' })).toBe('failing');
    expect(popupWord(calm)).toBeUndefined();
  });
  it('has been read once there is a report', () => {
    expect(isReading({ ...calm, state: samplePopup({ note: 'reading' }) })).toBe(true);
    expect(isReading({ ...calm, state: samplePopup({ note: 'reading', report: sampleLite }) })).toBe(false);
  });
  it('names a site, or nothing', () => {
    expect(hostName('https://www.parley.example/x')).toBe('parley.example');
    expect(hostName('nonsense')).toBe('');
    expect(hostName(undefined)).toBe('');
  });
});
