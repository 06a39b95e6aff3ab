// What is kept, and for how long: the rules on earlier versions.

import { t, tn } from '../../../ui/text';
import { Loaded } from '../../shell/parts';
import { useRpc } from '../../shell/rpc';
import { Choice, useHostSettings, withCurrent, type HostSettings } from './setting-parts';

const periods = [90, 365, 730, 1825, 3650] as const;
const counts = [5, 20, 50, 100, 500] as const;

export function Retention() {
  const asked = useRpc('settings.get', {});
  return (
    <section data-part="retention">
      <h2>{t('vset_retention')}</h2>
      <Loaded of={asked}>{(found) => <Form first={found.settings} />}</Loaded>
    </section>
  );
}

function Form({ first }: { first: HostSettings }) {
  const { now, told, set } = useHostSettings(first);
  const { retention_days: days, retention_versions: versions } = now;
  return (
    <div class="settings-list">
      <Choice
        name={t('vset_keep_days')}
        hint={t('vset_keep_days_hint')}
        value={days === null ? '' : String(days)}
        options={[['', t('vset_for_ever')], ...withCurrent(periods, days).map((one) => [String(one), period(one)] as const)]}
        onValue={(value) => set({ retention_days: value === '' ? null : Number(value) })}
      />
      <Choice
        name={t('vset_keep_versions')}
        hint={t('vset_keep_versions_hint')}
        value={versions === null ? '' : String(versions)}
        options={[['', t('vset_all_versions')], ...withCurrent(counts, versions).map((one) => [String(one), tn('vset_newest', one)] as const)]}
        onValue={(value) => set({ retention_versions: value === '' ? null : Number(value) })}
      />
      <p class="hint">{days === null && versions === null ? t('vset_keeps_all') : t('vset_keeps_some')}</p>
      <p class="hint" role="status">
        {told}
      </p>
    </div>
  );
}

function period(count: number): string {
  return count % 365 === 0 ? tn('vset_years', count / 365) : tn('vset_days', count);
}
