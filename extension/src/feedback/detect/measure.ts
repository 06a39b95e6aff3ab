// Measures detection on pages with labelled controls: which are found with the right direction, and what else is taken for
// one. For the tests and tests/accuracy/feedback_controls.mjs; works in the browser's DOM and in happy-dom's.

import type { FeedbackControl } from './types';

export interface Label {
  selector: string;
  /** up, down, report. */
  polarity: string;
  /** The host element whose open root the selector is meant for. */
  shadow?: string;
}

export interface Result {
  total: number;
  found: number;
  /** What was not found or has another direction, and what else was taken for a control. */
  missed: string[];
  falseAlarms: string[];
}

/** What is taken away to see whether the rest is enough. */
export type Strip = 'nothing' | 'names' | 'ids' | 'icons';
export const strips: readonly Strip[] = ['nothing', 'names', 'ids', 'icons'];

type Root = Document | ShadowRoot;

/** Every element, those in open shadow roots too. */
export function allElements(root: Root): Element[] {
  return Array.from(root.querySelectorAll('*')).flatMap((element) =>
    element.shadowRoot === null ? [element] : [element, ...allElements(element.shadowRoot)]);
}

/** Shadow roots written into the page, where the parser left them as templates. */
export function openTemplates(root: Root): void {
  for (const template of Array.from(root.querySelectorAll<HTMLTemplateElement>('template[shadowrootmode]'))) {
    const host = template.parentElement;
    if (host === null) continue;
    const shadow = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
    shadow.append(template.content);
    template.remove();
    openTemplates(shadow);
  }
}

const ligature = /^\s*[a-z]+_[a-z_]+\s*$/;
const pressed = 'button,a,label,input,[role=button],[role=radio],[role=menuitem]';
const pictures = 'svg,img,i,mat-icon,iconify-icon,[class*=material],[data-testid=stIconMaterial],[class*=icon]:empty';

function texts(element: Element): Text[] {
  return Array.from(element.childNodes).flatMap((node) => (node.nodeType === 3 ? [node as Text] : node.nodeType === 1 ? texts(node as Element) : []));
}

const strippers: Record<Strip, (elements: readonly Element[]) => void> = {
  nothing: () => undefined,
  names: (elements) => {
    for (const element of elements) {
      for (const { name } of Array.from(element.attributes)) if (/label$|labelledby$|describedby$|title$|^alt$|tip$/.test(name)) element.removeAttribute(name);
      if (!element.matches(pressed)) continue;
      for (const text of texts(element)) if (!ligature.test(text.data)) text.data = text.data.replace(/[\p{L}\p{N}]/gu, '');
    }
  },
  ids: (elements) => {
    for (const element of elements) {
      for (const { name } of Array.from(element.attributes)) if (/^(?:id|class|name|part|is|data-.*)$/.test(name)) element.removeAttribute(name);
    }
  },
  icons: (elements) => {
    for (const element of elements) {
      for (const { name } of Array.from(element.attributes)) if (/icon/.test(name)) element.removeAttribute(name);
      if (element.matches(pressed)) {
        for (const text of texts(element)) text.data = ligature.test(text.data) ? '' : text.data.replace(/\p{Extended_Pictographic}/gu, '');
      }
    }
    for (const element of elements) if (element.matches(pictures)) element.remove();
  },
};

function pathOf(element: Element): EventTarget[] {
  const path: EventTarget[] = [];
  for (let node: Node | null = element; node !== null; node = node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null) path.push(node);
  return path;
}

function describe(element: Element): string {
  return `${element.localName}#${element.id}.${element.getAttribute('class') ?? ''} ${element.getAttribute('aria-label') ?? ''} “${element.textContent.trim().slice(0, 30)}”`;
}

/** Measures one page that is loaded into `document`; the page is changed by `strip`. */
export function measure(
  document: Document,
  labels: readonly Label[],
  strip: Strip,
  controlAt: (path: readonly EventTarget[]) => FeedbackControl | null,
): Result {
  openTemplates(document);
  const wanted = new Map<Element, string>();
  for (const { selector, polarity, shadow } of labels) {
    const root = shadow === undefined ? document : document.querySelector(shadow)?.shadowRoot;
    const matches = root?.querySelectorAll(selector);
    if (matches === undefined || matches.length === 0) throw new Error(`nothing matches ${selector}`);
    // In a custom element it is the button inside that is pointed at.
    for (const element of matches) wanted.set(element.shadowRoot?.querySelector('button') ?? element, polarity);
  }
  strippers[strip](allElements(document));
  const result: Result = { total: wanted.size, found: 0, missed: [], falseAlarms: [] };
  for (const [element, polarity] of wanted) {
    const control = controlAt(pathOf(element));
    if (control?.direction === polarity) result.found += 1;
    else result.missed.push(`${polarity}, said ${control?.direction ?? 'nothing'}: ${describe(element)}`);
  }
  for (const element of allElements(document)) {
    const control = controlAt(pathOf(element));
    if (control === null) continue;
    const known = Array.from(wanted.keys()).some((label) => label === control.element || label.contains(control.element) || control.element.contains(label));
    if (!known) result.falseAlarms.push(describe(element));
  }
  return result;
}

export function add(sum: Result, result: Result, file: string): void {
  sum.total += result.total;
  sum.found += result.found;
  sum.missed.push(...result.missed.map((text) => `${file}: ${text}`));
  sum.falseAlarms.push(...result.falseAlarms.map((text) => `${file}: ${text}`));
}
