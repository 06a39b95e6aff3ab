// A ready letter that takes back what was given: chosen, read, copied or saved. Smallprint sends nothing.

import { useState } from 'preact/hooks';
import type { Withdrawal } from '../../../protocol/types';
import { Button } from '../../../ui/button';
import { clip } from '../../../ui/format';
import { OutsideLink } from '../../../ui/outside-link';
import { t } from '../../../ui/text';
import { CopyButton } from '../../evidence/copy-button';
import { saveFile } from '../../evidence/save-file';
import { Loaded } from '../../shell/parts';
import { useRpc } from '../../shell/rpc';

export function TakeBack({ service, name }: { service: string; name: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="take-back" onToggle={(event) => setOpen(event.currentTarget.open)} data-noprint>
      <summary aria-label={t('given_take_back_of', clip(name, 60))}>{t('guard_withdraw')}</summary>
      {open && <Letters service={service} />}
    </details>
  );
}

function Letters({ service }: { service: string }) {
  const asked = useRpc('ledger.withdrawal', { service });
  return <Loaded of={asked}>{(letters) => <Letter withdrawal={letters} />}</Loaded>;
}

export function Letter({ withdrawal }: { withdrawal: Withdrawal }) {
  const [chosen, setChosen] = useState(withdrawal.letters[0].id);
  const letter = withdrawal.letters.find((one) => one.id === chosen) ?? withdrawal.letters[0];
  const text = `${letter.subject}\n\n${letter.text}`;
  return (
    <div class="letter">
      {withdrawal.letters.length > 1 && (
        <label class="field">
          {t('guard_letter')}
          <select value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
            {withdrawal.letters.map((one) => (
              <option key={one.id} value={one.id}>
                {`${one.title} (${one.jurisdiction})`}
              </option>
            ))}
          </select>
        </label>
      )}
      <pre dir="auto" tabIndex={0} role="group" aria-label={letter.title}>
        {text}
      </pre>
      {withdrawal.contacts.length > 0 && (
        <p class="hint">
          {t('given_send_to')}{' '}
          {withdrawal.contacts.slice(0, 5).map((contact, at) => (
            <span key={at} class="contact">
              <OutsideLink url={contact.url} show="target" text={contact.text} />
            </span>
          ))}
        </p>
      )}
      <div class="acts">
        <CopyButton text={() => text}>{t('guard_copy')}</CopyButton>
        <Button action="save-letter" look="plain" onPress={() => saveFile(withdrawal.file_name, [text], 'text/plain')}>
          {t('guard_save')}
        </Button>
      </div>
      <p class="faint">{t('guard_not_sent')}</p>
    </div>
  );
}
