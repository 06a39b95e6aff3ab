// The elements of ours that stand in a page.

export interface OwnElement {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
}

/**
 * Makes an element with a shadow root, not yet in the page. The root is attached in a document of its own: where the page
 * has defined a custom element of this name first, `createElement` would run the page's class, and its
 * `attachInternals().shadowRoot` would give it even a closed root (HTML, "available to element internals").
 */
export function ownElement(name: string, mode: ShadowRootMode): OwnElement {
  const host = document.implementation.createHTMLDocument('').createElement(name);
  const root = host.attachShadow({ mode });
  // Into the page's document before anything is put in: style sheets belong to a document.
  document.adoptNode(host);
  return { host, root };
}
