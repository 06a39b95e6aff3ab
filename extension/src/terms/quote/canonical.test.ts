import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canonicalise } from './canonical';

describe('canonicalise', () => {
  it.each([
    ['  one\t two\u00a0\n three ', 'one two three'],
    ['co\u00adop\u200berate\u2060\ufeff', 'cooperate'],
    ['a\u202eb\u2066c\u061c', 'abc'],
    ['e\u0301te\u0301', 'été'],
    ['e\u200d\u0301', 'é'],
    ['\u1112\u1161\u11ab\u1100\u1173\u11af', '한글'],
    ['\uac00\u11a8', '각'],
    ['a\u0000b\u0007c\u0085d', 'abc d'],
    ['“Straße” – ﬁ ½', '“Straße” – ﬁ ½'],
    ['\ud83d\ude00 x\ud83d', '\ud83d\ude00 x\ufffd'],
    ['\u200b \u00ad', ''],
  ])('%j', (input, wanted) => expect(canonicalise(input).text).toBe(wanted));

  it('maps every unit back to what it was made from', () => {
    const input = ' a\u00ad  e\u0301b';
    const { text, starts, ends } = canonicalise(input);
    expect(text).toBe('a éb');
    expect(Array.from(text, (_, at) => input.slice(starts[at], ends[at]))).toEqual(['a', '  ', 'e\u0301', 'b']);
  });

  it('takes 2 MB', () => {
    const { text, starts } = canonicalise('word \u00e9\u0301'.repeat(300_000));
    expect(text.length).toBe(starts.length);
  });
});

interface Vector {
  name: string;
  input: string;
  output: string;
}

/** What the host's tests run too. */
const vectors = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../shared/protocol/canonical.json'), 'utf8'),
) as Vector[];

describe('shared/protocol/canonical.json', () => {
  it.each(vectors)('$name', ({ input, output }) => expect(canonicalise(input).text).toBe(output));
});
