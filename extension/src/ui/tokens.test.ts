import { describe, expect, it } from 'vitest';
import { dark, light, type Palette } from './tokens';

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2.2 contrast ratio. */
function contrast(palette: Palette, front: string, back: string): number {
  const [a = 0, b = 0] = [front, back].map((name) => luminance(palette[name] ?? '')).sort((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
}

const surfaces = ['paper', 'sunk', 'raised'];
const texts = ['ink', 'ink-2', 'ink-3', 'link', 'high', 'medium', 'low', 'info', 'good'];
const onTint = ['high', 'medium', 'low', 'info', 'good'].flatMap((tone) => [
  [tone, `${tone}-bg`],
  ['ink', `${tone}-bg`],
  ['ink-2', `${tone}-bg`],
]);
/** Changes lie on the `medium` tint, whatever their own tone. */
const onNews = ['high', 'low', 'info', 'good', 'link', 'ink-3'].map((name) => [name, 'medium-bg']);

describe.each([
  ['light', light],
  ['dark', dark],
])('%s colours', (_name, palette) => {
  it.each([
    ...surfaces.flatMap((back) => texts.map((front) => [front, back])),
    ...onTint,
    ...onNews,
    ['ink', 'marker'],
    ['on-solid', 'solid'],
    ['on-solid', 'ink-2'],
  ])('%s on %s is at least 4.5:1', (front = '', back = '') => {
    expect(contrast(palette, front, back)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(surfaces.flatMap((back) => ['edge', 'focus'].map((front) => [front, back])))('%s on %s is at least 3:1', (front = '', back = '') => {
    expect(contrast(palette, front, back)).toBeGreaterThanOrEqual(3);
  });

  it('has the same tokens as the other', () => {
    expect(Object.keys(palette)).toEqual(Object.keys(light));
  });
});
