// One form around a surface: its `submit` event names the button that was used. A submit event is made by the browser
// itself, after the click and whether or not the click was stopped on its way; it never leaves a shadow tree; and the
// page cannot make one inside a closed root. So mouse, keyboard, touch and screen readers all work with no click listener.

import type { ComponentChildren } from 'preact';

/** `value` is the button's `data-value`, or empty. */
export type ActionHandler = (action: string, value: string, button: HTMLElement) => void;

/** Calls `handler` for every press of a button with `data-action` below `root`. Gives back how to stop. */
export function onActions(root: Document | ShadowRoot | HTMLElement, handler: ActionHandler): () => void {
  const submitted = (event: Event): void => {
    event.preventDefault();
    const button = (event as SubmitEvent).submitter;
    const action = button?.dataset['action'];
    if (button && action) handler(action, button.dataset['value'] ?? '', button);
  };
  root.addEventListener('submit', submitted);
  return () => root.removeEventListener('submit', submitted);
}

export function ActionForm(props: { children: ComponentChildren; class?: string }) {
  return (
    <form class={props.class} noValidate autocomplete="off">
      {props.children}
    </form>
  );
}
