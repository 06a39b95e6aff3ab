// What the guard is told about a feedback control: the one type that detection hands on. Pure data and live elements.

/** `report` also stands for neither up nor down: a flag, a neutral face, the submit of a feedback dialog. */
export type Direction = 'up' | 'down' | 'report';

/** `submit` sends a feedback dialog or form; `choice` is one of a radio group or menu; `star` one step of a scale. */
export type ControlKind = 'button' | 'choice' | 'star' | 'submit';

export interface FeedbackControl {
  /**
   * What is pressed: the innermost element that acts. Where a page listens on a bare `svg` it is that element, which has
   * no `click()`; release such a one with a dispatched click.
   */
  element: HTMLElement;
  direction: Direction;
  /** The accessible name, at most 200 characters; empty where the page gives none. */
  name: string;
  kind: ControlKind;
  /** The rating stands already (aria-pressed, aria-checked, checked, data-state): to press it takes it back. */
  pressed: boolean;
  /** The feedback dialog or form the control is in. */
  dialog: Element | null;
  /** How many independent signals say so: name, id, icon, twin, assistant, companions, question, dialog, page. */
  signals: number;
}
