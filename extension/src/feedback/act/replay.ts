// Gives the page an act that was kept from it: the same events in the same order, made anew, and one element.click() where
// the user clicked or the key would have. What is made by a script is not trusted, and a page may refuse it.

import type { Act } from './hold';

/** The element whose own click does what the user's would: the nearest one inside the control that is pressed natively. */
function pressed(target: EventTarget, element: HTMLElement): HTMLElement {
  let node = target as Node | null;
  for (; node && node !== element; node = node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null) {
    if (node instanceof HTMLElement && node.matches('button,input,summary,a[href]')) return node;
  }
  return element;
}

/** What the browser itself makes of a key on an element; undefined for nothing. */
function byKey(key: string, element: HTMLElement): HTMLElement | undefined {
  if (key.startsWith('Arrow')) return element instanceof HTMLInputElement && element.type === 'radio' ? nextRadio(element, key) : undefined;
  const natively = key === 'Enter' ? 'button,summary,a[href],input:not([type=checkbox],[type=radio])' : 'button,summary,input';
  return element.matches(natively) ? element : undefined;
}

function nextRadio(radio: HTMLInputElement, key: string): HTMLInputElement | undefined {
  const root = radio.form ?? (radio.getRootNode() as ParentNode);
  const all = Array.from(root.querySelectorAll<HTMLInputElement>('input[type=radio]')).filter(
    (one) => one.name === radio.name && one.form === radio.form && !one.disabled,
  );
  const back = key === 'ArrowUp' || key === (radio.matches(':dir(rtl)') ? 'ArrowRight' : 'ArrowLeft');
  return all.at((all.indexOf(radio) + (back ? -1 : 1)) % all.length);
}

function clickOn(element: HTMLElement): void {
  // A bare svg that a page listens on has no click().
  if (typeof element.click === 'function') element.click();
  else element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }));
}

function again(event: Event, type: string, target: EventTarget): boolean {
  const make = event.constructor as new (type: string, like: Event) => Event;
  try {
    return target.dispatchEvent(new make(type, event));
  } catch {
    return true; // Touch lists cannot be made everywhere; pages that need them have pointer events too.
  }
}

/** `whole`: also lets go of the key, because the user has, where only we saw it. */
export function replay({ begun, control, key }: Act, element: HTMLElement, whole: boolean): void {
  const moved = element !== control.element;
  for (const { event, target } of begun) {
    const where = moved || !(target as Node).isConnected ? element : target;
    if (event.type === 'click') clickOn(pressed(where, element));
    else if (event.type === 'submit') {
      const { submitter } = event as SubmitEvent;
      (event.target as HTMLFormElement).requestSubmit(submitter?.isConnected ? submitter : null);
    } else if (again(event, event.type, where) && event.type === 'keydown' && key !== undefined) {
      const press = byKey(key, pressed(where, element));
      if (key.startsWith('Arrow')) press?.focus();
      press?.click();
    }
  }
  const down = begun.find(({ event }) => event.type === 'keydown');
  if (whole && down && !begun.some(({ event }) => event.type === 'keyup')) again(down.event, 'keyup', moved ? element : down.target);
}
