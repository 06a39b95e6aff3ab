import { expect, it } from 'vitest';
import { hasWord } from './has-word';

it('knows what can be looked for', () => {
  for (const text of ['data', '-not this', '"a phrase"', 'pre*', '条款', '-"left out" kept']) expect(hasWord(text), text).toBe(true);
  for (const text of ['', '   ', '-data', '-"a phrase"', '***', '""', '-']) expect(hasWord(text), text).toBe(false);
});
