// Where a version comes from, and that what is stored is what was seen: the host put the text together and hashed it again
// for this very reply.

import { Button } from '../../../ui/button';
import { clip, day, moment } from '../../../ui/format';
import { OutsideLink } from '../../../ui/outside-link';
import { ToneShape } from '../../../ui/shapes';
import { t, tn } from '../../../ui/text';
import type { DocumentAnswer } from './index';
import { CopyButton } from '../../evidence/copy-button';
import { waybackLink } from '../../evidence/wayback';

export function Provenance({ answer, again, checking }: { answer: DocumentAnswer; again: () => void; checking: boolean }) {
  const { document, version, check } = answer;
  const archived = waybackLink(document.url, version.captured_at);
  const wrong = !check.ok;
  return (
    <aside class="provenance" aria-labelledby="provenance-title">
      <h2 id="provenance-title">{t('provenance_title')}</h2>
      <div class="check" data-tone={wrong ? 'high' : 'good'} data-check={wrong ? 'failed' : 'ok'} role="status" aria-busy={checking}>
        <ToneShape tone={wrong ? 'high' : 'good'} size={18} />
        <div>
          <p class="check-title">{t(wrong ? 'provenance_broken' : 'provenance_verified')}</p>
          <p class="faint">{wrong ? t('provenance_broken_text') : tn('provenance_checked', check.clauses, moment(check.at))}</p>
        </div>
      </div>
      <dl>
        <Entry term={t('provenance_address')}>
          <OutsideLink url={document.url} />
          {version.origin?.addresses.filter((one) => one !== document.url).slice(0, 6).map((one) => (
            <OutsideLink key={one} url={one} />
          ))}
        </Entry>
        <Entry term={t('provenance_captured')}>{moment(version.captured_at)}</Entry>
        <Entry term={t('provenance_first')}>{day(document.first_seen)}</Entry>
        <Entry term={t('provenance_verified_at')}>{day(document.last_verified)}</Entry>
        {version.updated !== null && <Entry term={t('provenance_updated')}>{writtenDay(version.updated)}</Entry>}
        {version.effective !== null && <Entry term={t('provenance_effective')}>{writtenDay(version.effective)}</Entry>}
        <Entry term={t('provenance_record')}>
          <code>{document.id}</code>
        </Entry>
        <Entry term={t('provenance_hash')}>
          <code class="hash">{version.sha256}</code>
          <CopyButton look="plain" text={() => version.sha256} label={t('provenance_copy_hash')}>
            {t('copy')}
          </CopyButton>
        </Entry>
        <Entry term={t('provenance_source')}>{t(sourceWords[version.source])}</Entry>
        {version.origin && (
          <Entry term={t('provenance_commit')}>
            <code class="hash">{version.origin.commit}</code>
          </Entry>
        )}
        <Entry term={t('provenance_extractor')}>{clip(version.extractor, 80)}</Entry>
        {archived !== null && (
          <Entry term={t('provenance_elsewhere')}>
            <a href={archived} target="_blank" rel="noopener noreferrer">{t('provenance_wayback', day(version.captured_at))}</a>
          </Entry>
        )}
      </dl>
      <Button action="check" onPress={again} disabled={checking}>
        {t('provenance_check')}
      </Button>
    </aside>
  );
}

const sourceWords = {
  browser: 'source_browser',
  refetch: 'source_refetch',
  ota: 'source_ota',
  file: 'source_file',
} as const;

function Entry({ term, children }: { term: string; children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A day as the text itself gives it: a month where no day is said. */
function writtenDay(date: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? day(`${date}T12:00:00Z`) : date;
}
