// How documents are watched and changes told, as it is set for every browser on this computer.

import { t, tn, uiLanguage, type MessageKey } from '../../../ui/text';
import { Loaded } from '../../shell/parts';
import { useRpc } from '../../shell/rpc';
import { Choice, useHostSettings, withCurrent, type HostSettings } from './setting-parts';

type Switch = 'notifications' | 'watch_while_browsing';

const intervals = [6, 12, 24, 72, 168] as const;
const days = ['off', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const switches: Record<Switch, { readonly name: MessageKey; readonly hint: MessageKey }> = {
  notifications: { name: 'vset_notify', hint: 'vset_notify_hint' },
  watch_while_browsing: { name: 'vset_watch', hint: 'vset_watch_hint' },
};

export function Kept() {
  const asked = useRpc('settings.get', {});
  return (
    <section>
      <h2>{t('vset_kept')}</h2>
      <Loaded of={asked}>{(found) => <Form first={found.settings} />}</Loaded>
    </section>
  );
}

function Form({ first }: { first: HostSettings }) {
  const { now, told, set } = useHostSettings(first);
  return (
    <div class="settings-list">
      <Choice
        name={t('vset_interval')}
        hint={t('vset_interval_hint')}
        value={String(now.watch_interval_hours)}
        options={withCurrent(intervals, now.watch_interval_hours).map((one) => [String(one), tn('vset_hours', one)] as const)}
        onValue={(value) => set({ watch_interval_hours: Number(value) })}
      />
      <Choice
        name={t('vset_digest')}
        hint={t('vset_digest_hint')}
        value={now.digest_day}
        options={days.map((one) => [one, one === 'off' ? t('vset_never') : weekday(days.indexOf(one))] as const)}
        onValue={(value) => set({ digest_day: days.find((one) => one === value) ?? 'off' })}
      />
      {(Object.keys(switches) as Switch[]).map((one) => (
        <div class="setting" key={one}>
          <label for={`vset-${one}`}>{t(switches[one].name)}</label>
          <input
            id={`vset-${one}`}
            class="switch"
            type="checkbox"
            role="switch"
            aria-describedby={`vset-${one}-hint`}
            checked={now[one]}
            onChange={(event) => set({ [one]: event.currentTarget.checked })}
          />
          <p class="hint" id={`vset-${one}-hint`}>
            {t(switches[one].hint)}
          </p>
        </div>
      ))}
      <p class="hint" role="status">
        {told}
      </p>
    </div>
  );
}

/** 1 is Monday. */
function weekday(at: number): string {
  return new Intl.DateTimeFormat(uiLanguage(), { weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, at)));
}
