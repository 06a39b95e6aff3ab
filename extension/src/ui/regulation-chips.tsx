// Laws and standards that speak about a finding: article and place at a glance, the reason below.

import type { Regulation } from '../protocol/types';
import { clip } from './format';

export function RegulationChips({ regulations }: { regulations: readonly Regulation[] }) {
  return (
    <ul class="laws">
      {regulations.map((law, at) => (
        <li key={at} data-regulation={law.id}>
          <p class="chip">
            <strong>{clip([law.name, law.article].filter(Boolean).join(', '), 120)}</strong>{' '}
            {law.jurisdiction && <span class="place">{clip(law.jurisdiction, 60)}</span>}
          </p>
          {law.why && <p class="law-why">{clip(law.why, 600)}</p>}
        </li>
      ))}
    </ul>
  );
}
