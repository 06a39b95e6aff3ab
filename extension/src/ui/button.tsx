// Buttons. In the panel and in the pages alike they are submit buttons of one form around everything (actions.tsx), told
// apart by `data-action`; that works in a closed shadow root whose events the page must not see.

import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './shapes';

export interface ButtonProps {
  readonly action: string;
  /** Goes to the handler with the action, as `data-value`. */
  readonly value?: string | undefined;
  readonly look?: 'main' | 'quiet' | 'plain';
  readonly wide?: boolean;
  readonly disabled?: boolean;
  readonly icon?: IconName;
  /** The accessible name where the visible words alone do not say enough; must begin with them. */
  readonly label?: string | undefined;
  /** In our own pages, where no page can interfere: called when it is pressed, and no form around it is needed. */
  readonly onPress?: () => void;
  readonly children: ComponentChildren;
}

export function Button({ action, value, look = 'quiet', wide, disabled, icon, label, onPress, children }: ButtonProps) {
  return (
    <button
      type={onPress ? 'button' : 'submit'}
      onClick={onPress}
      class={`button ${look}${wide ? ' wide' : ''}`}
      data-action={action}
      data-value={value}
      disabled={disabled}
      aria-label={label}
    >
      {icon && <Icon name={icon} size={15} />}
      {children}
    </button>
  );
}

/** A round button with an icon only; its label is its name and its tooltip. */
export function IconButton(props: { action: string; icon: IconName; label: string; expanded?: boolean }) {
  return (
    <button
      type="submit"
      class="icon-button"
      data-action={props.action}
      aria-label={props.label}
      title={props.label}
      aria-expanded={props.expanded}
    >
      <Icon name={props.icon} size={17} />
    </button>
  );
}
