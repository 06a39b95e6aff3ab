// What a view of the history is to the shell: where it lives, what it is called, how it is drawn.

import type { FunctionComponent } from 'preact';
import type { MessageKey } from '../../ui/text';

export interface ViewProps {
  /** The words of the path that the pattern left open: { id } for '/document/:id'. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

export interface View {
  /** '/document/:id': a segment with ':' takes any plain word. */
  readonly paths: readonly string[];
  /** The page's title until the view knows better (useTitle). */
  readonly title: MessageKey;
  /** Its entry in the navigation; none for views that are reached from others. */
  readonly nav?: { readonly label: MessageKey; readonly href: string };
  readonly Component: FunctionComponent<ViewProps>;
}
