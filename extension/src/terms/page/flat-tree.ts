// The page as a reader sees it: the tree with shadow roots opened and slots filled. One walker for scoring, serialising and
// finding quotes, so that all three mean the same text. Iterative, because a hostile page nests as deep as it likes.

interface DomApi {
  openOrClosedShadowRoot?: (element: HTMLElement) => ShadowRoot | null;
}

/** The shadow root of an element, a closed one too where the browser lets extensions see it. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  if (element.shadowRoot !== null) return element.shadowRoot;
  const firefox = (element as Element & { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot;
  if (firefox !== undefined) return firefox;
  const dom = typeof chrome === 'undefined' ? undefined : (chrome as { dom?: DomApi }).dom;
  if (dom?.openOrClosedShadowRoot === undefined || !(element instanceof HTMLElement)) return null;
  try {
    return dom.openOrClosedShadowRoot(element);
  } catch {
    return null; // An element that can have none.
  }
}

/** The children of a node in the flat tree. */
export function flatChildren(node: Node): Node[] {
  if (node.nodeType === Node.ELEMENT_NODE) {
    const element = node as Element;
    if (element.localName === 'slot' && element.getRootNode() instanceof ShadowRoot) {
      const assigned = (element as HTMLSlotElement).assignedNodes();
      if (assigned.length > 0) return assigned;
    } else {
      const root = shadowRootOf(element);
      if (root !== null) return Array.from(root.childNodes);
    }
  }
  return Array.from(node.childNodes);
}

/** Where a page's words are: its body, or the whole of a document that has none (XML, a frame set). */
export function pageRoot(document: Document): Element {
  return document.querySelector('body') ?? document.documentElement;
}

export interface Visitor {
  text(node: Text): void;
  /** `false` leaves the element out with all that is in it, and without `leave`. */
  enter(element: Element): boolean;
  leave(element: Element): void;
  /** Asked before each node; true ends the walk. */
  enough?(): boolean;
}

/** Visits `root` and what is in it, in reading order. Comments and the like are passed over. */
export function walk(root: Node, visitor: Visitor): void {
  const stack: { node: Node; entered: boolean }[] = [{ node: root, entered: false }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    if (visitor.enough?.() === true) return;
    const { node, entered } = top;
    if (entered) {
      visitor.leave(node as Element);
    } else if (node.nodeType === Node.TEXT_NODE || node.nodeType === Node.CDATA_SECTION_NODE) {
      visitor.text(node as Text);
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      if (!visitor.enter(node as Element)) continue;
      stack.push({ node, entered: true });
      const children = flatChildren(node);
      for (let index = children.length - 1; index >= 0; index -= 1) {
        const child = children[index];
        if (child !== undefined) stack.push({ node: child, entered: false });
      }
    }
  }
}

/** Elements whose content is never the page's words: code, media, forms' own state, other documents, and ourselves. */
const wordless = new Set([
  'script', 'style', 'noscript', 'template', 'svg', 'canvas', 'iframe', 'frame', 'frameset', 'object', 'embed', 'applet', 'video',
  'audio', 'source', 'track', 'picture', 'map', 'area', 'param', 'input', 'textarea', 'select', 'option', 'optgroup', 'datalist',
  'progress', 'meter', 'noembed', 'noframes', 'portal', 'fencedframe', 'smallprint-panel', 'smallprint-notice',
]);

/** Whether an element and its content are left out of everything that is read or sent. */
export function isWordless(element: Element): boolean {
  return wordless.has(element.localName) || isEditingHost(element);
}

/** Text the user types, or may type: never read. */
export function isEditingHost(element: Element): boolean {
  const editable = element.getAttribute('contenteditable');
  if (editable !== null && editable.toLowerCase() !== 'false') return true;
  return element.getAttribute('role') === 'textbox';
}
