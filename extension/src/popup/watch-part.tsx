// The popup's part about watching the page in front: one click has it looked at without being visited. Pure.

import type { PopupState } from '../protocol/messages';
import { Button } from '../ui/button';
import { clip, day } from '../ui/format';
import { t } from '../ui/text';

export function WatchPart({ state, isPrivate }: { readonly state: PopupState; readonly isPrivate: boolean }) {
  const { watch } = state.site;
  if (watch === undefined || state.host.state !== 'ok') return null;
  return (
    <section class="part watch" data-part="watch" data-watched={watch.watched}>
      <h2>{t('watch_title')}</h2>
      {watch.watched ? (
        <p class="hint">
          {watch.read_at === null ? t('watch_on') : t('watch_on_since', day(watch.read_at))}
          {watch.message !== null && <span dir="auto">{` ${clip(watch.message, 240)}`}</span>}
        </p>
      ) : (
        <p class="hint">{t('watch_hint')}</p>
      )}
      <div class="acts">
        <Button action={watch.watched ? 'unwatch' : 'watch'} icon={watch.watched ? 'tick' : 'history'} disabled={isPrivate}>
          {t(watch.watched ? 'watch_stop' : 'watch_this')}
        </Button>
      </div>
    </section>
  );
}
