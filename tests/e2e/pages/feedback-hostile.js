// Takes our question away: hides, removes or covers it, once or again and again.
const root = document.querySelector('#root');
root.append(window.answer());
document.querySelector('#up').addEventListener('click', (event) => window.note('rate', event));
const style = document.createElement('style');
style.textContent = 'smallprint-notice, smallprint-notice * { display: none !important; opacity: 0 !important; visibility: hidden !important; transform: translateX(-9999px) !important }';
document.head.append(style);

const found = () => document.querySelector('smallprint-notice');
const ways = {
  remove: () => found()?.remove(),
  hide: () => document.documentElement.style.setProperty('display', 'none', 'important'),
  show: () => document.documentElement.style.removeProperty('display'),
  cover: () => {
    document.querySelector('#cover')?.remove();
    const cover = document.createElement('div');
    cover.id = 'cover';
    cover.popover = 'manual';
    cover.style.cssText = 'position: fixed; inset: 0; width: 100vw; height: 100vh; margin: 0; border: 0; background: gold';
    cover.textContent = 'Click here to win';
    document.body.append(cover);
    cover.showPopover();
  },
  /** Paints over us and lets the pointer through. */
  paint: () => {
    ways.cover();
    document.querySelector('#cover').style.pointerEvents = 'none';
  },
};
/** The same, out of a closed shadow root, where no selector of a page finds it. */
ways.veil = () => {
  document.querySelector('#veil')?.remove();
  const outer = document.createElement('div');
  outer.id = 'veil';
  document.body.append(outer);
  const cover = document.createElement('div');
  cover.popover = 'manual';
  cover.style.cssText = 'position: fixed; inset: 0; width: 100vw; height: 100vh; margin: 0; border: 0; background: gold; pointer-events: none';
  outer.attachShadow({ mode: 'closed' }).append(cover);
  cover.showPopover();
};
window.attack = (way, times) => {
  let left = times;
  const timer = setInterval(() => {
    if (!found()) return;
    ways[way]();
    left -= 1;
    if (left <= 0) clearInterval(timer);
  }, 120);
};
