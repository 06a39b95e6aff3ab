import { describe, expect, it } from 'vitest';
import { waybackLink } from './wayback';

describe('waybackLink', () => {
  it('names page and second', () => {
    expect(waybackLink('https://parley.example/terms?x=1', '2026-06-03T08:12:05.123Z')).toBe('https://web.archive.org/web/20260603081205/https://parley.example/terms?x=1');
  });
  it('gives nothing for what is not on the web', () => {
    expect(waybackLink('file:///etc/passwd', '2026-06-03T08:12:05Z')).toBeNull();
    expect(waybackLink('javascript:alert(1)', '2026-06-03T08:12:05Z')).toBeNull();
    expect(waybackLink('https://parley.example', 'yesterday')).toBeNull();
    expect(waybackLink('https://github.com/Archive/snapshots/commit/abc', '2026-06-03T08:12:05Z')).toBeNull();
  });
});
