// A div that acts on keys and clicks by its own handlers; the browser makes no click of a key on it.
const root = document.querySelector('#root');
root.append(window.answer({ tag: 'div' }));
const up = document.querySelector('#up');
up.addEventListener('click', (event) => window.note('rate', event));
up.addEventListener('keydown', (event) => {
  if (event.key === 'Enter') window.note('rate', event);
});
up.addEventListener('keyup', (event) => {
  if (event.key === ' ') window.note('rate', event);
});
