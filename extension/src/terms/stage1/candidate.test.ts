import { describe, expect, it } from 'vitest';
import { candidateByAddress, isCandidate } from './candidate';

const glance = (url: string, title = '', headings: string[] = []) => ({ url, title, headings });

describe('candidateByAddress', () => {
  it.each([
    'https://chat.example/terms',
    'https://example.com/legal/terms-of-service',
    'https://example.com/tos',
    'https://policies.google.com/',
    'https://example.com/PrivacyPolicy.aspx',
    'https://example.com/help?page=privacy',
    'https://app.example/#/legal/cookies',
    'https://example.de/agb.html',
    'https://example.com/user%20agreement',
    'https://example.jp/%E5%88%A9%E7%94%A8%E8%A6%8F%E7%B4%84',
  ])('takes %s', (url) => expect(candidateByAddress(url)).toBe(true));

  it.each([
    'https://privacy.com/',
    'https://example.com/',
    'https://example.com/news/atoll-photos',
    'https://example.com/products/toster',
    'https://example.com/%E0%A4%A',
    'not an address',
  ])('leaves %s', (url) => expect(candidateByAddress(url)).toBe(false));
});

describe('isCandidate', () => {
  it.each([
    ['a title', glance('https://x.example/42', 'Terms of Service | X')],
    ['a main heading', glance('https://x.example/42', 'X', ['Politique de confidentialité'])],
    ['another language', glance('https://x.example/42', 'Regulamin serwisu')],
    ['Arabic', glance('https://x.example/42', 'سياسة الخصوصية')],
  ])('takes a page by %s', (_, given) => expect(isCandidate(given)).toBe(true));

  it('leaves ordinary pages', () => {
    expect(isCandidate(glance('https://news.example/a', 'Cats sleep all day', ['Cats']))).toBe(false);
  });
});
