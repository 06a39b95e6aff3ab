// Presses its own controls by script, all the time if asked to.
const root = document.querySelector('#root');
root.append(window.answer());
const up = document.querySelector('#up');
for (const type of ['pointerdown', 'click', 'keydown']) up.addEventListener(type, (event) => window.note(type, event));
window.make = () => {
  up.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, button: 0, isPrimary: true }));
  up.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, key: 'Enter' }));
  up.click();
};
/** Everything a page could try on our buttons, where it sees into the root. */
window.makeInNotice = () => {
  const root = document.querySelector('smallprint-notice')?.shadowRoot;
  const button = root?.querySelector('[data-action=proceed]');
  if (!button) return 'no notice';
  button.click();
  for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
    button.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, cancelable: true, button: 0, isPrimary: true }));
  }
  for (const type of ['keydown', 'keypress', 'keyup']) {
    button.dispatchEvent(new KeyboardEvent(type, { bubbles: true, composed: true, cancelable: true, key: 'Enter' }));
  }
  button.form.requestSubmit(button);
  return 'tried';
};
