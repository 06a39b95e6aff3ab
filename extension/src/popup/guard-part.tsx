// The popup's part about feedback on this site: what was given, how to take it back, what to do from now on. Pure.

import type { FeedbackSetting, PopupState } from '../protocol/messages';
import type { Withdrawal } from '../protocol/types';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { clip, safeLink, linkTarget } from '../ui/format';
import { t, type MessageKey } from '../ui/text';

export interface GuardModel {
  readonly state: PopupState;
  readonly isPrivate: boolean;
  /** The letters that take back what was given, once asked for. */
  readonly withdrawal?: Withdrawal | undefined;
  /** Which of the letters is shown, by its id. */
  readonly letter?: string | undefined;
  readonly copied?: boolean | undefined;
}

export const settingWords: Record<FeedbackSetting, MessageKey> = {
  hold: 'guard_hold',
  tell: 'guard_tell',
  keep: 'guard_keep',
  off: 'guard_off',
};

export function GuardPart(model: GuardModel) {
  const { site, feedback } = model.state;
  if (site.access !== 'ok' || model.state.host.state !== 'ok') return null;
  const service = site.summary?.service ?? null;
  const given = site.summary?.given;
  return (
    <section class="part guard" data-part="guard" data-mode={feedback.mode}>
      <h2>{t('guard_title')}</h2>
      {feedback.lost && (
        <Callout title={t('guard_lost_title')} tone="high" state="feedback_lost">
          <p>{t('guard_lost')}</p>
        </Callout>
      )}
      {given && given.total > 0 ? (
        <p class="given" data-part="given" dir="auto">{clip(given.line ?? '', 240)}</p>
      ) : (
        <p class="hint" data-part="given">{t('guard_nothing_given')}</p>
      )}
      {service !== null && (
        <label class="choice">
          <span>{t('guard_setting')}</span>
          <select name="guard_mode" disabled={feedback.locked || model.isPrivate}>
            {(Object.keys(settingWords) as FeedbackSetting[]).map((mode) => (
              <option key={mode} value={mode} selected={mode === feedback.mode}>
                {t(settingWords[mode])}
              </option>
            ))}
          </select>
        </label>
      )}
      {feedback.locked && <p class="faint">{t('guard_locked')}</p>}
      <div class="acts">
        {service !== null && given && given.total > 0 && !model.withdrawal && (
          <Button action="withdraw" icon="copy">
            {t('guard_withdraw')}
          </Button>
        )}
        {feedback.can_pause && (
          <Button action="pause" value={feedback.paused_until > 0 ? '0' : '60'} look="plain">
            {feedback.paused_until > 0 ? t('guard_resume', clockTime(feedback.paused_until)) : t('guard_pause')}
          </Button>
        )}
      </div>
      {model.withdrawal && <Letters {...model} withdrawal={model.withdrawal} />}
    </section>
  );
}

/** An hour and a minute, in the person's own way of writing them. */
function clockTime(time: number): string {
  return new Intl.DateTimeFormat(undefined, { timeStyle: 'short' }).format(new Date(time));
}

/** What is copied or saved: subject, empty line, body. */
export function letterText(withdrawal: Withdrawal, id: string | undefined): string {
  const letter = withdrawal.letters.find((one) => one.id === id);
  return letter ? `${letter.subject}\n\n${letter.text}` : withdrawal.text;
}

function Letters({ withdrawal, letter, copied }: GuardModel & { withdrawal: Withdrawal }) {
  const text = letterText(withdrawal, letter);
  return (
    <div class="letters" data-part="withdrawal">
      {withdrawal.letters.length > 1 && (
        <label class="choice">
          <span>{t('guard_letter')}</span>
          <select name="guard_letter">
            {withdrawal.letters.slice(0, 12).map((one) => (
              <option key={one.id} value={one.id} selected={one.id === letter}>
                {clip(one.title, 90)}
              </option>
            ))}
          </select>
        </label>
      )}
      <pre tabIndex={0} aria-label={t('guard_letter')} dir="auto">{clip(text, 20_000)}</pre>
      {withdrawal.contacts.length > 0 && (
        <ul class="faint">
          {withdrawal.contacts.slice(0, 4).map((contact, at) => {
            const href = safeLink(contact.url);
            const target = href && linkTarget(href);
            return (
              <li key={at}>
                {/* An address alone is said once, by its link. */}
                {contact.text !== target && `${clip(contact.text, 200)} `}
                {href && <a href={href} target="_blank" rel="noopener noreferrer">{target}</a>}
              </li>
            );
          })}
        </ul>
      )}
      <div class="acts">
        <Button action="copy-letter" look="main" icon={copied ? 'tick' : 'copy'}>
          {t(copied ? 'copied' : 'guard_copy')}
        </Button>
        <Button action="save-letter">{t('guard_save')}</Button>
      </div>
      <p class="faint">{t('guard_not_sent')}</p>
    </div>
  );
}
