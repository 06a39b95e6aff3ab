// A command to type, with a button that copies it.

import { t } from './text';
import { Icon } from './shapes';

export function CommandLine({ command }: { command: string }) {
  return (
    <div class="command">
      <pre dir="ltr"><code>{command}</code></pre>
      <button type="submit" class="icon-button" data-action="copy" data-value={command} aria-label={t('copy_command', command)} title={t('copy')}>
        <Icon name="copy" />
      </button>
    </div>
  );
}
