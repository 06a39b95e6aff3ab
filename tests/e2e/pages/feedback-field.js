// A feedback dialog that is open already: Enter in its one line of text sends it, and so does, by the page's own hand, Enter
// in the text below.
const dialog = document.createElement('dialog');
dialog.setAttribute('aria-label', 'Give feedback');
const title = document.createElement('h2');
title.textContent = 'What was wrong with this response?';
const words = document.createElement('input');
Object.assign(words, { type: 'text', id: 'words' });
const reasons = document.createElement('fieldset');
['Not correct', 'Not helpful'].forEach((reason) => {
  const label = document.createElement('label');
  const input = document.createElement('input');
  Object.assign(input, { type: 'radio', name: 'reason', value: reason });
  label.append(input, reason);
  reasons.append(label);
});
const send = document.createElement('button');
send.id = 'send';
send.textContent = 'Submit feedback';
const more = document.createElement('textarea');
more.id = 'more';
const form = document.createElement('form');
form.append(title, reasons, words, more, send);
more.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey) return;
  event.preventDefault();
  form.requestSubmit(send);
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  window.note('sent');
});
dialog.append(form);
document.body.append(dialog);
dialog.showModal();
