// Version against version: what changed, most consequential first, with the words marked; what changes nothing is folded
// away. Arrow keys, j and k, buttons and a swipe go from step to step.

import { useEffect, useRef } from 'preact/hooks';
import type { Methods } from '../../../protocol/types';
import { BeforeAfter, kindWords } from '../../../ui/change-item';
import { Callout } from '../../../ui/callout';
import { clip, day, moment, shortHash } from '../../../ui/format';
import { SeverityBadge } from '../../../ui/severity-badge';
import { Icon } from '../../../ui/shapes';
import { t, tn } from '../../../ui/text';
import { addViewCss } from '../../shell/css';
import { links } from '../../shell/links';
import { navigate } from '../../shell/location';
import { Failed, MorePages, ViewHeader, Waiting } from '../../shell/parts';
import { usePages } from '../../shell/rpc';
import type { View, ViewProps } from '../../shell/view';
import { compareCss } from './compare-css';
import { swipeStep } from './swipe';
import { together, type Together } from './together';

addViewCss(compareCss);

type Diff = Methods['document.diff']['result'];

function Compare({ params }: ViewProps) {
  const id = params['id'] ?? '';
  const from = Number(params['from']);
  const to = Number(params['to']);
  const pages = usePagesOfDiff(id, from, to);
  const diff = pages.page;
  if (pages.error && !diff) return <Failed error={pages.error} again={pages.again} page={t('viewer_compare')} />;
  if (!diff) return <Waiting />;
  const real = pages.items.filter((one) => one.substantive);
  const quiet = pages.items.filter((one) => !one.substantive);
  return (
    <>
      <Head diff={diff} from={from} to={to} />
      {diff.same_text ? (
        <Callout title={t('compare_same_title')} state="same">
          <p>{t('compare_same_text')}</p>
        </Callout>
      ) : (
        <>
          {diff.aligned_only && (
            <Callout title={t('compare_aligned_title')} state="aligned">
              <p>{t('compare_aligned_text')}</p>
            </Callout>
          )}
          <section aria-labelledby="changes-title">
            <h2 id="changes-title" class="hidden-text">{t('compare_changes')}</h2>
            {real.length === 0 ? (
              <p class="hint" data-empty="cosmetic">{t('compare_only_cosmetic')}</p>
            ) : (
              <ol class="diff">
                {together(real).map((group, at) => (
                  <Changed key={at} group={group} />
                ))}
              </ol>
            )}
            <MorePages of={pages} total={diff.items_total} />
          </section>
          <Moved diff={diff} />
          {quiet.length > 0 && (
            <details class="fold">
              <summary>
                <h2>{tn('compare_cosmetic', quiet.length)}</h2>
                <Icon name="chevron" class="chevron" size={16} />
              </summary>
              <p class="hint">{t('compare_cosmetic_text')}</p>
              <ol class="diff quiet">
                {together(quiet).map((group, at) => (
                  <Changed key={at} group={group} />
                ))}
              </ol>
            </details>
          )}
        </>
      )}
    </>
  );
}

function usePagesOfDiff(document: string, from: number, to: number) {
  const fits = Number.isSafeInteger(from) && Number.isSafeInteger(to) && from > 0 && to > 0;
  return usePages('document.diff', { document, from: fits ? from : 1, to: fits ? to : 1, limit: 60 });
}

function Head({ diff, from, to }: { diff: Diff; from: number; to: number }) {
  const { document, before, after } = diff;
  const older = diff.older ? links.compare(document.id, diff.older.from, diff.older.to) : undefined;
  const newer = diff.newer ? links.compare(document.id, diff.newer.from, diff.newer.to) : undefined;
  useStepping(older, newer);
  return (
    <ViewHeader
      title={t('compare_title', from, to)}
      kicker={
        <>
          <span dir="auto">{clip(document.service, 80)}</span> <span>›</span>{' '}
          <a href={links.document(document.id)} dir="auto">{clip(document.terms_type, 80)}</a>
        </>
      }
      standfirst={t('compare_days', day(before.captured_at), day(after.captured_at))}
    >
      <div class="stepper">
        <Step href={older} way="older" />
        <span class="faint" data-noprint>{t('compare_keys')}</span>
        <Step href={newer} way="newer" />
      </div>
      <dl class="tallies">
        <Figure term={t('compare_added')} value={diff.added} />
        <Figure term={t('compare_removed')} value={diff.removed} />
        <Figure term={t('compare_edited')} value={diff.changed} />
        <Figure term={t('compare_moved')} value={diff.moved_total} />
        <Figure term={t('compare_unchanged')} value={diff.unchanged} />
      </dl>
      <p class="faint hashes">
        <span>{t('compare_hash', from, moment(before.captured_at))}</span> <code>{shortHash(before.sha256)}</code> <span>→</span>{' '}
        <span>{t('compare_hash', to, moment(after.captured_at))}</span> <code>{shortHash(after.sha256)}</code>
      </p>
    </ViewHeader>
  );
}

