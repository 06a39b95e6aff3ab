// Finds a control again after the page has drawn it anew: apps throw their elements away and make new ones while the user
// reads. The same kind of element with the same names, at the same place among its like.

const names = ['aria-label', 'data-testid', 'name', 'title', 'type', 'role', 'value', 'class'];

function signature(element: Element): string {
  return names.map((name) => element.getAttribute(name) ?? '').join('\n');
}

function alike(root: ParentNode, tag: string, wanted: string): HTMLElement[] {
  return Array.from(root.querySelectorAll<HTMLElement>(tag)).filter((one) => signature(one) === wanted);
}

/** How to find `element` later. Gives it, or what stands in its place, or undefined when that is gone for good. */
export function locator(element: HTMLElement): () => HTMLElement | undefined {
  const root = element.getRootNode() as Document | ShadowRoot;
  const wanted = signature(element);
  const tag = element.localName;
  const before = alike(root, tag, wanted);
  const at = before.indexOf(element);
  return () => {
    if (element.isConnected) return element;
    const now = alike(root, tag, wanted);
    return now.length === before.length ? now[at] : now.length === 1 ? now[0] : undefined;
  };
}
