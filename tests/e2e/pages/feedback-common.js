// What all pages of the guard's tests share: an assistant's answer with its row of buttons, and a note of every handler run.
window.noted = [];

/** Notes a handler's run; `!` behind it says that a script made the event. */
window.note = (name, event) => window.noted.push(event && !event.isTrusted ? `${name}!` : name);

const icons = {
  up: ['lucide lucide-thumbs-up', 'M7 10v12', 'M15 5.88 14 10h5.83a2 2 0 0 1 1.92 2.56'],
  down: ['lucide lucide-thumbs-down', 'M17 14V2', 'M9 18.12 10 14H4.17a2 2 0 0 1-1.92-2.56'],
  copy: ['lucide lucide-copy', 'M8 4h8v8H8z', 'M4 8v8h8'],
  retry: ['lucide lucide-refresh-cw', 'M4 12a8 8 0 1 0 3-6'],
};

function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const [classes, ...paths] = icons[name];
  for (const [key, value] of Object.entries({ class: classes, viewBox: '0 0 24 24', width: 18, height: 18, fill: 'none', stroke: 'currentColor' })) {
    svg.setAttribute(key, value);
  }
  for (const d of paths) {
    const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    line.setAttribute('d', d);
    svg.append(line);
  }
  return svg;
}

/** One button of the row. */
window.control = (kind, { tag = 'button', document: doc = document } = {}) => {
  const element = doc.createElement(tag);
  const names = { up: 'Good response', down: 'Bad response', copy: 'Copy', retry: 'Try again' };
  element.setAttribute('aria-label', names[kind]);
  element.id = kind;
  if (tag === 'button') element.type = 'button';
  else {
    element.setAttribute('role', 'button');
    element.tabIndex = 0;
    element.style.cssText = 'display: inline-block; cursor: pointer; padding: 4px; border: 1px solid';
  }
  element.append(icon(kind));
  return element;
};

/** An answer with copy, thumbs up, thumbs down and retry below it. */
window.answer = (options = {}) => {
  const doc = options.document ?? document;
  const message = doc.createElement('div');
  message.setAttribute('data-message-author-role', 'assistant');
  const words = doc.createElement('p');
  words.textContent = 'About five to seven days once opened. Keep it near the back, where it is coldest.';
  const row = doc.createElement('div');
  row.className = 'message-actions';
  row.append(...['copy', 'up', 'down', 'retry'].map((kind) => window.control(kind, options)));
  message.append(words, row);
  return message;
};
