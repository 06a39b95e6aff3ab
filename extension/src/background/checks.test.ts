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
