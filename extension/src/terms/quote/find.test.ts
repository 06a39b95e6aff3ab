import { describe, expect, it } from 'vitest';
import { findQuote, key } from './find';

function find(page: string, exact: string, prefix = '', suffix = '', loose = false): string[] {
  return findQuote(key(page, loose), { exact, prefix, suffix }, loose).map(({ start, end }) => page.slice(start, end));
}

describe('findQuote', () => {
  it('does not care how white space is spread', () => {
    expect(find('x You\u00a0agree\n   to\tthis. y', 'You agree to this.')).toEqual(['You\u00a0agree\n   to\tthis.']);
  });

  it('finds a quote that runs over list items', () => {
    expect(find('We may:\n\n  use it;\n  sell it.', 'We may:\nuse it;\nsell it.')).toHaveLength(1);
  });

  it('sees through soft hyphens and combining marks', () => {
    expect(find('your infor\u00admation, cafe\u0301', 'information, café')).toEqual(['infor\u00admation, cafe\u0301']);
  });

  it('puts the place with the right neighbours first', () => {
    const page = 'A: we may stop. B: we may stop. C: we may stop!';
    const hits = findQuote(key(page, false), { exact: 'we may stop', prefix: 'B: ', suffix: '. C' }, false);
    expect(hits[0]?.start).toBe(page.indexOf('we may stop', 10));
    expect(hits).toHaveLength(3);
  });

  it('keeps reading order where neighbours do not decide', () => {
    expect(findQuote(key('ab ab', false), { exact: 'ab', prefix: '', suffix: '' }, false).map(({ start }) => start)).toEqual([0, 3]);
  });

  it('finds nothing where nothing is, nor for an empty quote', () => {
    expect(find('You agree', 'You disagree')).toEqual([]);
    expect(find('You agree', ' ')).toEqual([]);
  });

  it('folds case, quotes and dashes only when asked to', () => {
    const page = 'THE “SERVICE” – AS IS';
    expect(find(page, 'the "service" - as is')).toEqual([]);
    expect(find(page, 'the "service" - as is', '', '', true)).toEqual([page]);
  });

  it('maps back through characters that fold to several', () => {
    expect(find('a ﬁne ½ day', 'fine', '', '', true)).toEqual(['ﬁne']);
  });

  it('stops weighing a phrase that is everywhere', () => {
    expect(find('a '.repeat(5000), 'a').length).toBeLessThanOrEqual(500);
  });
});
