// The answer is in a frame of about:blank inside a frame of the same site; nothing of either has an address of its own.
const outer = document.createElement('iframe');
outer.id = 'outer';
outer.style.cssText = 'width: 560px; height: 520px';
outer.srcdoc = '<!doctype html><html lang="en"><title>Outer</title><body><p>Outer</p></body></html>';
outer.addEventListener('load', () => {
  const inner = outer.contentDocument.createElement('iframe');
  inner.id = 'inner';
  inner.style.cssText = 'width: 520px; height: 420px';
  outer.contentDocument.body.append(inner);
  const fill = () => {
    const doc = inner.contentDocument;
    doc.body.append(window.answer({ document: doc }));
    doc.querySelector('#up').addEventListener('click', (event) => window.note('rate', event));
  };
  setTimeout(fill, 50);
});
document.querySelector('#root').append(outer);
