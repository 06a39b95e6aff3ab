// As React does it: one delegated listener for everything at the root, for both phases.
const root = document.querySelector('#root');
root.append(window.answer());
for (const type of ['pointerdown', 'mousedown', 'mouseup', 'keydown', 'keyup']) {
  root.addEventListener(type, (event) => event.target.closest('#up, #down') && window.note(type, event), true);
}
root.addEventListener('click', (event) => {
  const button = event.target.closest('#up, #down');
  if (!button) return;
  window.note('rate', event);
  // The row is drawn anew, as an app that re-renders does.
  if (location.hash === '#redraw') root.replaceChildren(window.answer());
});
