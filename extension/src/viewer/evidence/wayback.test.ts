import { expect, it } from 'vitest';
import { waybackLink } from './wayback';

it('leads to the copy for the date, and nowhere else', () => {
  expect(waybackLink('https://parley.example/terms', '2026-05-03T12:00:00.000Z')).toBe('https://web.archive.org/web/20260503120000/https://parley.example/terms');
  for (const url of ['javascript:alert(1)', 'file:///etc/passwd', 'https://a:b@c.example/', 'https://github.com/Archive/snapshots/commit/abc', 'nonsense', '']) {
    expect(waybackLink(url, '2026-05-03T12:00:00Z'), url).toBeNull();
  }
  expect(waybackLink('https://parley.example/', 'not a time')).toBeNull();
});
