// One setting that is on or off: its name, the switch, and what it does.

export interface SwitchSettingProps {
  /** The key it is saved under. */
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly checked: boolean;
}

export function SwitchSetting({ name, label, hint, checked }: SwitchSettingProps) {
  const id = name.replaceAll('_', '-');
  return (
    <div class="setting">
      <label for={id}>{label}</label>
      <input id={id} class="switch" type="checkbox" role="switch" name={name} checked={checked} aria-describedby={`${id}-hint`} />
      <p class="hint" id={`${id}-hint`}>{hint}</p>
    </div>
  );
}
