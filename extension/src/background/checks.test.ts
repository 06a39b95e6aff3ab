import { describe, expect, it } from 'vitest';
import { checkContentRequest, documentUrl, htmlLimit, isRecordId } from './checks';

const page = { type: 'terms.page', url: 'https://a.example/terms', title: 'T', language: 'en', html: '<p>x</p>', translated: false, score: 0.9 };

describe('checkContentRequest', () => {
  it('copies what is right and drops what does not belong', () => {
    expect(checkContentRequest({ ...page, record: true, extra: 1 })).toEqual(page);
  });

  it.each([
    ['no message', null],
    ['a string', 'terms.page'],
    ['an unknown type', { type: 'popup.state' }],
    ['a page request', { type: 'settings.set', settings: {} }],
    ['an inherited name', { type: 'constructor' }],
    ['html that is no text', { ...page, html: {} }],
    ['too much html', { ...page, html: 'x'.repeat(htmlLimit + 1) }],
    ['a score that is no number', { ...page, score: Number.NaN }],
    ['an unknown reason', { type: 'terms.declined', reason: 'because' }],
    ['an empty quote', { type: 'panel.quote', quote: { exact: '', prefix: '', suffix: '' } }],
    ['a quote without prefix', { type: 'panel.quote', quote: { exact: 'x', suffix: '' } }],
    ['a record id that is none', { type: 'panel.history', at: '../../x' }],
    ['a fold that is no yes or no', { type: 'panel.collapsed', collapsed: 'yes' }],
  ])('refuses %s', (_, message) => expect(checkContentRequest(message)).toBeUndefined());

  it('cuts long titles instead of refusing the page', () => {
    expect(checkContentRequest({ ...page, title: 'x'.repeat(5000) })).toMatchObject({ title: 'x'.repeat(1000) });
  });

  it('takes a quote as three texts', () => {
    const quote = { exact: 'x', prefix: 'a', suffix: 'b' };
    expect(checkContentRequest({ type: 'panel.quote', quote: { ...quote, more: 1 } })).toEqual({ type: 'panel.quote', quote });
  });
});

it('knows record ids', () => {
  expect(isRecordId('SP-P-ABCDEFGH23')).toBe(true);
  expect(isRecordId('SP-P-ABCDEFGH23x')).toBe(false);
});

describe('documentUrl', () => {
  it.each([
    ['a move within the origin', 'https://a.example/app/terms', 'https://a.example/app', 'https://a.example/app', 'https://a.example/app/terms'],
    ['a claim to be elsewhere', 'https://bank.example/terms', 'https://a.example/x', 'https://a.example/x', 'https://a.example/x'],
    ['another scheme', 'file:///etc/passwd', 'https://a.example/x', 'https://a.example/x', 'https://a.example/x'],
    ['a frame without an address', 'about:srcdoc', 'about:srcdoc', 'https://a.example/x', 'https://a.example/x'],
    ['a claim from a frame without an address', 'https://bank.example/', 'about:blank', 'https://a.example/x', 'https://a.example/x'],
    ['nothing at all', 'about:blank', undefined, undefined, undefined],
  ])('%s', (_, claimed, sender, tab, wanted) => expect(documentUrl(claimed, sender, tab)).toBe(wanted));
});

describe('the guard’s messages', () => {
  const contact = {
    type: 'feedback.contact', url: 'https://a.example/', direction: 'up', name: 'Good response', small_print: '',
    terms_links: [{ url: 'https://a.example/terms', text: 'Terms' }],
  };
  const decided = { type: 'feedback.decided', url: 'https://a.example/', direction: 'up', decision: 'proceed', level: 'hold', terms_version: 'v', service: 'A' };

  it('are copied, and nothing else of them', () => {
    expect(checkContentRequest({ ...contact, record: true })).toEqual(contact);
    expect(checkContentRequest({ ...decided, record: true })).toEqual(decided);
  });

  it('are cut where they are long, and lose links that lead nowhere', () => {
    const links = ['javascript:alert(1)', 'file:///x', 'https://a.example/x'].map((url) => ({ url, text: 'x'.repeat(900) }));
    const checked = checkContentRequest({ ...contact, name: 'x'.repeat(900), small_print: 'x'.repeat(9000), terms_links: [...links, 7, null] });
    expect(checked).toMatchObject({ name: 'x'.repeat(200), small_print: 'x'.repeat(2000), terms_links: [{ url: 'https://a.example/x', text: 'x'.repeat(200) }] });
  });

  it.each([
    ['another direction', { ...contact, direction: 'sideways' }],
    ['another decision', { ...decided, decision: 'stored' }],
    ['another level', { ...decided, level: 'safe' }],
    ['no terms version', { ...decided, terms_version: 7 }],
    ['a setting that only our own pages may choose', { type: 'feedback.setting', mode: 'off' }],
    ['an address that is none', { type: 'feedback.read', url: 'javascript:alert(1)' }],
    ['a record id that is none', { type: 'feedback.history', at: '../../x' }],
  ])('are refused with %s', (_, message) => expect(checkContentRequest(message)).toBeUndefined());
});
