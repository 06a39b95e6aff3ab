// Listens to fingers as well as to pointers and clicks.
const root = document.querySelector('#root');
root.append(window.answer());
const up = document.querySelector('#up');
up.style.padding = '12px';
for (const type of ['touchstart', 'touchend', 'pointerdown', 'pointerup']) up.addEventListener(type, (event) => window.note(type, event));
up.addEventListener('click', (event) => window.note('rate', event));
