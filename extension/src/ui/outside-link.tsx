// An address that leads out of Smallprint: a link where a person may be sent there, else only its words.

import { clip, linkTarget, safeLink, shortAddress } from './format';

export interface OutsideLinkProps {
  readonly url: string | null | undefined;
  /** What stands there: the page's address, or only where it leads; of what is no link the words beside it, if there are any. */
  readonly show?: 'address' | 'target';
  readonly text?: string;
}

export function OutsideLink({ url, show = 'address', text }: OutsideLinkProps) {
  const href = safeLink(url);
  if (!href) return <span class="address">{clip(text ?? url ?? '', 120)}</span>;
  return (
    <a class="address" href={href} target="_blank" rel="noopener noreferrer">
      {show === 'address' ? shortAddress(href) : linkTarget(href)}
    </a>
  );
}
