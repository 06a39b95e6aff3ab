// What the program knows beforehand, how old it is, and looking for newer versions of it.

import type { CatalogueView } from '../protocol/messages';
import { Button } from '../ui/button';
import { clip, day } from '../ui/format';
import { SwitchSetting } from '../ui/switch-setting';
import { t } from '../ui/text';

export interface CataloguePartProps {
  readonly catalogue: CatalogueView;
  /** A look is on its way. */
  readonly looking: boolean;
}

export function CataloguePart({ catalogue, looking }: CataloguePartProps) {
  const { date, version, expired, updates, from, looked_at } = catalogue;
  const origin = catalogue.source === 'update' && version !== undefined ? t('catalogue_updated', day(date), version) : t('catalogue_of_program', day(date));
  return (
    <section data-part="catalogue">
      <h2>{t('catalogue')}</h2>
      <SwitchSetting name="catalogue_updates" label={t('catalogue_updates')} hint={t('catalogue_updates_hint', clip(from, 120))} checked={updates} />
      <div class="setting">
        <span class="setting-name" data-part="catalogue-date">{origin}</span>
        <Button action="look-for-catalogue" disabled={looking}>
          {t(looking ? 'catalogue_looking' : 'catalogue_look')}
        </Button>
        <p class="hint" role="status" data-outcome={catalogue.outcome}>
          {[expired ? t('catalogue_expired') : '', outcomeLine(catalogue), looked_at === undefined ? '' : t('catalogue_looked', day(looked_at))]
            .filter((line) => line !== '')
            .join(' ')}
        </p>
      </div>
    </section>
  );
}

function outcomeLine({ failure, outcome }: CatalogueView): string {
  if (failure !== undefined) return clip(failure, 400);
  if (outcome === 'installed') return t('catalogue_installed');
  return outcome === 'current' ? t('catalogue_current') : '';
}
