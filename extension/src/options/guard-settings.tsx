// The settings of the feedback guard: what to do everywhere, and for single services.

import { settingWords } from '../popup/guard-part';
import type { FeedbackPolicy, FeedbackSetting, FeedbackSettings } from '../protocol/messages';
import { Button } from '../ui/button';
import { clip } from '../ui/format';
import { t } from '../ui/text';

export interface GuardSettingsProps {
  readonly settings: FeedbackSettings;
  readonly policy?: FeedbackPolicy | undefined;
}

const forAll = ['hold', 'tell', 'off'] as const;
const forOne = ['hold', 'tell', 'keep', 'off'] as const;

export function GuardSettings({ settings, policy }: GuardSettingsProps) {
  const locked = policy?.default !== undefined || policy?.may_change === false;
  return (
    <section data-part="guard">
      <h2>{t('guard_settings')}</h2>
      <div class="setting">
        <label for="guard-default">{t('guard_default_for_all')}</label>
        <Choice id="guard-default" name="guard_default" from={forAll} value={policy?.default ?? settings.default} disabled={locked} hint="guard-hint" />
        <p class="hint" id="guard-hint">
          {t('guard_settings_hint')} {locked && t('guard_locked')}
        </p>
      </div>
      <div class="setting">
        <span class="setting-name">{t('guard_services')}</span>
        {settings.services.length === 0 && <p class="hint">{t('guard_services_none')}</p>}
      </div>
      <ul class="sites">
        {settings.services.map(({ key, mode }) => {
          const name = clip(key, 120);
          const fixed = policy?.services.some((one) => one.key === key) === true || policy?.may_change === false;
          return (
            <li key={key} data-service={key}>
              <bdi>{name}</bdi>
              <span class="acts">
                <Choice name="guard_service" service={key} from={forOne} value={mode} disabled={fixed} label={t('guard_mode_of', name)} />
                <Button action="forget-service" value={key} look="plain" label={t('guard_forget_of', name)}>
                  {t('forget')}
                </Button>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly from: readonly FeedbackSetting[];
  readonly value: FeedbackSetting;
  readonly disabled: boolean;
  readonly id?: string;
  readonly service?: string;
  readonly label?: string;
  readonly hint?: string;
}

function Choice({ id, name, from, value, disabled, service, label, hint }: ChoiceProps) {
  return (
    <select id={id} name={name} data-service={service} disabled={disabled} aria-label={label} aria-describedby={hint}>
      {from.map((mode) => (
        <option key={mode} value={mode} selected={mode === value}>
          {t(settingWords[mode])}
        </option>
      ))}
    </select>
  );
}
