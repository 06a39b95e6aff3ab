import { beforeEach, expect, it } from 'vitest';
import { locator } from './locate';

const row = '<button aria-label="Good response"></button><button aria-label="Bad response"></button>';

beforeEach(() => {
  document.body.innerHTML = `<div>${row}</div><div>${row}</div>`;
});

it('gives the element itself while it is there', () => {
  const [, second] = document.querySelectorAll<HTMLElement>('[aria-label="Good response"]');
  expect(second && locator(second)()).toBe(second);
});

it('finds what was drawn anew in its place', () => {
  const second = document.querySelectorAll<HTMLElement>('[aria-label="Good response"]')[1];
  if (!second) throw new Error('no page');
  const find = locator(second);
  document.body.innerHTML = `<div>${row}</div><div>${row}</div>`;
  expect(find()).toBe(document.querySelectorAll('[aria-label="Good response"]')[1]);
});

it('takes no other control for it', () => {
  const second = document.querySelectorAll<HTMLElement>('[aria-label="Good response"]')[1];
  if (!second) throw new Error('no page');
  const find = locator(second);
  document.body.innerHTML = `<div>${row}</div><div>${row}</div><div>${row}</div>`;
  expect(find()).toBeUndefined();
  document.body.innerHTML = '<button aria-label="Share"></button>';
  expect(find()).toBeUndefined();
});
