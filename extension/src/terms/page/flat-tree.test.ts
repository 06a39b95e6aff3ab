import { beforeEach, describe, expect, it } from 'vitest';
import { flatChildren, isWordless, shadowRootOf, walk } from './flat-tree';

function words(root: Node): string {
  const out: string[] = [];
  walk(root, { text: (node) => out.push(node.data), enter: (element) => !isWordless(element), leave: () => out.push('|') });
  return out.join('');
}

beforeEach(() => {
  document.body.innerHTML = '';
});

describe('walk', () => {
  it('goes in reading order and leaves what it entered', () => {
    document.body.innerHTML = 'a<p>b<b>c</b>d</p><script>no</script>e';
    expect(words(document.body)).toBe('ab' + 'c|d|' + 'e|');
  });

  it('puts slotted nodes where their slot is', () => {
    document.body.innerHTML = '<x-a><i slot="s">in</i></x-a>';
    const host = document.querySelector('x-a');
    const root = host?.attachShadow({ mode: 'open' });
    if (root) root.innerHTML = 'before<slot name="s">fallback</slot>after';
    expect(words(document.body)).toBe('beforein||after||');
  });

  it('takes a slot without guests for its own content', () => {
    document.body.innerHTML = '<x-a></x-a>';
    const root = document.querySelector('x-a')?.attachShadow({ mode: 'open' });
    if (root) root.innerHTML = '<slot>fallback</slot>';
    expect(words(document.body)).toContain('fallback');
  });

  it('needs no stack for a deep page', () => {
    const top = document.createElement('div');
    let inner: Element = top;
    for (let depth = 0; depth < 3000; depth += 1) {
      const next = document.createElement('div');
      inner.appendChild(next);
      inner = next;
    }
    inner.appendChild(document.createTextNode('deep'));
    expect(words(top)).toContain('deep|');
  });

  it('stops when it is told to', () => {
    document.body.innerHTML = '<p>a</p><p>b</p>';
    let seen = '';
    walk(document.body, { text: (node) => (seen += node.data), enter: () => true, leave: () => undefined, enough: () => seen !== '' });
    expect(seen).toBe('a');
  });
});

describe('shadowRootOf', () => {
  it('asks the browser for closed roots', () => {
    const host = document.createElement('div');
    const closed = host.attachShadow({ mode: 'closed' });
    closed.innerHTML = '<p>closed</p>';
    const api = { dom: { openOrClosedShadowRoot: (element: HTMLElement) => (element === host ? closed : null) } };
    Object.assign(globalThis, { chrome: api });
    try {
      expect(shadowRootOf(host)).toBe(closed);
      expect(flatChildren(host).map((node) => node.textContent)).toEqual(['closed']);
    } finally {
      Reflect.deleteProperty(globalThis, 'chrome');
    }
  });
});
