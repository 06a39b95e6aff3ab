// The row is in a closed shadow root.
const host = document.createElement('chat-answer');
host.id = 'host';
host.style.display = 'block';
const inside = host.attachShadow({ mode: 'closed' });
inside.append(window.answer());
inside.querySelector('#up').addEventListener('click', (event) => window.note('rate', event));
inside.querySelector('#up').addEventListener('pointerdown', (event) => window.note('down', event));
document.querySelector('#root').append(host);
const box = inside.querySelector('#up').getBoundingClientRect();
window.where = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
