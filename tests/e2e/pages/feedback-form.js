// A thumb opens a dialog with a form; its submit sends the feedback.
const root = document.querySelector('#root');
root.append(window.answer());
root.addEventListener('click', (event) => {
  if (!event.target.closest('#down')) return;
  window.note('thumb', event);
  const dialog = document.createElement('dialog');
  dialog.id = 'feedback';
  dialog.setAttribute('aria-label', 'Give feedback');
  const title = document.createElement('h2');
  title.textContent = 'What was wrong with this response?';
  const words = document.createElement('textarea');
  words.placeholder = 'Tell us more (optional)';
  const send = document.createElement('button');
  send.id = 'send';
  send.textContent = 'Submit feedback';
  const form = document.createElement('form');
  form.append(title, words, send);
  form.addEventListener('submit', (sent) => {
    sent.preventDefault();
    window.note('submit', sent);
    dialog.close();
  });
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();
});
