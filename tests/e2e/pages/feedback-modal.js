// The answer is inside the page's own modal dialog; another one opens when the test says so.
const first = document.createElement('dialog');
first.id = 'first';
first.append(window.answer());
document.body.append(first);
first.showModal();
document.querySelector('#up').addEventListener('click', (event) => window.note('rate', event));
window.openAnother = () => {
  const second = document.createElement('dialog');
  second.id = 'second';
  second.style.cssText = 'width: 80vw; height: 80vh';
  second.textContent = 'Your session ends soon.';
  document.body.append(second);
  second.showModal();
};
