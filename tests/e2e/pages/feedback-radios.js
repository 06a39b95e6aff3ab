// Stars as native radio buttons, and a thumb that is pressed already.
const root = document.querySelector('#root');
root.append(window.answer());
const up = document.querySelector('#up');
up.setAttribute('aria-pressed', 'true');
up.addEventListener('click', (event) => window.note('taken back', event));
const box = document.createElement('fieldset');
box.className = 'feedback-rating';
const legend = document.createElement('legend');
legend.textContent = 'Was this response helpful?';
box.append(legend);
['yes', 'no'].forEach((value) => {
  const label = document.createElement('label');
  const input = document.createElement('input');
  Object.assign(input, { type: 'radio', name: 'helpful', value, id: `radio-${value}` });
  input.addEventListener('change', (event) => window.note(`chose ${value}`, event));
  label.append(input, value === 'yes' ? 'Helpful' : 'Not helpful');
  box.append(label);
});
document.querySelector('[data-message-author-role]').append(box);
