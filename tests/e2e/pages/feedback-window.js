// Listens at the window, in the capture phase, before all else of the page: as analytics and hotkey libraries do.
for (const type of ['pointerdown', 'mousedown', 'touchstart', 'pointerup', 'mouseup', 'touchend', 'click', 'keydown', 'keypress', 'keyup']) {
  window.addEventListener(type, (event) => event.target.closest?.('#up') && window.note(type, event), true);
}
document.querySelector('#root').append(window.answer());
