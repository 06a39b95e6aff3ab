// "No longer there since …, which may mean …": only where the clause has gone, and never more than may be said.

import { Callout } from '../../../ui/callout';
import { clip, day } from '../../../ui/format';
import { t, type MessageKey } from '../../../ui/text';
import { links } from '../../shell/links';
import type { Provision } from './index';

const meanings: Record<Provision['stance'], MessageKey> = {
  against_you: 'prov_gone_against',
  for_you: 'prov_gone_for',
  neutral: 'prov_gone_neutral',
};

export function Gone({ provision }: { provision: Provision }) {
  const { gone, document, stance } = provision;
  if (!gone) return null;
  const still = gone.still_said.length > 0;
  return (
    <Callout title={t('prov_gone_title', day(gone.since))} tone={stance === 'for_you' && !still ? 'medium' : 'info'} state="gone">
      <p data-part="meaning">{still ? t('prov_gone_still') : t(meanings[stance], clip(document.service, 60))}</p>
      {still && (
        <ul>
          {gone.still_said.map((one) => (
            <li key={one.record_id}>
              <a href={links.provision(one.record_id)}>{clip(one.headline, 200)}</a>
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={links.compare(document.id, Math.max(1, gone.version - 1), gone.version)}>{t('prov_see_step')}</a>
      </p>
    </Callout>
  );
}
