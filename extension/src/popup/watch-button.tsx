// Keeps an eye on this site's terms, or stops doing so. Pure: `watch` and `unwatch` are carried out by popup.tsx.

import type { WatchView } from '../protocol/messages';
import { Button } from '../ui/button';
import { clip } from '../ui/format';
import { t } from '../ui/text';

export function WatchButton({ watched, line }: WatchView) {
  return (
    <div class="part watch" data-part="watch" data-watched={watched}>
      {watched ? (
        <Button action="unwatch" icon="tick" label={t('watched_name')}>{t('watched')}</Button>
      ) : (
        <Button action="watch" icon="eye">{t('watch_site')}</Button>
      )}
      <p class="faint">{line ? clip(line, 200) : t(watched ? 'watched_hint' : 'watch_site_hint')}</p>
    </div>
  );
}
