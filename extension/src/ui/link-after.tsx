// The link that stands behind a text: what to do, and where.

import { safeLink } from './format';
import { OutsideLink } from './outside-link';

/** Named by where it leads; nothing for an address that is none or not safe. */
export function LinkAfter({ url }: { url: string | null | undefined }) {
  if (!safeLink(url)) return null;
  return (
    <>
      {' '}
      <OutsideLink url={url} show="target" />
    </>
  );
}
