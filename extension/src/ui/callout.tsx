// A boxed message with a cure, and the calm page for "there is nothing here".

import type { ComponentChildren } from 'preact';
import type { Tone } from './report-view';
import { Icon, ToneShape, type IconName } from './shapes';

export interface CalloutProps {
  readonly title: string;
  readonly tone?: Tone;
  readonly icon?: IconName;
  readonly state?: string | undefined;
  readonly children?: ComponentChildren;
}

export function Callout({ title, tone, icon, state, children }: CalloutProps) {
  return (
    <section class="callout" data-tone={tone} data-callout={state}>
      {icon ? <Icon name={icon} size={18} /> : <ToneShape tone={tone ?? 'info'} size={18} />}
      <div class="callout-body">
        <h2 class="callout-title">{title}</h2>
        {children}
      </div>
    </section>
  );
}

/** `alone`: all that is on the page, so that its title is the page's. */
export function EmptyState(props: { title: string; state: string; alone?: boolean; children?: ComponentChildren }) {
  return (
    <section class="empty" data-empty={props.state}>
      {props.alone ? <h1>{props.title}</h1> : <h2>{props.title}</h2>}
      {props.children}
    </section>
  );
}
