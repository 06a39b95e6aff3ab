// The link that stands behind a text: what to do, and where.

import { linkTarget, safeLink } from './format';

/** Named by where it leads; nothing for an address that is none or not safe. */
export function LinkAfter({ url }: { url: string | null | undefined }) {
  const href = safeLink(url);
  if (!href) return null;
  return (
    <>
      {' '}
      <a href={href} target="_blank" rel="noopener noreferrer">{linkTarget(href)}</a>
    </>
  );
}
