// What the parts of the settings share: the host's settings as they stand, and a choice among values.

import { useState } from 'preact/hooks';
import type { Methods } from '../../../protocol/types';
import { clip } from '../../../ui/format';
import { t } from '../../../ui/text';
import { useCall } from '../../shell/rpc';

export type HostSettings = Methods['settings.get']['result']['settings'];
export type Changes = Methods['settings.set']['params']['settings'];

/** The settings with what was changed here; `told` says whether it was saved. */
export function useHostSettings(first: HostSettings): { now: HostSettings; told: string; set: (changes: Changes) => void } {
  const { call, forget } = useCall();
  const [now, setNow] = useState(first);
  const [told, setTold] = useState('');
 const set = (changes: Changes): void => {
    setNow({ ...now, ...changes });
    setTold('');
    call('settings.set', { settings: changes }).then(
      (result) => {
        forget('settings.get');
        setNow(result.settings);
        setTold(t('saved'));
      },
      (error: unknown) => {
        setNow(now);
        setTold(t('not_saved', clip(error instanceof Error ? error.message : String(error), 200)));
      },
    );
  };
  return { now, told, set };
}

interface ChoiceProps {
  readonly name: string;
  readonly hint: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onValue: (value: string) => void;
}

export function Choice({ name, hint, value, options, onValue }: ChoiceProps) {
  const id = `vset-${name.replace(/[^A-Za-z]+/g, '-')}`;
  return (
    <div class="setting">
      <label for={id}>{name}</label>
      <select id={id} aria-describedby={`${id}-hint`} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
        {options.map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  );
}

export function withCurrent(values: readonly number[], current: number | null): number[] {
  return [...new Set([...values, ...(current === null ? [] : [current])])].sort((a, b) => a - b);
}
