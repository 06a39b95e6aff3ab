// Changes that are about the same words, put together: a paragraph that brings two things is shown once. Pure.

import type { ChangeItem } from '../../../protocol/types';

export interface Together {
  /** The gravest first, as they come. */
  readonly items: readonly ChangeItem[];
  readonly before: string | null;
  readonly after: string | null;
}

/** In the order of the first of each; items without words stay alone. */
export function together(items: readonly ChangeItem[]): Together[] {
  const groups = new Map<string, { items: ChangeItem[]; before: string | null; after: string | null }>();
  for (const [at, item] of items.entries()) {
    const { before, after } = item;
    const key = before === null && after === null ? String(at) : JSON.stringify([before, after]);
    const group = groups.get(key);
    if (group) group.items.push(item);
    else groups.set(key, { items: [item], before, after });
  }
  return [...groups.values()];
}
