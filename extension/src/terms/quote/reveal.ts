// Making words visible that a page has folded away: details, hidden parts, accordions and tabs that name what they open.
// Only what lies above the words is touched, and a page's own control is used where there is one.

/** Parent in the flat tree: out of a slot or a shadow root too. */
function parentOf(node: Node): Element | null {
  if (node instanceof Element && node.assignedSlot) return node.assignedSlot;
  const parent = node.parentNode;
  return parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
}

function isShown(element: Element): boolean {
  return element.getClientRects().length > 0;
}

/** The control that opens a part of the page, if it says so. */
function controlOf(part: Element): HTMLElement | undefined {
  const root = part.getRootNode() as Document | ShadowRoot;
  if (part.id !== '') {
    for (const control of root.querySelectorAll<HTMLElement>('[aria-controls]')) {
      const names = control.getAttribute('aria-controls') ?? '';
      const open = control.getAttribute('aria-expanded') === 'true' || control.getAttribute('aria-selected') === 'true';
      if (!open && names.split(/\s+/).includes(part.id)) return control;
    }
  }
  if (part.getAttribute('role') !== 'tabpanel') return undefined;
  const label = root.getElementById(part.getAttribute('aria-labelledby')?.split(/\s+/)[0] ?? '');
  return label?.getAttribute('role') === 'tab' && label.getAttribute('aria-selected') !== 'true' ? label : undefined;
}

/** Whether a click on a control stays on the page. */
function isHarmless(control: HTMLElement): boolean {
  if (control instanceof HTMLAnchorElement) return (control.getAttribute('href') ?? '#').startsWith('#');
  return !(control instanceof HTMLButtonElement) || control.type !== 'submit' || control.form === null;
}

/** Opens what hides a text node. Returns whether it is shown now. */
export function reveal(node: Text): boolean {
  const above: Element[] = [];
  for (let element = parentOf(node); element !== null; element = parentOf(element)) above.push(element);
  const parent = above[0];
  if (parent === undefined) return false;

  // Outermost first: an inner accordion may not even be there before the outer one is open.
  for (const element of above.reverse()) {
    if (element instanceof HTMLDetailsElement) element.open = true;
    if (isShown(parent)) continue;
    if (element.hasAttribute('hidden')) element.removeAttribute('hidden');
    else if (!isShown(element)) {
      const control = controlOf(element);
      if (control !== undefined && isHarmless(control)) control.click();
    }
  }
  return isShown(parent);
}
