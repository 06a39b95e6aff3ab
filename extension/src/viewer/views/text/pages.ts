// The pages of a long text: the next is fetched when the end of what is there comes near.

import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { useCall, type Result } from '../../shell/rpc';

type Page = Result<'document.get'>;

/** `ready`: what is there is drawn, so that its end is where it will be. */
export function useTextPages(first: Page, ready: boolean) {
  const { call } = useCall();
  const [later, setLater] = useState<readonly Page[]>([]);
  const [loading, setLoading] = useState(false);
  const [error, setError] = useState<Error>();
  const pages = [first, ...later];
  const cursor = pages.at(-1)?.next_cursor ?? null;
  const more = useCallback(() => {
    if (cursor === null) return;
    setLoading(true);
    setError(undefined);
    call('document.get', { document: first.document.id, version: first.version.number, part: 'text', cursor }).then(
      (page) => {
        setLater((before) => [...before, page]);
        setLoading(false);
      },
      (reason: unknown) => {
        setError(reason instanceof Error ? reason : new Error(String(reason)));
        setLoading(false);
      },
    );
  }, [call, first, cursor]);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = end.current;
    if (!box || !ready || loading || error) return;
    const watcher = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && more(), { rootMargin: '1500px' });
    watcher.observe(box);
    return () => watcher.disconnect();
  }, [more, ready, loading, error]);
  return { blocks: pages.flatMap((page) => page.blocks), left: cursor !== null, loading, error, more, end };
}
