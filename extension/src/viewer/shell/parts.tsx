// What every view begins with and falls back to: its header, waiting, failure, and the way to more of a list.

import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { clip } from '../../ui/format';
import { t, tn } from '../../ui/text';
import type { Asked, PagedMethod, Pages } from './rpc';

/** The document's title: what the view shows, then the product. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · ${t('product')}`;
  }, [title]);
}

export interface ViewHeaderProps {
  readonly title: string;
  /** Above the title: where this belongs; links. */
  readonly kicker?: ComponentChildren;
  readonly standfirst?: ComponentChildren;
  readonly children?: ComponentChildren;
}

/** The one h1 of a view; the shell moves the focus to it after a step. */
export function ViewHeader({ title, kicker, standfirst, children }: ViewHeaderProps) {
  useTitle(title);
  return (
    <header class="view-header">
      {kicker !== undefined && <p class="kicker">{kicker}</p>}
      <h1 tabIndex={-1} dir="auto">
        {clip(title, 160)}
      </h1>
      {standfirst !== undefined && <p class="standfirst">{standfirst}</p>}
      {children}
    </header>
  );
}

/** The data once it is there; else that it is being fetched, or why it cannot be had. */
export function Loaded<T>({ of, page, children }: { of: Asked<T>; page?: string; children: (data: T) => VNode | null }) {
  if (of.error) return <Failed error={of.error} again={of.again} {...(page !== undefined && { page })} />;
  if (of.data === undefined) return <Waiting />;
  // Always the same element, so that what is inside keeps its state while it is asked again.
  return (
    <div class={of.loading ? 'busy' : undefined} aria-busy={of.loading}>
      {children(of.data)}
    </div>
  );
}

/** Three quiet bars, and words for those who do not see them. */
export function Waiting() {
  return (
    <div class="waiting" role="status">
      <span class="hidden-text">{t('one_moment')}</span>
      {['92%', '78%', '85%'].map((width) => (
        <span key={width} class="bar" style={{ inlineSize: width }} />
      ))}
    </div>
  );
}

/** `page`: the title of a page that is nothing but this failure. */
export function Failed({ error, again, page }: { error: Error; again: () => void; page?: string }) {
  return page === undefined ? (
    <Failure error={error} again={again} />
  ) : (
    <>
      <ViewHeader title={page} />
      <Failure error={error} again={again} />
    </>
  );
}

function Failure({ error, again }: { error: Error; again: () => void }) {
  return (
    <Callout title={t('viewer_failed')} tone="high" state="failed">
      <p dir="auto">{clip(error.message, 400)}</p>
      <div class="acts">
        <Button action="again" onPress={again}>
          {t('check_again')}
        </Button>
      </div>
    </Callout>
  );
}

/**
 * Under a list that comes in pages: how much is shown, and the button for more. The focus goes to the first new item (an
 * element with data-item in the list before it), so that a keyboard goes on where it was.
 */
export function MorePages<M extends PagedMethod>({ of, total }: { of: Pages<M>; total?: number }) {
  const bar = useRef<HTMLDivElement>(null);
  const shown = of.items.length;
  const before = useRef(-1);
  /** There was more than one page: only then is it worth saying that this is all. */
  const grown = useRef(false);
  if (of.more) grown.current = true;
  useEffect(() => {
    if (before.current >= 0 && shown > before.current) {
      const items = bar.current?.parentElement?.querySelectorAll<HTMLElement>('[data-item]');
      const fresh = items?.[before.current];
      const target = fresh?.querySelector<HTMLElement>('a, button, summary') ?? fresh;
      target?.focus({ preventScroll: true });
      before.current = -1;
    }
  }, [shown]);
  if (of.error && shown > 0) return <Failed error={of.error} again={of.more ?? of.again} />;
  const more = of.more;
  return (
    <div class="page-more" ref={bar}>
      {more && (
        <Button
          action="more"
          disabled={of.loading}
          onPress={() => {
            before.current = shown;
            more();
          }}
        >
          {t('show_more')}
        </Button>
      )}
      <p class="faint" role="status">
        {of.loading ? t('one_moment') : total !== undefined && total > shown ? t('viewer_shown_of', shown, total) : shown > 0 && grown.current ? tn('viewer_shown_all', shown) : ''}
      </p>
    </div>
  );
}
