// As Radix does it: the press itself acts, before there is a click.
const root = document.querySelector('#root');
root.append(window.answer());
document.querySelector('#down').addEventListener('pointerdown', (event) => {
  if (event.button === 0 && !event.ctrlKey) window.note('rate', event);
});
