// The record beside the text: where the words stand, since when, under which hashes, and how to take them along.

import { clip, day, moment, safeLink } from '../../../ui/format';
import { OutsideLink } from '../../../ui/outside-link';
import { Button } from '../../../ui/button';
import { t, type MessageKey } from '../../../ui/text';
import { CiteBox } from '../../evidence/cite-box';
import { CopyButton } from '../../evidence/copy-button';
import { ExportButton } from '../../evidence/export-button';
import { waybackLink } from '../../evidence/wayback';
import { links } from '../../shell/links';
import { standing, type Provision } from './index';

const sources: Record<Provision['version']['source'], MessageKey> = {
  browser: 'source_browser',
  refetch: 'source_refetch',
  ota: 'source_ota',
  file: 'source_file',
};

export function RecordCard({ provision }: { provision: Provision }) {
  const { document, version, clause, record_id: id } = provision;
  const archived = waybackLink(document.url, version.captured_at);
  return (
    <aside class="record" aria-label={t('record')}>
      <h2>{t('record')}</h2>
      <dl>
        <Fact name={t('record')}>
          <code>{id}</code>
        </Fact>
        <Fact name={t('ev_document')}>
          <a href={links.document(document.id)} dir="auto">
            {clip(`${document.service}, ${document.terms_type}`, 100)}
          </a>
        </Fact>
        <Fact name={t('ev_address')}>
          <OutsideLink url={document.url} />
        </Fact>
        <Fact name={t('ev_standing')}>{standing(provision)}</Fact>
        <Fact name={t('ev_version')}>
          <a href={links.version(document.id, version.number)}>{t('ev_version_of', version.number, document.versions)}</a>,{' '}
          {moment(version.captured_at)}
        </Fact>
        <Fact name={t('ev_source')}>{t(sources[version.source])}</Fact>
        <Fact name={t('ev_first_tracked')}>{day(provision.history[0]?.from)}</Fact>
        <Fact name={t('ev_hash_text')}>
          <code class="hash">{version.sha256}</code>
        </Fact>
        <Fact name={t('ev_hash_clause')}>
          <code class="hash">{clause.sha256}</code>
        </Fact>
        <Fact name={t('ev_extractor')}>{clip(version.extractor, 80)}</Fact>
      </dl>
      <ul class="elsewhere-links" data-noprint>
        {archived && (
          <li>
            <a href={archived} target="_blank" rel="noopener noreferrer">
              {t('ev_wayback')}
            </a>
          </li>
        )}
        {version.snapshots.map((one) => safeLink(one)).filter((one) => one !== null).map((one) => (
          <li key={one}>
            <a href={one} target="_blank" rel="noopener noreferrer">
              {t('ev_snapshot')}
            </a>
          </li>
        ))}
      </ul>
      <h3>{t('cite_title')}</h3>
      <CiteBox record={id} citations={provision.citations} />
      <h3 data-noprint>{t('ev_take_along')}</h3>
      <div class="take-along" data-noprint>
        <ExportButton of={id} look="main">
          {t('ev_bundle')}
        </ExportButton>
        <p class="hint">{t('ev_bundle_hint')}</p>
        <div class="acts">
          <CopyButton text={() => shareText(provision)}>{t('ev_share')}</CopyButton>
          <Button action="print" onPress={() => print()}>
            {t('ev_print')}
          </Button>
        </div>
      </div>
    </aside>
  );
}

function Fact({ name, children }: { name: string; children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The finding in a few lines of plain text, for a mail or a chat. */
export function shareText(provision: Provision): string {
  const { finding, clause, document, version, type } = provision;
  return [
    finding?.headline ?? type.name,
    finding?.consequence ?? '',
    '',
    `“${clip(finding?.quote.exact ?? clause.text, 900)}”`,
    `${document.service}, ${document.terms_type}, ${day(version.captured_at)}: ${document.url}`,
    standing(provision),
    '',
    `${provision.record_id} · SHA-256 ${version.sha256}`,
    provision.notice,
  ]
    .filter((line, at, all) => line !== '' || all[at - 1] !== '')
    .join('\n');
}
