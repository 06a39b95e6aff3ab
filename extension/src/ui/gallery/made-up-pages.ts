// The made-up sites behind the surfaces: a page of terms, and an answer of an assistant with its row of buttons.

import type { Finding } from '../../protocol/types';

const headings: Record<string, string> = {
  ai: 'Feedback and improvement', disputes: 'Disputes', liability: 'What we owe you', money: 'Plans and payment', control: 'Changes',
  data: 'Your data', content: 'Your content',
};

function element(name: string, text = ''): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

/** Terms in which every finding's words stand; those of `marked` under a highlighter, as after "Show in page". */
export function termsPage(main: Element, findings: readonly Finding[], marked: string | null): void {
  main.append(element('h1', 'Parley AI Terms of Service'), element('p', 'Last updated: 1 July 2026'));
  main.append(element('p', 'These terms are an agreement between you and Parley Labs, Inc. about the Parley assistant.'));
  let number = 0;
  for (let round = 0; round < 3; round += 1) {
    let category = '';
    for (const { type, category: its, quote } of findings) {
      if (its !== category) main.append(element('h2', `${(number += 1)}. ${headings[its] ?? 'General'}`));
      category = its;
      const paragraph = element('p', quote.prefix.replace(/^[\d.]+ /, ''));
      const words = element(type === marked && round === 0 ? 'mark' : 'span', quote.exact);
      paragraph.append(words, document.createTextNode(quote.suffix));
      main.append(paragraph);
    }
  }
}

const thumb = 'M3 7h2.5v6.5H3zM5.5 7 8 2.2c1 0 1.6.7 1.6 1.6V6h2.9c.8 0 1.4.7 1.2 1.5l-1.1 4.8c-.1.7-.7 1.2-1.4 1.2H5.5';
const drawings: Record<string, string> = {
  Copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  'Good response': thumb,
  'Bad response': thumb,
  'Try again': 'M13 5.5A5.6 5.6 0 1 0 13.6 9M13.5 2.5v3.3h-3.3',
};

function drawing(name: string): SVGElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  if (name === 'Bad response') svg.style.transform = 'rotate(180deg)';
  const path = document.createElementNS(namespace, 'path');
  path.setAttribute('d', drawings[name] ?? '');
  svg.append(path);
  return svg;
}

/** An answer, far down the window if `low`; gives its thumbs up. */
export function chatPage(main: Element, low: boolean): HTMLElement {
  const chat = element('div');
  chat.className = `chat${low ? ' low' : ''}`;
  const asked = element('p', 'My blood test says ferritin 9. My name is Ada Byron, born 1990. What does that mean for my job as a nurse?');
  asked.className = 'asked';
  const answer = element('p', 'A ferritin of 9 µg/l is low and points to empty iron stores. Ask your doctor about iron tablets and what may cause the loss; night shifts make the tiredness worse.');
  const row = element('div');
  row.className = 'row-of-buttons';
  for (const name of Object.keys(drawings)) {
    const button = element('button');
    button.setAttribute('aria-label', name);
    button.append(drawing(name));
    row.append(button);
  }
  chat.append(asked, answer, row);
  main.append(chat);
  return row.children[1] as HTMLElement;
}
