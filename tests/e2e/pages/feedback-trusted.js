// Refuses clicks that a script has made.
const root = document.querySelector('#root');
root.append(window.answer());
document.querySelector('#up').addEventListener('click', (event) => {
  window.note('seen', event);
  if (event.isTrusted) window.note('rate', event);
});
