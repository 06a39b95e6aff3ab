import { beforeAll, describe, expect, it } from 'vitest';
import messages from '../../_locales/en/messages.json';
import { prevalenceWords, sameClauseWords, saying } from './elsewhere';
import { setMessages } from './text';

beforeAll(() => setMessages(messages));

describe('how usual a clause is', () => {
  it('says so when nobody else has it', () => {
    expect(prevalenceWords({ platforms_with: 1, platforms_total: 249 })).toBe(
      'Unique so far: we found this at none of the other 248 services we compared.',
    );
  });
  it('tells rare from usual', () => {
    expect(prevalenceWords({ platforms_with: 2, platforms_total: 249 })).toBe('Rare: we found this at only 2 of the 249 services we compared.');
    expect(prevalenceWords({ platforms_with: 180, platforms_total: 249 })).toBe('We found this at 180 of the 249 services we compared.');
  });
  it('says nothing of a handful, or of nonsense', () => {
    expect(prevalenceWords({ platforms_with: 1, platforms_total: 3 })).toBe('');
    expect(prevalenceWords({ platforms_with: 9, platforms_total: 0 })).toBe('');
    expect(prevalenceWords({ platforms_with: 300, platforms_total: 249 })).toBe('');
  });
});

describe('what another service does', () => {
  it('lets the name stand out where it is said', () => {
    expect(saying('Quillhouse', 'You cannot join with others to sue Quillhouse')).toEqual({
      before: 'You cannot join with others to sue ',
      name: 'Quillhouse',
      after: '',
    });
  });
  it('puts the name first where it is not', () => {
    expect(saying('Quillhouse', 'You must be 13')).toEqual({ before: '', name: 'Quillhouse', after: ': You must be 13' });
  });
});

describe('whose words these are', () => {
  const same = { service: 'Quillhouse', terms_type: 'Terms of Service', date: null, url: null, services: 1 };
  it('names the other service, and how many more', () => {
    expect(sameClauseWords(same, true)).toBe('The same clause as in the Terms of Service of Quillhouse.');
    expect(sameClauseWords({ ...same, services: 5 }, false)).toBe(
      'Nearly the same clause as in the Terms of Service of Quillhouse, and at 4 more services.',
    );
    expect(sameClauseWords({ ...same, services: 2 }, true)).toMatch(/at 1 more service\.$/);
  });
  it('says the day', () => {
    expect(sameClauseWords({ ...same, date: '2026-05-03' }, true)).toMatch(/^The same clause as in .* of Quillhouse \(.*2026.*\)\.$/);
  });
  it('says nothing of what only this service has, which was read at another time', () => {
    expect(sameClauseWords({ ...same, services: 0, date: '2026-05-03' }, true)).toBe('');
  });
});
