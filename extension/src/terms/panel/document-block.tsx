// Where this stands: is the document new, unchanged or changed; is it kept; its fingerprint and record; the notice.

import type { Report } from '../../protocol/types';
import { Button } from '../../ui/button';
import { day, shortHash } from '../../ui/format';
import { notStored } from '../../ui/not-stored';
import { t, tn, type MessageKey } from '../../ui/text';

const statusWords: Record<string, MessageKey> = {
  new: 'status_new',
  unchanged: 'status_unchanged',
  changed: 'status_changed',
};

export function DocumentBlock({ report, watched }: { report: Report; watched?: boolean | undefined }) {
  const { document: doc } = report;
  const status = statusWords[doc.status] ?? 'status_new';
  const hash = shortHash(doc.sha256);
  return (
    <div class="block said" data-part="document">
      <p class="status" data-status={doc.status}>
        {doc.status === 'unchanged' ? t(status, day(doc.first_seen)) : t(status)}
        {doc.versions > 1 && <span>{tn('versions_kept', doc.versions)}</span>}
      </p>
      {!report.stored && <p data-part="not-stored">{notStored(report.stored_reason)}</p>}
      {report.truncated && report.truncated.findings > 0 && <p>{tn('findings_left_out', report.truncated.findings)}</p>}
      <p>
        {t('first_read_checked', day(doc.first_seen), day(doc.last_verified))}
      </p>
      <p>
        {t('record')} <code>{doc.id}</code>
        {hash && (
          <>
            {' · '}
            <abbr title={doc.sha256}>SHA-256</abbr> <code>{`${hash}…`}</code>
          </>
        )}
      </p>
      {report.stored && (
        <div class="acts">
          <Button action="history" value={doc.id} look="plain" icon="history">{t('open_history')}</Button>
          {watched !== undefined && (
            <Button action={watched ? 'unwatch' : 'watch'} look="plain" icon={watched ? 'tick' : 'eye'} {...(watched && { label: t('watched_name') })}>
              {t(watched ? 'watched' : 'watch_site')}
            </Button>
          )}
        </div>
      )}
      <p data-part="notice">{t('notice')}</p>
    </div>
  );
}
