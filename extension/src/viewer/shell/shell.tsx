// The frame around every view: masthead with the navigation, the view itself, a line at the foot. Knows no view by name.

import { useEffect, useRef } from 'preact/hooks';
import { ActionForm } from '../../ui/actions';
import { CommandLine } from '../../ui/command-line';
import { EmptyState } from '../../ui/callout';
import { SmallprintMark } from '../../ui/shapes';
import { t, tn } from '../../ui/text';
import { keptScroll, usePlace, type Place } from './location';
import { Failed, useTitle, ViewHeader, Waiting } from './parts';
import { matchRoute, recordOf } from './route';
import { RpcProvider, type Rpc } from './rpc';
import type { View } from './view';

export interface ShellProps {
  readonly views: readonly View[];
  /** Null: there is no session; undefined: it is being opened. */
  readonly rpc: Rpc | null | undefined;
  readonly failure?: Error;
  readonly unseen: number;
  readonly again: () => void;
}

export function Shell({ views, rpc, failure, unseen, again }: ShellProps) {
  const place = usePlace();
  const routed = matchRoute(views, place.path);
  const main = useRef<HTMLElement>(null);
  useArrival(place, main);
  return (
    <div class="viewer" data-phase={failure ? 'failed' : rpc === undefined ? 'loading' : rpc === null ? 'no_session' : 'ready'}>
      <header class="masthead">
        <a class="skip-link" href="#content">
          {t('viewer_skip')}
        </a>
        <div>
          <a class="mark-name" href="/">
            <SmallprintMark size={22} />
            {t('product')}
          </a>
          {rpc && <Navigation views={views} current={routed?.view} unseen={unseen} />}
        </div>
      </header>
      <main id="content" ref={main} tabIndex={-1}>
        {failure ? (
          <Failed error={failure} again={again} />
        ) : rpc === undefined ? (
          <Waiting />
        ) : rpc === null ? (
          <NoSessionPage path={place.path} />
        ) : (
          <RpcProvider value={rpc}>
            {routed ? (
              // A key, so that the same view of another record starts anew.
              <routed.view.Component key={place.path} params={routed.params} query={new URLSearchParams(place.search)} />
            ) : (
              <NowherePage />
            )}
          </RpcProvider>
        )}
      </main>
      <footer class="colophon">
        <div>
          <p>{t('viewer_local')}</p>
          <p>{t('notice')}</p>
        </div>
      </footer>
    </div>
  );
}

function Navigation({ views, current, unseen }: { views: readonly View[]; current: View | undefined; unseen: number }) {
  const strip = useRef<HTMLElement>(null);
  // Where the line is cut, the present view's entry is in sight; also once the window has become narrower.
  useEffect(() => {
    const line = strip.current;
    const here = line?.querySelector<HTMLElement>('[aria-current]');
    if (!line || !here) return;
    const resized = new ResizeObserver(() => {
      line.scrollLeft = here.offsetLeft - (line.clientWidth - here.offsetWidth) / 2;
    });
    resized.observe(line);
    return () => resized.disconnect();
  }, [current]);
  return (
    <nav aria-label={t('viewer_navigation')} data-scrolls ref={strip}>
      <ul>
        {views.map(
          ({ nav, ...view }) =>
            nav && (
              <li key={nav.href}>
                <a href={nav.href} aria-current={view.Component === current?.Component ? 'page' : undefined}>
                  {t(nav.label)}
                  {nav.href === '/changes' && unseen > 0 && (
                    <span class="count">
                      {unseen > 99 ? '99+' : unseen}
                      <span class="hidden-text"> {tn('viewer_unseen', unseen)}</span>
                    </span>
                  )}
                </a>
              </li>
            ),
        )}
      </ul>
    </nav>
  );
}

/** A link opened without a session: says how to open it, and stays at its address (DESIGN 5). */
function NoSessionPage({ path }: { path: string }) {
  const record = recordOf(path);
  useTitle(t('no_session_title'));
  return (
    <ActionForm>
      <EmptyState title={t('no_session_title')} state="no-session" alone>
        <p>{t('no_session_text')}</p>
        <CommandLine command={record === null ? 'smallprint view' : `smallprint view --at ${record}`} />
        <p class="hint" role="status">
          {t('no_session_waiting')}
        </p>
      </EmptyState>
    </ActionForm>
  );
}

function NowherePage() {
  return (
    <>
      <ViewHeader title={t('viewer_nowhere_title')} standfirst={t('viewer_nowhere_text')} />
      <p>
        <a href="/">{t('viewer_to_start')}</a>
      </p>
    </>
  );
}

/**
 * After a step forward: to the top, and the focus to the heading, which screen readers then read. Back: where one was. Both
 * once the view has drawn its heading, which may have to wait for the host.
 */
function useArrival(place: Place, main: { readonly current: HTMLElement | null }): void {
  const now = place.path + place.search;
  const last = useRef(now);
  useEffect(() => {
    const moved = now !== last.current;
    last.current = now;
    const root = main.current;
    if (!moved || place.by === 'same' || !root) return;
    const kept = place.by === 'back' ? keptScroll() : 0;
    scrollTo(0, kept);
    const arrive = (): boolean => {
      const heading = root.querySelector('h1');
      heading?.focus({ preventScroll: true });
      if (heading && kept > 0) scrollTo(0, kept);
      return heading !== null;
    };
    // The old view may still stand there in this turn.
    const frame = requestAnimationFrame(() => {
      if (!arrive()) waiting.observe(root, { childList: true, subtree: true });
    });
    const waiting = new MutationObserver(() => {
      if (arrive()) waiting.disconnect();
    });
    return () => {
      cancelAnimationFrame(frame);
      waiting.disconnect();
    };
  }, [now, place.by, main]);
}
