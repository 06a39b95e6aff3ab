// Other risks in the same document, most pressing first: who reads about one clause should not miss the worse one beside it.

import { clip } from '../../../ui/format';
import { byWeight, toneOf } from '../../../ui/report-view';
import { SeverityBadge } from '../../../ui/severity-badge';
import { t, tn } from '../../../ui/text';
import { useAfterPaint } from '../../shell/after-paint';
import { links } from '../../shell/links';
import { useRpc } from '../../shell/rpc';
import type { Provision } from './index';

const most = 6;

export function SameDocument({ provision }: { provision: Provision }) {
  const { document, record_id: id } = provision;
  // It is the last on the page: what stands above is seen before it is asked for.
  const painted = useAfterPaint();
  const asked = useRpc('document.get', painted ? { document: document.id } : null);
  if (!asked.data && !asked.error) return <section data-part="same-document" aria-busy="true" hidden />;
  const others = byWeight(asked.data?.findings ?? []).filter((one) => one.record_id !== id && toneOf(one) !== 'good' && toneOf(one) !== 'info');
  if (others.length === 0) return null;
  return (
    <section data-part="same-document">
      <h2>{t('prov_same_document')}</h2>
      <ul class="same-document">
        {others.slice(0, most).map((one) => (
          <li key={one.id}>
            <SeverityBadge tone={toneOf(one)} possibly={one.match.kind === 'model'} />
            <a href={links.provision(one.record_id)}>{clip(one.headline, 200)}</a>
          </li>
        ))}
      </ul>
      {others.length > most && (
        <p class="faint">
          <a href={links.document(document.id)}>{tn('prov_same_document_all', others.length - most)}</a>
        </p>
      )}
    </section>
  );
}
