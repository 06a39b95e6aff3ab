import { describe, expect, it } from 'vitest';
import { markWords, type Piece } from './word-marks';

const whole = (pieces: Piece[]): string => pieces.map((piece) => piece.text).join('');
const marked = (pieces: Piece[]): string[] => pieces.filter((piece) => piece.changed).map((piece) => piece.text.trim());

describe('markWords', () => {
  it('marks the words that differ and nothing else', () => {
    const { before, after } = markWords('We tell you 30 days before, by e-mail.', 'We tell you 7 days before, in the app.');
    expect(marked(before)).toEqual(['30', 'by e-mail.']);
    expect(marked(after)).toEqual(['7', 'in the app.']);
  });

  it.each([
    ['', ''],
    ['one', ''],
    ['', 'one two '],
    ['  a  b\nc ', 'a b c'],
    ['same words', 'same words'],
    ['x '.repeat(9000), 'y '.repeat(9000)],
    ['a b '.repeat(2000), 'b a '.repeat(2000)],
  ])('keeps every character (%#)', (before, after) => {
    const pair = markWords(before, after);
    expect(whole(pair.before)).toBe(before);
    expect(whole(pair.after)).toBe(after);
  });

  it('marks nothing in equal texts', () => {
    const { before, after } = markWords('We may change this.', 'We may change this.');
    expect(marked(before)).toEqual([]);
    expect(marked(after)).toEqual([]);
  });
});
