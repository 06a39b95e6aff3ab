// "What changed since your last visit": the most consequential first, cosmetic changes folded away.

import type { Report } from '../../protocol/types';
import { Button } from '../../ui/button';
import { ChangeEntryItem } from '../../ui/change-item';
import { day } from '../../ui/format';
import { Icon } from '../../ui/shapes';
import { t, tn } from '../../ui/text';

const shownAtOnce = 3;
/** Beyond this many an item is only counted: the history has them all. */
const listedAtMost = 60;

export function ChangesBlock({ report, seen }: { report: Report; seen: boolean }) {
  const { changes } = report;
  if (!changes || (changes.items.length === 0 && !changes.back_to)) return null;
  const first = changes.items.filter((item) => item.substantive).slice(0, shownAtOnce);
  const others = changes.items.filter((item) => !first.includes(item));
  const listed = others.slice(0, listedAtMost);
  const left = others.length - listed.length + (report.truncated?.changes ?? 0);
  const since = day(changes.since);
  return (
    <section class={`block news${changes.substantive ? '' : ' calm'}`} data-part="changes" data-substantive={changes.substantive}>
      <div class="news-head">
        <Icon name="history" />
        <h2>{since ? t('changed_since', since) : t('changed')}</h2>
        {changes.substantive && !seen && (
          <Button action="seen" icon="tick">{t('mark_seen')}</Button>
        )}
      </div>
      <p class="lead">{lead(report)}</p>
      {first.length > 0 && (
        <ul>
          {first.map((change, at) => (
            <ChangeEntryItem key={at} change={change} />
          ))}
        </ul>
      )}
      {listed.length > 0 && (
        <details class="fold-more">
          <summary>{first.length > 0 ? tn('more_changes', others.length) : t('see_what_changed')}</summary>
          <ul>
            {listed.map((change, at) => (
              <ChangeEntryItem key={at} change={change} />
            ))}
          </ul>
          {left > 0 && <p class="lead">{tn('changes_left_out', left)}</p>}
        </details>
      )}
    </section>
  );
}

function lead({ changes }: Report): string {
  if (!changes) return '';
  if (changes.back_to) return t('back_to_text_of', day(changes.back_to));
  if (!changes.substantive) return t('cosmetic_only');
  return [
    changes.added > 0 && tn('clauses_added', changes.added),
    changes.changed > 0 && tn('clauses_changed', changes.changed),
    changes.removed > 0 && tn('clauses_removed', changes.removed),
  ]
    .filter(Boolean)
    .join(' · ');
}
