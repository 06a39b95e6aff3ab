// Which view an address belongs to. Pure: patterns such as '/document/:id' against paths. What the host's server takes for
// a view (viewer_files.h) is decided there by the same rule: plain words parted by slashes.

export interface Routed<V> {
  readonly view: V;
  readonly params: Readonly<Record<string, string>>;
}

/** A record id as it stands in links: SP-D-… or SP-P-…. */
const recordId = /^SP-([DP])-[A-Z2-7]{10}$/;

/** The first view with a pattern that fits the whole path; null for none. Segments beginning with ':' take any plain word. */
export function matchRoute<V extends { readonly paths: readonly string[] }>(views: readonly V[], path: string): Routed<V> | null {
  const given = segments(path);
  if (!given) return null;
  for (const view of views) {
    for (const pattern of view.paths) {
      const params = fits(segments(pattern) ?? [], given);
      if (params) return { view, params };
    }
  }
  return null;
}

/** The path of the view of a record; null for what is no record id. */
export function recordPath(id: string): string | null {
  const kind = recordId.exec(id)?.[1];
  if (kind === undefined) return null;
  return kind === 'D' ? `/document/${id}` : `/provision/${id}`;
}

/**
 * Where a link really leads: `at` of the fragment (what `smallprint view --at` makes) and '/SP-D-…' alone become the
 * record's own path. Null where the address is as it should be.
 */
export function lastingPath(path: string, fragment: string): string | null {
  const at = new URLSearchParams(fragment.replace(/^#/, '')).get('at');
  return (at === null ? null : recordPath(at)) ?? recordPath(path.slice(1));
}

/** The record that a path is about, for `smallprint view --at ID`; null where it is about none. */
export function recordOf(path: string): string | null {
  return path.split('/').find((part) => recordId.test(part)) ?? null;
}

function segments(path: string): string[] | null {
  const parts = path.replace(/\/+$/, '').split('/').slice(1);
  return parts.every((part) => /^:?[A-Za-z0-9_-]+$/.test(part)) ? parts : null;
}

function fits(pattern: readonly string[], given: readonly string[]): Record<string, string> | null {
  if (pattern.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [at, part] of pattern.entries()) {
    const word = given[at] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = word;
    else if (part !== word) return null;
  }
  return params;
}
