// The answer is in a frame that has hardly room for it.
const frame = document.createElement('iframe');
frame.id = 'small';
frame.style.cssText = 'width: 230px; height: 110px; border: 1px solid';
frame.srcdoc = '<!doctype html><html lang="en"><title>Small</title><body style="margin: 4px; font: 14px sans-serif"></body></html>';
frame.addEventListener('load', () => {
  const doc = frame.contentDocument;
  doc.body.append(window.answer({ document: doc }));
  doc.querySelector('p').textContent = 'Five days.';
  doc.querySelector('#up').addEventListener('click', (event) => window.note('rate', event));
});
document.querySelector('#root').append(frame);
