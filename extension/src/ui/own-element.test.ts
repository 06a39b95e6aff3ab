import { describe, expect, test } from 'vitest';
import { ownElement } from './own-element';

// That a page's class gets no hold of the root is tested in real browsers (tests/e2e/page-sees-nothing.test.mjs).
describe('ownElement', () => {
  test('has a root, is no part of the page yet, and can be put into it', () => {
    const { host, root } = ownElement('smallprint-panel', 'closed');
    expect(root.host).toBe(host);
    expect(host.shadowRoot).toBeNull();
    expect(host.isConnected).toBe(false);
    document.documentElement.append(host);
    expect(document.querySelector('smallprint-panel')).toBe(host);
    host.remove();
  });
});
