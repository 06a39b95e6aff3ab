import { describe, expect, it } from 'vitest';
import { clip, day, linkTarget, safeLink, shortAddress, shortHash } from './format';

describe('clip', () => {
  it('leaves short text alone and ends long text with an ellipsis', () => {
    expect(clip('abc', 3)).toBe('abc');
    expect(clip('abcdef', 4)).toBe('abc…');
    expect(clip('ab cdef', 4)).toBe('ab…');
  });
  it('never cuts a character in two', () => {
    expect(clip('ab😀cd', 4)).toBe('ab…');
    expect(clip('ab😀cdef', 5)).toBe('ab😀…');
  });
});

describe('safeLink', () => {
  it.each(['javascript:alert(1)', ' javascript:alert(1)', 'java\nscript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'blob:x', 'vbscript:x', 'about:blank', 'x', '', '//evil.example', 'https://user:pass@evil.example/', 'https://' + 'a'.repeat(3000)])(
    'refuses %s',
    (url) => expect(safeLink(url)).toBeNull(),
  );
  it.each([
    ['https://parley.example/a?b#c', 'parley.example'],
    ['http://parley.example', 'parley.example'],
    ['mailto:privacy@parley.example', 'privacy@parley.example'],
  ])('takes %s', (url, target) => {
    const href = safeLink(url);
    expect(href).not.toBeNull();
    expect(linkTarget(href ?? '')).toBe(target);
  });
  it('shows look-alike hosts in their plain form', () => {
    expect(linkTarget(safeLink('https://раypal.example/') ?? '')).toMatch(/^xn--/);
  });
});

describe('small helpers', () => {
  it('says a day, and nothing for what is no date', () => {
    expect(day('2026-06-03T08:12:00Z')).toMatch(/2026/);
    expect(day('never')).toBe('');
    expect(day(null)).toBe('');
  });
  it('shortens a hash, and only a hash', () => {
    expect(shortHash('AB'.repeat(32))).toBe('abababababab');
    expect(shortHash('<img>')).toBe('');
  });
  it('says an address as people do', () => {
    expect(shortAddress('https://www.parley.example/')).toBe('parley.example');
    expect(shortAddress('https://parley.example/terms?x=1#y')).toBe('parley.example/terms');
  });
});
