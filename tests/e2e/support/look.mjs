// What a look at a screenshot would find wrong, found without pixels, so that it holds with other fonts and on other machines.
// Runs inside the page; gives a list of sentences, empty when all is well.
import assert from 'node:assert/strict';

export function lookForTrouble() {
  const width = document.documentElement.clientWidth;
  const trouble = [];
  const own = [...document.querySelectorAll('smallprint-panel, smallprint-notice')].map((host) => host.shadowRoot).filter(Boolean);
  const all = own.length > 0 ? own.flatMap((root) => [...root.querySelectorAll('*')]) : [...document.body.querySelectorAll('*')];
  const name = (element) => {
    const words = element.textContent.trim().slice(0, 40);
    return `<${element.localName}${element.className?.baseVal === undefined && element.className ? ` class="${element.className}"` : ''}> "${words}"`;
  };
  const visible = (element) => element.checkVisibility({ visibilityProperty: true });
  const hidden = (element) => element.closest('.hidden-text') !== null || element.closest('svg') !== null;
  const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '');

  if (own.length === 0 && document.documentElement.scrollWidth > width) {
    trouble.push(`the page is ${document.documentElement.scrollWidth} wide in a window of ${width}`);
  }
  for (const element of all) {
    if (!visible(element) || hidden(element)) continue;
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    if (box.width === 0 || box.height === 0) continue;
    if (box.left < -0.5 || box.right > width + 0.5) {
      // What lies in a box that scrolls sideways is reached by scrolling.
      const scrolled = element.closest('pre, .table-wrap, [data-scrolls]');
      if (!scrolled) trouble.push(`outside the window: ${name(element)} ${Math.round(box.left)}–${Math.round(box.right)} of ${width}`);
    }
    const clips = /hidden|clip/.test(style.overflowX) || style.textOverflow === 'ellipsis';
    if (clips && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1) trouble.push(`cut off: ${name(element)}`);
    if (/auto|scroll/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1 && !element.matches('pre, .table-wrap, [data-scrolls], textarea')) {
      trouble.push(`scrolls sideways: ${name(element)}`);
    }
    if (hasText(element) && !element.matches('.button.plain')) { // Its invisible edge sticks out, its words do not.
      const parent = element.parentElement?.getBoundingClientRect();
      if (parent && (box.right > parent.right + 1.5 || box.left < parent.left - 1.5) && style.position === 'static' && style.display !== 'inline') {
        trouble.push(`sticks out of its parent: ${name(element)}`);
      }
      if (Number.parseFloat(style.fontSize) < 11.5) trouble.push(`letters of ${style.fontSize}: ${name(element)}`);
    }
    // WCAG 2.2, 2.5.8: what is pressed is at least 24 by 24, but for links inside a sentence.
    if (element.matches('button, summary, select, input, [role=button]') && (box.width < 23.5 || box.height < 23.5)) {
      trouble.push(`too small to press (${Math.round(box.width)}×${Math.round(box.height)}): ${name(element)}`);
    }
  }
  return [...new Set(trouble)].slice(0, 12);
}

/** Everything that can be unfolded is. */
export function unfoldAll() {
  const roots = [document, ...[...document.querySelectorAll('smallprint-panel, smallprint-notice')].map((host) => host.shadowRoot).filter(Boolean)];
  for (const root of roots) for (const fold of root.querySelectorAll('details')) fold.open = true;
}

/** Which element of a surface lies under which other, by what a click in the middle of it would meet: must be itself. */
export function lookForCovered() {
  const root = document.querySelector('smallprint-panel, smallprint-notice')?.shadowRoot ?? document;
  const covered = [];
  for (const button of root.querySelectorAll('button, summary, select, a[href]')) {
    if (!button.checkVisibility()) continue;
    const box = button.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height / 2, 12)];
    if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) continue;
    const met = root.elementFromPoint(x, y);
    if (!met || met === button || button.contains(met) || met.contains(button)) continue;
    // A sticky heading lies over what is scrolled under it: that is no fault.
    if (met.closest('summary') && getComputedStyle(met.closest('summary')).position === 'sticky') continue;
    covered.push(`${button.localName} "${button.textContent.trim().slice(0, 40)}" lies under ${met.localName}.${met.className}`);
  }
  return covered;
}

/** In the test: fails with what was found ("place: fault"), each fault once, with the places where it was. */
export function nothing(wrong) {
  const places = new Map();
  for (const one of wrong) {
    const [, place, fault] = /^([^:]*): (.*)$/s.exec(one);
    places.set(fault, [...(places.get(fault) ?? []), place]);
  }
  if (places.size > 0) assert.fail([...places].slice(0, 40).map(([fault, all]) => `${fault} (${all.length} times: ${all[0]})`).join('\n'));
}
