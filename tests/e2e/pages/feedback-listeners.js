// Everything a page listens with around its controls: outside clicks, a focus trap, hotkeys.
const root = document.querySelector('#root');
root.append(window.answer());
const own = () => root;
for (const type of ['pointerdown', 'mousedown', 'click']) {
  document.addEventListener(type, (event) => {
    if (!own().contains(event.target)) window.note(`outside ${type}`, event);
  });
}
document.addEventListener('focusin', (event) => {
  if (!own().contains(event.target)) {
    window.note('focus left', event);
    document.querySelector('#copy').focus();
  }
});
for (const type of ['keydown', 'keyup']) {
  window.addEventListener(type, (event) => {
    if (['Enter', ' ', 'Escape', 'Tab'].includes(event.key) && event.target.id !== 'up') window.note(`hotkey ${type} ${event.key}`, event);
  }, true);
}
document.querySelector('#up').addEventListener('click', (event) => window.note('rate', event));
