import { beforeEach, describe, expect, it } from 'vitest';
import { isPrivateApp, mainRegionEditable } from './editable';

const terms = 'You agree to these terms and to everything else that we may think of. '.repeat(20);

beforeEach(() => {
  document.body.innerHTML = '';
});

describe('mainRegionEditable', () => {
  it('is false for terms, also with a small box to write in', () => {
    document.body.innerHTML = `<main><p>${terms}</p><textarea>hello</textarea><div contenteditable>hi</div></main>`;
    expect(mainRegionEditable(document)).toBe(false);
  });

  it('is false for terms in a box nobody can type in', () => {
    document.body.innerHTML = `<textarea readonly>${terms}</textarea>`;
    expect(mainRegionEditable(document)).toBe(false);
  });

  it.each([
    ['an editor', `<h1>Terms</h1><div contenteditable="true">${terms}</div>`],
    ['an editor by role', `<div role="textbox">${terms}</div>`],
    ['a text area', `<textarea>${terms}</textarea>`],
  ])('is true for %s', (_, html) => {
    document.body.innerHTML = html;
    for (const area of document.querySelectorAll('textarea')) area.value = area.textContent;
    expect(mainRegionEditable(document)).toBe(true);
  });

  it('is true when the whole body is edited', () => {
    document.body.setAttribute('contenteditable', '');
    document.body.innerHTML = '<p>x</p>';
    expect(mainRegionEditable(document)).toBe(true);
    document.body.removeAttribute('contenteditable');
  });
});

describe('isPrivateApp', () => {
  it.each(['mail.google.com', 'outlook.office.com', 'webmail.example.org', 'docs.google.com'])('knows %s', (host) => {
    expect(isPrivateApp(host)).toBe(true);
  });
  it.each(['policies.google.com', 'www.example.com', 'hotmail.example', 'proton.me'])('leaves %s', (host) => {
    expect(isPrivateApp(host)).toBe(false);
  });
});