function Step({ href, way }: { href: string | undefined; way: 'older' | 'newer' }) {
  const words = t(way === 'older' ? 'compare_older' : 'compare_newer');
  return href === undefined ? (
    <span class="button" aria-disabled="true">
      {words}
    </span>
  ) : (
    <a class="button" href={href} rel={way === 'older' ? 'prev' : 'next'}>
      {words}
    </a>
  );
}

function Figure({ term, value }: { term: string; value: number }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Changed({ group: { items, before, after } }: { group: Together }) {
  return (
    <li class="changed" data-item data-change-kind={items[0]?.kind} data-severity={items[0]?.severity}>
      {items.map((item, at) => (
        <div key={at} class="point">
          <p class="kind">
            {item.substantive && <SeverityBadge tone={item.severity} />}
            <span>{t(kindWords[item.kind] ?? 'change_edited')}</span>
            {item.type !== null && (
              <a class="faint" href={links.clause(item.type)}>
                {t('compare_all_with')}
              </a>
            )}
          </p>
          <h3 dir="auto">{clip(item.summary, 400)}</h3>
        </div>
      ))}
      {(before !== null || after !== null) && <BeforeAfter before={before} after={after} />}
    </li>
  );
}

function Moved({ diff }: { diff: Diff }) {
  if (diff.moved.length === 0) return null;
  return (
    <details class="fold">
      <summary>
        <h2>{tn('compare_moved_title', diff.moved_total)}</h2>
        <Icon name="chevron" class="chevron" size={16} />
      </summary>
      <ol class="diff quiet">
        {diff.moved.map((one) => (
          <li key={one.after_place} class="changed">
            <p class="kind">
              {one.before_heading !== one.after_heading
                ? t('compare_moved_heading', clip(one.before_heading ?? t('compare_no_heading'), 80), clip(one.after_heading ?? t('compare_no_heading'), 80))
                : t('compare_moved_place', one.before_place, one.after_place)}
            </p>
            <p class="moved-text" dir="auto">{clip(one.text, 600)}</p>
          </li>
        ))}
      </ol>
    </details>
  );
}

/** Arrow keys, j and k while nothing is being typed, and a sideways swipe. */
function useStepping(older: string | undefined, newer: string | undefined): void {
  const ways = useRef({ older, newer });
  ways.current = { older, newer };
  useEffect(() => {
    const ended = new AbortController();
    const go = (way: 'older' | 'newer' | null): void => {
      const href = way && ways.current[way];
      if (href) navigate(href);
    };
    const listen = { signal: ended.signal, passive: true };
    addEventListener(
      'keydown',
      (event) => {
        const at = event.target;
        const typing = at instanceof HTMLElement && at.closest('input, select, textarea, [role=region]') !== null;
        if (typing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
        // By the way of reading: in right-to-left the older version is on the right.
        const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
        const back = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
        if (event.key === back || event.key === 'k') go('older');
        else if (event.key === forward || event.key === 'j') go('newer');
      },
      listen,
    );
    let start: Touch | undefined;
    addEventListener('touchstart', (event) => (start = event.touches.length === 1 ? event.touches[0] : undefined), listen);
    addEventListener(
      'touchend',
      (event) => {
        const end = event.changedTouches[0];
        if (start && end) go(swipeStep(end.clientX - start.clientX, end.clientY - start.clientY, document.documentElement.dir === 'rtl'));
        start = undefined;
      },
      listen,
    );
    return () => ended.abort();
  }, []);
}

export const view: View = { paths: ['/document/:id/compare/:from/:to'], title: 'viewer_compare', Component: Compare };
