import { afterEach, expect, it } from 'vitest';
import { isTranslated } from './translated';

afterEach(() => {
  document.documentElement.className = '';
  document.body.innerHTML = '';
});

it('knows a page that a browser translated', () => {
  document.documentElement.className = 'js translated-ltr';
  expect(isTranslated(document)).toBe(true);
});

it.each([
  '<p _msttexthash="123">x</p>',
  '<p data-moz-translations-id="4">x</p>',
  '<p><font style="vertical-align: inherit;"><font style="vertical-align: inherit;">x</font></font></p>',
])('knows %s', (html) => {
  document.body.innerHTML = html;
  expect(isTranslated(document)).toBe(true);
});

it('takes an ordinary page for what it is', () => {
  document.body.innerHTML = '<p class="translated">x</p><font style="color: red">y</font>';
  expect(isTranslated(document)).toBe(false);
});
